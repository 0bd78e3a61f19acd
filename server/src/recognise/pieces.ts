import type { Evidence } from './types';

/** A key of a document that code puts together, one string a line: `"        '200':\n" +`. */
const ownKey = /^(\s*)\\?["']?[1-5]\d\d\\?["']?\s*:\s*\{?\s*(?:\\n)?$/;
/** What such a line holds: the indent inside its string, and the key. */
const lineOfPieces = /^[^"';]*["'](\s*)\\?["']?([\w$/{}.-]+)\\?["']?\s*:/;

/**
 * OpenAPI in a row of strings: true where the nearest line above that stands less far in is `responses:`.
 * @param content  The string without its quotes.
 * @param above    The text before the string; its last 60 lines are read.
 */
export function keyInPieces(content: string, above: string): Evidence[] {
  const indent = ownKey.exec(content)?.[1]?.length;
  if (!indent) return [];
  const lines = above.slice(-6000).split('\n').slice(-61, -1).reverse();
  for (const line of lines) {
    if (/;\s*$/.test(line)) break;
    const [, space = '', key = ''] = lineOfPieces.exec(line) ?? [];
    if (key === '' || space.length >= indent) continue;
    return key === 'responses' ? [{ words: 'a key of `responses`', weight: 1.1 }] : [];
  }
  return [];
}
