import type { Node } from 'web-tree-sitter';
import { subjectEvidence, weigh, type Question } from '../evidence';
import { pathOf } from '../path';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { responseName, statusName } from '../words';
import { parametersOf } from './parameters';

/**
 * What a table calls one of its columns, or a list its values, and what that name says:
 * Go's `[]struct{ status int }{{404}}`, `parametrize("status, body", [(404, "")])`, `each([[404, ""]])("…", (status, body) => …)`,
 * `for (path, status) in [("/a", 404)]`.
 * @param index  The column; 0 for a list of single values.
 * @param list   The whole table or list.
 * @param outer  What the list is given to.
 */
export function judgeColumn(index: number, list: Node, outer: Site | undefined, question: Question): Evidence[] {
  const names = columnNames(list, outer, question);
  const name = names[index];
  return name === undefined ? [] : columnEvidence(name, question);
}

/** What a column's name says: by itself, or because the code below compares it with a status. */
function columnEvidence(name: string, question: Question): Evidence[] {
  const named = statusName(name);
  // `error_code` may be anything until a status is compared with it.
  if (named.weight < 0 && /code$/i.test(name) && metWithStatus(name, question))
    return [{ words: `the column \`${name}\` meets a status below`, weight: 0.9 }];
  if (named.weight >= 0.5 || named.weight < 0)
    return [
      { ...named, words: `its column: ${named.words}`, weight: named.weight > 0 ? Math.max(named.weight, 0.8) : -1.2 },
    ];
  if (metWithStatus(name, question)) return [{ words: `the column \`${name}\` meets a status below`, weight: 0.9 }];
  return named.weight > 0 ? [{ ...named, words: `its column: ${named.words}` }] : [];
}

function columnNames(list: Node, outer: Site | undefined, { document, node }: Question): string[] {
  const before = document.text
    .slice(Math.max(0, list.startIndex - 900), list.startIndex)
    // Go's empty interface is a type as any other.
    .replace(/\b(?:interface|struct)\{\}/g, 'any');
  const after = document.text.slice(list.endIndex, list.endIndex + 400);
  const fields = /\bstruct\s*\{([^{}]*)\}\s*$/.exec(before)?.[1] ?? fieldsOfType(before, document.text);
  if (fields !== undefined)
    return fields.split(/[;\n]/).flatMap(line => {
      const named = /^\s*(\w+(?:\s*,\s*\w+)*)\s+\S/.exec(line.replace(/\/\/.*/, ''))?.[1];
      return named ? named.split(/\s*,\s*/) : [];
    });
  const loop =
    /\bfor\s*(?:await\s*)?\(?\s*(?:(?:const|let|var|final)\s+)?[[({]\s*([\w$]+(?:\s*,\s*[\w$]+)*)\s*[\])}]\s*(?:in|of)\s+[&\w(]{0,12}\s*$/.exec(
      before,
    ) ?? /\bfor\s+(\w+(?:\s*,\s*\w+)+)\s+in\s+[\w(]{0,12}\s*$/.exec(before);
  if (loop?.[1]) return loop[1].split(/\s*,\s*/);
  const block = /^\s*\)?\s*\.(?:each|map|for_?each|flat_?map)\w*\b([^\n]{0,80})/i.exec(after)?.[1];
  const taken =
    block &&
    /^\s*[({]?\s*(?:async\s*)?(?:do\b\s*)?[(|[{\s]*([\w$]+(?:\s*,\s*[\w$]+)*)\s*[)|\]}\s]*(?:[-=]>|$|in\b)/.exec(
      block,
    )?.[1];
  if (taken) return taken.split(/\s*,\s*/);
  // Django's `assertEqual(response.redirect_chain, [("/a", 302)])`
  const compared = outer?.kind === 'operand' ? [outer.other] : outer?.kind === 'argument' ? outer.args : [];
  if (compared.some(c => /\.redirect_chain$/.test(c.text.slice(-40)))) return ['url', 'status'];
  if (outer?.kind === 'definition') return loopNames(outer.name.text, list.endIndex, document.text);
  if (outer?.kind !== 'argument' || !/param|each|where|table|expand|cases/i.test(outer.callee.text)) return [];
  // A tagged table: its first line is the head.
  if (list.text.startsWith('`')) {
    const line = document.text.slice(document.text.lastIndexOf('\n', node.startIndex - 1) + 1, node.startIndex);
    const head = /`\s*([^\n]*)/.exec(list.text)?.[1]?.split('|') ?? [];
    return [head[line.split('|').length - 1]?.trim() ?? ''];
  }
  const heads = outer.args.slice(0, outer.index).find(a => a.text.length < 200)?.text;
  if (heads) return heads.match(/\w+/g) ?? [];
  const callback =
    /^\s*,?\s*\)\s*\(\s*(["'`])(?:(?!\1)[\s\S]){0,200}\1\s*,\s*(?:async\s+)?(?:function\b\s*\w*\s*)?\(?\s*([^)=]*)/.exec(
      after,
    )?.[2] ?? /^\s*,?\s*\)\s*\n(?:\s*@[^\n]*\n)*\s*(?:async\s+)?def\s+\w+\((?:self\s*,)?([^)]*)\)/.exec(after)?.[1];
  return callback === undefined ? [] : parametersOf(callback);
}

/**
 * `cases = [("GET", 405)]` and further down `for method, code in cases:`, `for (const [method, code] of cases)`,
 * `cases.forEach(([method, code]) => …)`: what takes a row apart. Looks 6 000 characters on.
 */
function loopNames(table: string, end: number, text: string): string[] {
  if (!/^\w{2,40}$/.test(table)) return [];
  const below = text.slice(end, end + 6000);
  const names = '[[({]?\\s*([\\w$]+(?:\\s*,\\s*[\\w$]+)+)\\s*[\\])}]?';
  const found =
    new RegExp(`\\bfor\\s*\\(?\\s*(?:(?:const|let|var|final)\\s+)?${names}\\s+(?:in|of)\\s+${table}\\b`).exec(below) ??
    new RegExp(`\\b${table}\\.(?:forEach|map)\\(\\(\\s*${names}\\s*\\)\\s*=>`).exec(below) ??
    new RegExp(`\\bparametrize\\(\\s*["'(]+([\\w\\s,"']+?)["')]+\\s*,\\s*${table}\\b`).exec(below);
  return found?.[1]?.match(/\w+/g) ?? [];
}

/** Go's `[]testCase{{"/a", 404}}`: the fields of a type that the file declares. */
function fieldsOfType(before: string, text: string): string | undefined {
  const type = /\]\*?([A-Za-z_]\w*)\s*$/.exec(before)?.[1];
  return type && text.includes(`type ${type} struct`)
    ? new RegExp(`\\btype ${type} struct\\s*\\{([^{}]*)\\}`).exec(text)?.[1]
    : undefined;
}

/**
 * Qt's `QTest::newRow("missing") << "/a" << 404`: what `QTest::addColumn<int>("status")` above calls the value in that place. Looks
 * 8 nodes and 6 000 characters up.
 */
export function streamedColumn(question: Question): Evidence[] {
  const { document, node } = question;
  let index = -1;
  let row = '';
  for (
    let n: Node | null = node, i = 0;
    n?.parent && i < 24 && n.parent.type === 'binary_expression';
    n = n.parent, i++
  ) {
    const left = n.parent.child(0);
    if (n.parent.child(1)?.text !== '<<' || !left) return [];
    if (left.id === n.id) continue;
    if (index >= 0) return [];
    index = 0;
    for (let l: Node | null = left; l; l = l.type === 'binary_expression' ? l.child(0) : null) {
      if (l.type === 'binary_expression') index++;
      else row = l.text.slice(0, 60);
    }
  }
  if (index < 0 || !/^QTest::(?:newRow|addRow)\(/.test(row)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 20_000), node.startIndex);
  const columns = [...above.slice(above.lastIndexOf('\n{')).matchAll(/\baddColumn<[^>\n]*>+\(\s*"(\w+)"/g)];
  const name = columns[index]?.[1];
  return name === undefined ? [] : columnEvidence(name, question);
}

/** `#[case(404)] fn t(#[case] status: u16)`, `[InlineData("/a", 404)] void T(string path, int status)`: the function's own names. */
export function judgeTestCase(site: Extract<Site, { kind: 'argument' }>, question: Question): Evidence[] {
  const { document } = question;
  const below = document.text.slice(site.node.endIndex, site.node.endIndex + 600);
  const found =
    /\b(?:fn|fun|func|def|void|Task|function)\s+\w+\s*\(([^{;]{0,300}?)\)\s*(?:->|[{:=]|async|throws|where|\n)/.exec(
      below,
    );
  const name = found?.[1] === undefined ? undefined : parametersOf(found[1])[site.index];
  return name === undefined ? [] : columnEvidence(name, question);
}

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

/** `got, want := rr.Code, 404`: what stands beside it in one assignment. */
export function besideInAssignment(value: Node, question: Question): Evidence[] {
  const list = value.parent;
  if (!list || !/^(?:expression_list|pattern_list|tuple|right_assignment_list)$/.test(list.type)) return [];
  const others = list.namedChildren.filter((n): n is Node => n !== null && n.id !== value.id);
  const subject = others.length === 1 && others[0] ? subjectEvidence(others[0].text, question) : [];
  return weigh(subject) > 0.5 ? [...subject, { words: 'they are taken to be compared', weight: 0.2 }] : [];
}

/** `{ status: 200 }` given to `expected`, and below `res.status === expected.status`. Looks 1 500 characters around. */
export function comparedMember(holder: string, member: string, { document, node }: Question): Evidence[] {
  if (!/^\w+$/.test(holder) || !/^\w+$/.test(member)) return [];
  const around = document.text.slice(Math.max(0, node.startIndex - 1500), node.endIndex + 1500);
  const own = `${holder}(?:\\?\\.|->)${member}`;
  const m = new RegExp(`([\\w.>?-]+)\\s*[!=]==?\\s*${own}\\b|\\b${own}\\s*[!=]==?\\s*([\\w.>?-]+)`).exec(around);
  const path = pathOf(m?.[1] ?? m?.[2] ?? '');
  return path.length > 1 &&
    statusName(path.at(-1) ?? '').weight > 0 &&
    path.slice(0, -1).some(p => responseName(p).weight > 0)
    ? [{ words: `it is compared with \`${path.join('.')}\``, weight: 0.7 }]
    : [];
}
