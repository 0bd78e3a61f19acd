import { spellsPhrase, type Question } from '../../evidence';
import { siblingValues } from '../../judges/entry/siblings';
import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import type { Phrase } from './types';
import { expectedBy } from './subject';
import { namesStatuses } from './libraryErrors';

/** `{ error: "Not Found" }` */
export function valueOf(
  site: Extract<Site, { kind: 'entry-value' }>,
  phrase: Phrase,
  numbered: boolean,
  question: Question,
): Evidence {
  const { content, exact, several } = phrase;
  const key = site.key.text.replace(/["'`:]/g, '').trim();
  const weight = (): number => {
    // `Response.new(body: 'OK', status: 200)`
    // and `Response::json(['status' => 'ok'], 200)`
    if (/^ok$/i.test(content) && /^(?:\w*body|status|state|result|health)$/i.test(key))
      // `{ status: 'OK', status_code: 200 }`
      return key === 'status' && siblingValues(site.node).includes(question.code) ? 0.5 : -1;
    if (/^(?:title|label|name)$/i.test(key) && describesField(question)) return -0.5;
    if (key === 'code' && namesStatuses(question)) return 0.9;
    // Feathers' `{ name: 'BadRequest', code: 400, className: 'bad-request' }`
    if (exact && /^(?:name|type|kind)$/i.test(key) && siblingValues(site.node).includes(question.code)) return 0.7;
    if (exact && /^(?:status_?(?:text|message)|reason_?phrase)$/i.test(key)) return 0.9;
    if (
      /^(?:error|reason|reason_?phrase|title|description|phrase|\w*status_?(?:code_?)?(?:text|message|name)?)$/i.test(
        key,
      )
    )
      return 0.5;
    // Sails: `exits: { missing: { responseType: 'notFound' } }`
    if (/^response_?type$/i.test(key) && /^[a-z]+[A-Z]/.test(content)) return 0.9;
    if (/^(?:message|detail|body|\w*body)$/i.test(key)) return 0.35;
    // fasthttp's `StatusHTTPVersionNotSupported: "HTTP Version Not Supported"`
    if (several && exact && /^(?:\w+\.)*Status[A-Z]\w+$/.test(key)) return 0.5;
    // `{ status: 413, text: 'Payload Too Large' }`
    if (several && exact && numbered && /^(?:text|code|name|type|status)$/i.test(key)) return 0;
    return expectedBy(key, phrase)[0]?.weight ?? -0.3;
  };
  // A table's `NO_CONTENT: 'No Content'`; translations quote their keys, or write them small.
  const spells =
    /^\[?(?:\w+\.)*[A-Z]\w+\]?$/.test(site.key.text.trim()) &&
    spellsPhrase(pathOf(key.replace(/[[\]]/g, '')).at(-1) ?? '', question.code, question);
  const own = weight();
  return own <= 0 && spells
    ? { words: `\`${key}\` spells it`, weight: 0.9 }
    : { words: `it is the value of \`${key}\``, weight: own };
}

/** `{ "type": "number", "title": "Request Timeout" }`: a field of a form. Looks 120 characters around. */
const describesField = ({ document: { text }, node }: Question): boolean =>
  /["']?\btype["']?\s*(?::|=>?)\s*["'](?:number|string|boolean|integer|array|text|password|checkbox)["']/.test(
    text.slice(Math.max(0, node.startIndex - 120), node.endIndex + 120),
  );
