import { numberAt, type StatusInString } from './types';

const keyOfResponses = [{ words: 'a key of `responses`', weight: 1.1 }];
const speaksOfResponses = /\bresponses["']{0,2}\s*:/;
const depthOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0;

/** OpenAPI inside a string: the keys below `responses:`, in YAML or JSON. */
export function documented(text: string): StatusInString[] {
  if (!speaksOfResponses.test(text)) return [];
  const found: StatusInString[] = [];
  for (const m of text.matchAll(
    /^([ \t]*)["']{0,2}responses["']{0,2}\s*:[ \t]*\{?[ \t]*(?:\r?\n|(?=["']?[1-5]\d\d))/gm,
  )) {
    const indent = m[1]?.length ?? 0;
    let at = m.index + m[0].length;
    for (const line of text.slice(at).split('\n')) {
      if (line.trim() !== '' && depthOf(line) <= indent && !/["']?responses/.test(line) && at > m.index + m[0].length)
        break;
      const key = /^[ \t]*(["']{0,2})([1-5]\d\d)\1\s*:/.exec(line);
      if (key?.[2])
        found.push({ ...numberAt(at + key[0].lastIndexOf(key[2]), key[2], keyOfResponses), spelling: 'string' });
      at += line.length + 1;
    }
  }
  // On one line: `"responses": { "200": { "description": "ok" } }`
  for (const m of text.matchAll(/\\?["']responses\\?["']\s*:\s*\{\s*\\?["']([1-5]\d\d)(?=\\?["']\s*:\s*\{)/g))
    found.push({ ...numberAt(m.index + m[0].length - 3, m[1] ?? '', keyOfResponses), spelling: 'string' });
  return found;
}

/** OpenAPI in a text block of code: `"404":` or `"404": {` below `responses`. */
export function documentedInBlock(text: string): StatusInString[] {
  if (!speaksOfResponses.test(text)) return [];
  return [...text.matchAll(/^([ \t]*(\\?["']{0,2}))([1-5]\d\d)\2\s*:(?:\s*\{|\s*$)/gm)]
    .filter(m => belowResponses(text.slice(0, m.index), m[0]))
    .map(m => numberAt(m.index + (m[1] ?? '').length, m[3] ?? '', keyOfResponses));
}

/** True where the nearest line above that stands less far in is `responses:`, or where no line does. */
function belowResponses(above: string, line: string): boolean {
  const indent = depthOf(line);
  const outer = above.split('\n').findLast(l => l.trim() !== '' && depthOf(l) < indent);
  return outer === undefined || /\bresponses\b/.test(outer);
}
