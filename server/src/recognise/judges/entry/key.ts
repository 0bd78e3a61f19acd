import type { Node } from 'web-tree-sitter';
import { groupEvidence, numberOf, type Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import { numbersBeside } from './beside';
import { siblings, unquote } from './siblings';

type Key = Extract<Site, { kind: 'entry-key' }>;

/** Judges `404: NotFound` by the keys beside it, the value, what the whole is given to, and its name. */
export function judgeEntryKey(site: Key, outer: Site[], question: Question): Evidence[] {
  const value = site.value.text.slice(0, 200);
  const numbers = numbersBeside(site.node);
  return [
    ...ofValue(value, question),
    ...amongAnswers(question),
    ...(numbers.length ? groupEvidence(numbers, question) : []),
    ...phrasesBeside(site.node, question),
    ...ofTaker(outer[0], question),
    ...ofName(outer, value, numbers, question),
    ...ofWhole(outer),
  ];
}

/** What the value says, as far as it speaks of a response. */
function ofValue(value: string, { catalogue, code, node }: Question): Evidence[] {
  // `INVALID_TOKEN: "Invalid token"`: without its number nobody means the status of a vendor.
  if (catalogue.get(code)?.standing === 'vendor' && !/\d/.test(node.text))
    return [{ words: 'only a vendor calls a status so', weight: -1 }];
  if (catalogue.isPhraseOf(unquote(value), code)) return [{ words: 'its value is its phrase', weight: 1.2 }];
  // OpenAPI as code: `"400" -> Response("Client error")`
  if (/^(?:new\s+|%)?(?:\w+[.\\])*\w*Response\w*(?:\.\w+)?\s*[({<]/.test(value))
    return [{ words: 'its value is a response', weight: 0.8 }];
  // `404: (err, req, res) => …`
  if (/^(?:async\s+)?(?:function\b\s*\w*\s*)?\([^()]{0,80}\b_?(?:res|response|reply|ctx)\b[^()]{0,30}\)/.test(value))
    return [{ words: 'its value answers', weight: 0.8 }];
  if (/\b(?:\w*(?:schema|response|serializer|error|exception|problem|handler|page)\w*|description)\b/i.test(value))
    return [{ words: 'its value speaks of a response', weight: 0.6 }];
  // `['503' => Runner::RETRY_ALWAYS]`
  return /(?:^|[^a-z])retr(?:y|ies)(?![a-z])/i.test(value) && /^["']?\d/.test(node.text) && code >= 400
    ? [{ words: 'its value speaks of trying again', weight: 0.6 }]
    : [];
}

/** Scala's `case Missing => 520 -> body` beside `case Refused => Status.FORBIDDEN -> body`. Looks 800 characters around. */
function amongAnswers({ document: { text }, node }: Question): Evidence[] {
  if (!/(?:=>|\breturn)\s*(?:\w+\()?$/.test(text.slice(Math.max(0, node.startIndex - 24), node.startIndex))) return [];
  const around = text.slice(Math.max(0, node.startIndex - 800), node.endIndex + 800);
  return /=>\s*(?:\w+\()?(?:\w+\.)*(?:Http)?Status(?:Codes?)?\.[A-Z]\w+\s*->/.test(around)
    ? [{ words: 'the cases beside it come to statuses', weight: 1 }]
    : [];
}

/** `{ 404: 'Not Found', 599: 'We broke' }`: a key beside it has its phrase for a value. */
function phrasesBeside(entry: Node, { catalogue, code }: Question): Evidence[] {
  const phrased = siblings(entry, 60).some(other => {
    const number = numberOf(other.namedChildren[0] ?? undefined);
    const meant = other.namedChildren.at(-1)?.text;
    return number !== undefined && meant !== undefined && catalogue.isPhraseOf(unquote(meant), number);
  });
  return phrased && catalogue.get(code) ? [{ words: 'a key beside it has its phrase for a value', weight: 0.5 }] : [];
}

/** `handleHttpError(error, { 404: 'No such page' })` */
function ofTaker(around: Site | undefined, { catalogue, code }: Question): Evidence[] {
  const taker = around?.kind === 'argument' && !around.keyword ? (pathOf(around.callee.text).at(-1) ?? '') : '';
  return /http|status|respon|(?:error|failure)s?$|^(?:on|handle)\w*(?:error|failure)/i.test(taker) &&
    catalogue.get(code)
    ? [
        {
          words: `\`${taker}\` is given what each comes to`,
          weight: /http|status|respon/i.test(taker) ? 0.8 : code >= 400 ? 0.65 : 0.3,
        },
      ]
    : [];
}

/** What the map is called: by the name that it is given, the key that it stands under, or the argument that it is. */
function nameOf(outer: Site[]): string | undefined {
  for (const site of outer) {
    if (site.kind === 'definition') return site.name.text;
    if (site.kind === 'entry-value') return site.key.text;
    if (site.kind === 'argument' && site.keyword) return site.keyword;
  }
  return undefined;
}

function ofName(outer: Site[], value: string, numbers: number[], { code }: Question): Evidence[] {
  const text = nameOf(outer);
  if (text === undefined) return [];
  const name = pathOf(unquote(text)).at(-1) ?? '';
  if (/responses?(?:_?(?:models?|schemas?|types?|descriptions?))?$/i.test(name))
    return [{ words: `it is a key of \`${name}\``, weight: 1 }];
  const status = statusName(name);
  if (status.weight > 0) return [status];
  if (/(?:error|exception)_?(?:handler|page)s?$/i.test(name))
    return [{ words: `it is a key of \`${name}\``, weight: 0.9 }];
  if (!/errors?|exceptions?|messages?|reasons?|phrases?|handlers?/i.test(name)) return [];
  const errors = code >= 400 && numbers.length > 0 && numbers.every(n => n >= 400 && n < 600);
  return [
    { words: `it is a key of \`${name}\``, weight: 0.4 },
    // `{ 404: 'Page missing', 500: 'We broke' }`
    ...(errors && /^[a-z]?["'`]/.test(value) ? [{ words: 'texts for errors stand behind each', weight: 0.3 }] : []),
  ];
}

/** What the map is compared with, or which kind of value it is part of. */
function ofWhole(outer: Site[]): Evidence[] {
  const [around] = outer;
  // Go's `retry.RetryableHTTPStatusCode{Codes: map[int]struct{}{429: {}}}`
  const whole = outer.slice(0, 4).find(s => s.kind === 'argument');
  const made = whole && statusName(pathOf(whole.callee.text).at(-1) ?? '').weight >= 1;
  return [
    ...(around?.kind === 'operand' && /responses["'\])]*$/i.test(around.other.text.slice(-40))
      ? [{ words: 'it is a key of the responses that it is compared with', weight: 1 }]
      : []),
    ...(made ? [{ words: `it belongs to \`${whole.callee.text.slice(0, 60)}\``, weight: 0.5 }] : []),
  ];
}
