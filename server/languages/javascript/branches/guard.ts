import type { ParsedDocument } from '../../../src/parsing/document';
import { escape } from '../../../src/branches/tree';
import type { Binding, Place } from '../../../src/branches/types';

/**
 * The condition behind what TypeScript wants to know before it lets a caught error be asked, for such an error is `unknown`
 * (`useUnknownInCatchVariables`): `axios.isAxiosError(error) && …`. As it is where it, copied from a sibling, or the code around
 * has asked already, where the error is declared as something, and where the file imports nothing to ask with.
 */
export function askable(condition: string, binding: Binding, place: Place, document: ParsedDocument): string {
  const guard = guardOf(condition, binding, place, document);
  if (!guard) return condition;
  return `${guard} && ${condition.includes(' || ') ? `(${condition})` : condition}`;
}

function guardOf(
  condition: string,
  { caught, node, into }: Binding,
  place: Place,
  document: ParsedDocument,
): string | undefined {
  const clause = node.parent;
  if (!caught || !into || clause?.type !== 'catch_clause' || clause.childForFieldName('type')) return undefined;
  if (!/^(?:typescript|tsx)/.test(document.language.id)) return undefined;
  const name = escape(caught);
  const asked = new RegExp(`\\bis\\w*Error\\(\\s*${name}\\b|(?<![\\w$.])${name}\\s+instanceof\\b`);
  if (asked.test(condition)) return undefined;
  for (let n = place.block; n.id !== into.id && n.parent; n = n.parent)
    if (n.parent.type === 'if_statement' && asked.test(n.parent.childForFieldName('condition')?.text ?? ''))
      return undefined;
  // if (!axios.isAxiosError(error)) throw error;
  const before = document.text.slice(into.startIndex, place.offset);
  if ([...before.matchAll(/\bif\s*\(\s*!(.*)$/gm)].some(m => asked.test(m[1] ?? ''))) return undefined;
  return test(document.text.slice(0, 100_000), caught);
}

/** The test in the file's own words, else in those of what it imports. */
function test(text: string, error: string): string | undefined {
  const called = /(?<![\w$.])((?:[\w$]+\.)?isAxiosError)\(/.exec(text)?.[1];
  if (called) return `${called}(${error})`;
  const imports = [...text.matchAll(/^import\s+(?!type\b)([^;'"]*?)\s+from\s+['"](?:axios|got|ky)['"]/gm)].map(
    m => m[1] ?? '',
  );
  for (const names of imports) {
    if (/\bisAxiosError\b/.test(names)) return `isAxiosError(${error})`;
    const type = /(?<!type )\b(AxiosError|HTTPError)\b/.exec(names)?.[1];
    if (type) return `${error} instanceof ${type}`;
    if (/^axios\b/.test(names)) return `axios.isAxiosError(${error})`;
  }
  return undefined;
}
