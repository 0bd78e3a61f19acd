import { startOf, type Rule } from './types';
import { plain } from './head';

/** `{:status, ref, 200}`, `{:response, :fin, 407, headers}`, `{:ok, 200, headers, ref}` */
export const behindLabel: Rule = ({ tuple, label, index, elements, question }) => {
  if (!tuple || !label || index === 0) return undefined;
  const fields =
    /^_?\w*headers?$|^_?(?:h|hdrs)$|^\[\{"[\w-]+",/.test(startOf(elements[index + 1])) ||
    // `{:ok, 200, [], body}`
    (label === 'ok' && index === 1 && elements.length === 4 && elements[2]?.text === '[]');
  if (/^(?:http_?|request_|resp(?:onse)?_|\w*expected_|bad_|invalid_)?status(?:_code)?$|^http_\w+$/.test(label))
    return [{ words: `\`${label}\` stands at its head`, weight: 0.85 }];
  if (/^(?:http_?|gun_)?resp(?:onse)?$/.test(label))
    return [
      {
        words: `\`${label}\` stands at its head`,
        weight: ended.test(startOf(elements[index - 1])) ? 0.95 : fields ? 0.85 : 0.6,
      },
    ];
  if (fields) return [{ words: 'the fields stand behind it', weight: 0.85 }];
  // Hackney's `{:ok, 404, _, _}`
  return label === 'ok' && index === 1 && elements.length === 4 && question.document.head.speaksHttp
    ? [{ words: 'fields and a body stand behind it', weight: 0.85 }]
    : undefined;
};

/** Gun's `{:response, :nofin, 200, []}`: whether a body follows */
const ended = /^:(?:no)?fin$/;

/** `{404, _headers, _body} = sent_resp(conn)` */
export const matchedWithResponse: Rule = ({ tuple, index, elements, around }) =>
  tuple && index === 0 && elements.length === 3 && around?.kind === 'operand' && /resp/i.test(startOf(around.other, 60))
    ? [{ words: 'it is matched with a response', weight: 0.9 }]
    : undefined;

/** `{:ok, {404, _, _}}`, `{:ok, {{_, 404, _}, headers, body}}` */
export const withinTuple: Rule = ({ tuple, index, elements, others, around }) => {
  if (!tuple || around?.kind !== 'element' || !around.tuple || elements.length !== 3) return undefined;
  const rest = (index === 1 ? around.elements.slice(1) : index === 0 ? others : []).map(e => startOf(e));
  const spoken = rest.length === 2 && rest.every(r => /^_?(?:h|hdrs|headers?|fields|body|data|b)?$/.test(r));
  const succeeded = index === 0 ? /^:(?:ok|error)$/.test(startOf(around.elements[0], 8)) : around.index === 0;
  if (spoken && succeeded) return [{ words: 'fields and a body stand behind it', weight: 1 }];
  // `{:ok, {201, _, %{"secret" => key}}}`
  return succeeded && index === 0 && /^(?:_\w*|\[\]|%\{\}|\w*headers)$/.test(rest[0] ?? '') && plain.test(rest[1] ?? '')
    ? [{ words: 'fields and a body stand behind it', weight: 0.85 }]
    : undefined;
};

/** `{:no_content, []}`: two words and fields; `{:ok, []}` is everyday. */
export const wordedWithFields: Rule = ({ tuple, index, elements, question }) =>
  tuple &&
  index === 0 &&
  elements.length === 2 &&
  question.document.head.speaksHttp &&
  /^:[a-z]+_[a-z_]+$/.test(startOf(elements[0])) &&
  /^(?:\[|%\{|_?\w*headers$)/.test(startOf(elements[1]))
    ? [{ words: 'fields stand behind it', weight: 0.8 }]
    : undefined;
