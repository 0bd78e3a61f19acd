import type { Node } from 'web-tree-sitter';
import type { Question } from '../../evidence';
import { firstOf } from '../../firstOf';
import type { Site } from '../../sites';
import { parametersOf } from '../parameters';

/** A table or list, and the text around it. */
interface Table {
  list: Node;
  /** What the list is given to. */
  outer: Site | undefined;
  question: Question;
  /** At most 900 characters before it, with Go's empty interface written as any other type. */
  before: string;
  /** At most 400 characters behind it. */
  after: string;
}

/** The names of a table's columns in their order; none where nobody names them. */
export function columnNames(list: Node, outer: Site | undefined, question: Question): string[] {
  const { text } = question.document;
  const before = text
    .slice(Math.max(0, list.startIndex - 900), list.startIndex)
    .replace(/\b(?:interface|struct)\{\}/g, 'any');
  const after = text.slice(list.endIndex, list.endIndex + 400);
  return firstOf<Table, string[]>(rules, { list, outer, question, before, after }) ?? [];
}

/** Go's `[]struct{ path string; status int }{…}`: the fields of the row's type. */
function fields({ before, question }: Table): string[] | undefined {
  const declared = /\bstruct\s*\{([^{}]*)\}\s*$/.exec(before)?.[1] ?? fieldsOfType(before, question.document.text);
  return declared?.split(/[;\n]/).flatMap(line => {
    const named = /^\s*(\w+(?:\s*,\s*\w+)*)\s+\S/.exec(line.replace(/\/\/.*/, ''))?.[1];
    return named ? named.split(/\s*,\s*/) : [];
  });
}

/** `for (path, status) in [("/a", 404)]`: what the loop around it takes apart. */
function loop({ before }: Table): string[] | undefined {
  const taken =
    /\bfor\s*(?:await\s*)?\(?\s*(?:(?:const|let|var|final)\s+)?[[({]\s*([\w$]+(?:\s*,\s*[\w$]+)*)\s*[\])}]\s*(?:in|of)\s+[&\w(]{0,12}\s*$/.exec(
      before,
    ) ?? /\bfor\s+(\w+(?:\s*,\s*\w+)+)\s+in\s+[\w(]{0,12}\s*$/.exec(before);
  return taken?.[1] ? taken[1].split(/\s*,\s*/) : undefined;
}

/** `[["/a", 404]].each do |path, status|`: what a block behind it takes. */
function block({ after }: Table): string[] | undefined {
  const opened = /^\s*\)?\s*\.(?:each|map|for_?each|flat_?map)\w*\b([^\n]{0,80})/i.exec(after)?.[1];
  const taken =
    opened &&
    /^\s*[({]?\s*(?:async\s*)?(?:do\b\s*)?[(|[{\s]*([\w$]+(?:\s*,\s*[\w$]+)*)\s*[)|\]}\s]*(?:[-=]>|$|in\b)/.exec(
      opened,
    )?.[1];
  return taken ? taken.split(/\s*,\s*/) : undefined;
}

/** Django's `assertEqual(response.redirect_chain, [("/a", 302)])` */
function redirectChain({ outer }: Table): string[] | undefined {
  const compared = outer?.kind === 'operand' ? [outer.other] : outer?.kind === 'argument' ? outer.args : [];
  return compared.some(c => /\.redirect_chain$/.test(c.text.slice(-40))) ? ['url', 'status'] : undefined;
}

/** `cases = [("GET", 405)]`: what takes a row of the named table apart further down. */
const named = ({ list, outer, question }: Table): string[] | undefined =>
  outer?.kind === 'definition' ? loopNames(outer.name.text, list.endIndex, question.document.text) : undefined;

/** A test that is given a table: by a tagged text's head, the arguments before it, or what the test itself takes. */
function testTable({ list, outer, question: { document, node }, after }: Table): string[] | undefined {
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
  return callback === undefined ? undefined : parametersOf(callback);
}

/** The first that names them decides. */
const rules = [fields, loop, block, redirectChain, named, testTable];

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
