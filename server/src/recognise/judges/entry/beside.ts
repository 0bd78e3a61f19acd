import type { Node } from 'web-tree-sitter';
import { groupEvidence, numberOf, spellsPhrase, type Question } from '../../evidence';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import { keyOf, siblingKeys, siblings, siblingValues, unquote, valueOf } from './siblings';

/** `{ url: '/a', response: 404 }`: what is asked for stands beside what is answered. */
export const askedBeside = (entry: Node): Evidence[] =>
  siblingKeys(entry).some(k => /^(?:url|uri|path|method|query|endpoint|headers|body)$/.test(k))
    ? [{ words: 'what is asked for stands beside it', weight: 0.4 }]
    : [];

/** `{ StatusCode: 206, SelectionPattern: '206' }`: a key beside it, which names a status, has the same code. */
export function sameBeside(entry: Node, { code }: Question): Evidence[] {
  const other = siblings(entry).find(n => valueOf(n) === code && statusName(keyOf(n)).weight >= 1);
  return other ? [{ words: 'a status beside it has the same code', weight: 0.9 }] : [];
}

/** `{Name: "code", Value: "404"}`: the label that the value belongs to, among those of an exchange. */
export function labelledBy(entry: Node, { document, node, code, catalogue }: Question): Evidence[] {
  const label = siblings(entry)
    .map(n => /^["']?(?:name|key|label)["']?\s*[:=]>?\s*["'`]([\w.]+)["'`]$/i.exec(n.text.slice(0, 60))?.[1])
    .find(l => l !== undefined);
  const named = label === undefined ? undefined : statusName(label);
  if (titled(entry, code, catalogue)) return [{ words: 'a text beside it says it with its phrase', weight: 1 }];
  if (!named || named.weight <= 0) return [];
  if (named.weight >= 1) return [named];
  const around = document.text.slice(Math.max(0, node.startIndex - 160), node.endIndex + 160);
  return /["'`](?:method|GET|POST|handler|path|ur[il]|\w*http_\w+)["'`]/.test(around)
    ? [named, { words: 'labels of an exchange stand beside it', weight: 0.6 }]
    : [named];
}

/** `{ value: 201, label: '201 - Created' }` */
const titled = (entry: Node, code: number, catalogue: Question['catalogue']): boolean =>
  siblings(entry).some(n => {
    const title = /["'`](\d{3})[\s:–-]+([A-Z][A-Za-z' -]{1,40})["'`]$/.exec(n.text.slice(0, 80));
    return title?.[1] === String(code) && catalogue.isPhraseOf(title[2] ?? '', code);
  });

/** Keys that keep company with a status. */
const companions =
  /^(?:headers?|body|status_?text|status_?message|ok|json|json_?body|data|content_?type|get|post|put|patch|delete|url|method|path|path_?info|request|reason|response|statusline|resp_?(?:body|headers))$/i;
const errors = /^(?:message|error|errors|title|detail|details|description|type|instance|schema|msg|text)$/i;

/** `{ error: 400, message: 'Bad Request' }`: a value beside it is the code's phrase. */
export const phraseBeside = (entry: Node, { catalogue, code }: Question): boolean =>
  siblings(entry).some(n => {
    const value = n.namedChildren.at(-1)?.text ?? '';
    return value.length < 60 && catalogue.isPhraseOf(unquote(value), code);
  });

/** What the keys beside it say of a key that may name a status: a phrase, a whole response, a message. */
export function beside(entry: Node, question: Question): Evidence[] {
  const { catalogue, code } = question;
  const keys = siblingKeys(entry);
  // `['code' => 404, 'message' => 'Not Found']`
  if (phraseBeside(entry, question)) return [{ words: 'its phrase stands beside it', weight: 0.7 }];
  // `{ code: 200, headers: {}, body: '' }` is a whole response.
  if (['headers', 'body'].every(part => keys.includes(part)))
    return [{ words: 'fields and a body stand beside it', weight: 0.75 }];
  // `{ method: 'GET', path: '/orders', status: 200 }` is an exchange.
  if (keys.includes('method') && keys.some(k => /^(?:path|url|uri|endpoint|route)$/.test(k)))
    return [{ words: 'a method and an address stand beside it', weight: 0.75 }];
  // Flight's `['Content-Type' => 'text/html', 'status' => 200]`
  if (keys.some(k => /^(?:content-(?:type|length|disposition)|location|cache-control)$/i.test(k)))
    return [{ words: 'a field of HTTP stands beside it', weight: 0.6 }];
  // `{ from: '/old', to: '/new', status: 301 }`
  if (
    keys.some(k => /^(?:from|source|input|src)$/.test(k)) &&
    keys.some(k => /^(?:to|target|destination|dest)$/.test(k))
  )
    return [{ words: 'two addresses stand beside it', weight: 0.6 }];
  // `{ ok: false, status: 500 }`
  if (keys.includes('ok') && siblings(entry).some(n => /^["']?ok["']?\s*:\s*(?:true|false)$/i.test(n.text)))
    return [{ words: '`ok` stands beside it', weight: 0.5 }];
  // A metric's labels: `{ __name__: 'http_requests_total', code: '200' }`
  if (siblings(entry).some(n => /["'`]\w*http_\w+["'`]$/.test(n.text.slice(0, 80))))
    return [{ words: 'the name of a metric of HTTP stands beside it', weight: 0.7 }];
  return messageBeside(keys, code, catalogue.get(code)?.standing === 'standard');
}

function messageBeside(keys: string[], code: number, standard: boolean): Evidence[] {
  // `{ code: 200, message: 'done', data: {} }`: the envelope of many an API.
  if ((code < 300 || code >= 400) && standard && keys.some(k => /^(?:message|msg)$/.test(k)) && keys.includes('data'))
    return [{ words: 'a message and data stand beside it', weight: 0.65 }];
  if (keys.some(k => companions.test(k))) return [{ words: 'fields or a body stand beside it', weight: 0.4 }];
  // `{ code: 103, error: 'no such class' }`: what went wrong has another code there.
  if (code < 300 && keys.some(k => /^errors?$/i.test(k)) && !keys.some(k => /^(?:message|status_?text)$/i.test(k)))
    return [];
  return keys.some(k => errors.test(k))
    ? [{ words: 'a message stands beside it', weight: code >= 400 && code < 600 ? 0.45 : 0.35 }]
    : [];
}

export function groupBeside(entry: Node, question: Question): Evidence[] {
  const values = siblingValues(entry).filter(n => n !== undefined && n >= 100 && n <= 599);
  return values.length ? groupEvidence(values, question).filter(e => e.weight > 0 && e.weight < 0.8) : [];
}

/** `{ OK: 200, NOT_FOUND: 404, TEAPOT: 418 }`: two or more of the others spell the phrases of their values. */
export function phrasesBeside(entry: Node, { catalogue }: Question): Evidence[] {
  const others = siblings(entry, 60);
  const spelled = others.filter(n => {
    const value = valueOf(n);
    return value !== undefined && spellsPhrase(keyOf(n), value, { catalogue });
  });
  return spelled.length >= 2 && spelled.length * 2 >= others.length
    ? [{ words: 'the names beside it spell the phrases of their values', weight: 0.5 }]
    : [];
}

/** `[{ status: 400, retry: false }, { status: 503, retry: true }]`: the same key in the rows beside. */
export function rowsBeside(
  { node, key }: Extract<Site, { kind: 'entry-value' }>,
  outer: Site[],
  question: Question,
): Evidence[] {
  const rows = outer[0];
  if (rows?.kind !== 'element') return [];
  const same = new RegExp(`(?<![\\w-])${key.text.replace(/\W/g, '\\$&')}\\W{0,4}[:=]>?\\s*["']?(\\d+)`);
  const numbers = rows.elements
    .filter((_, i) => i !== rows.index)
    .slice(0, 30)
    .map(row => same.exec(row.text.slice(0, 400))?.[1])
    .filter(c => c !== undefined)
    .map(Number);
  if (numbers.length === 0 || node.text.length > 60) return [];
  return groupEvidence(numbers, question).map(e => ({ ...e, words: `in the rows beside it, ${e.words}` }));
}

/** The numbers that are keys beside one. */
export const numbersBeside = (entry: Node): number[] =>
  siblings(entry, 60)
    .map(n => numberOf(n.namedChildren[0] ?? undefined))
    .filter((n): n is number => n !== undefined);
