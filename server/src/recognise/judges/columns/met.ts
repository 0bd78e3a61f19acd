import type { Node } from 'web-tree-sitter';
import type { Question } from '../../evidence';
import type { Evidence } from '../../types';

const holdsStatus = /\b(?:\w*[sS]tatus(?:_?[cC]ode)?(?:_int)?|\w+\.Code|getcode|HaveHTTPStatus)\b|[\w)\]]\.code\b/;

/**
 * True where the code below compares `name` with a status: `assert r.status_code == expected`, `if rec.Code != tc.want`,
 * `.expect(status)`. Looks 60 lines on, from the literal and from the end of the table that it stands in.
 */
export function metWithStatus(name: string, { document, node }: Question): boolean {
  if (!/^[A-Za-z_]\w{2,40}$/.test(name)) return false;
  // What stands in a table is met below the table.
  const end = tableEnd(node);
  const lines = [
    ...ownLines(document.text.slice(node.endIndex, node.endIndex + 4000).split('\n', 60)),
    ...(end > node.endIndex + 4000 ? ownLines(document.text.slice(end, end + 4000).split('\n', 60)) : []),
  ];
  const own = new RegExp(`(?<![\\w"'])${name}(?![\\w"':]|\\s*:?=[^=])`, 'g');
  return lines.some(line => {
    if (line.length > 240 || line.search(own) < 0) return false;
    if (!/[!=]==?|assert|expect|equal|should|require|toBe|verify|\bcheck/i.test(line)) return false;
    return [...line.matchAll(own)].some(m => {
      const before = line.slice(0, m.index);
      const met = holdsStatus.exec(before + line.slice(m.index + name.length))?.[0];
      return (met !== undefined && met !== name) || /\.expect\(\s*$/.test(before);
    });
  });
}

/** Where the outermost list or map around a value ends; looks 14 nodes up. */
function tableEnd(node: Node): number {
  let end = node.endIndex;
  for (let n: Node | null = node.parent, i = 0; n && i < 14; n = n.parent, i++) {
    if (/block|body|statement|function/.test(n.type)) break;
    if (/literal|list|array|map|dict|object/.test(n.type)) end = n.endIndex;
  }
  return end;
}

/** The lines up to where the function, or the test behind a decorator, ends. */
function ownLines(lines: string[]): string[] {
  let functions = 0;
  const end = lines.findIndex(
    (line, i) =>
      i > 0 && (/^\}/.test(line) || (/^\s*(?:async\s+)?(?:pub\s+)?(?:def|func|fn)\s+\w/.test(line) && ++functions > 1)),
  );
  return end < 0 ? lines : lines.slice(0, end);
}

/** The same as evidence about the name that a value is given to: `want := 404` and then `rec.Code != want`. */
export function meetsStatus(name: string, question: Question): Evidence[] {
  return /^(?:want|expect|exp$|code|wanted|should)/i.test(name) && metWithStatus(name, question)
    ? [{ words: `\`${name}\` meets a status below`, weight: 0.9 }]
    : [];
}
