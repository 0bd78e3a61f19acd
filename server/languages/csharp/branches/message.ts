import type { Node } from 'web-tree-sitter';
import { toLines } from '../../../src/branches/lines';
import { contains, descendants, escape, indentOf, namedChildren, statementOf } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation } from '../../../src/branches/types';
import type { Edition } from './libraries';
import { argumentsOf, declarationOf } from './requests';

/** What sends a request again: the statements that make its message and its content anew, and the call. */
export interface Anew {
  before: Lines;
  send: string;
}

/** Longer ones are not said twice. */
const longest = 12;

/**
 * A request that can be sent although one like it was: HttpClient refuses a message that it has sent, and the content
 * may be gone with it, so both are made again by the statements that made them.
 * @param target  Another URL for it: an expression.
 * @returns Why it cannot be, where it cannot, as words for a comment.
 */
export function anew(
  situation: Situation,
  dialect: Dialect,
  edition: Edition,
  target?: string,
): Anew | { spent: string } {
  const { binding, document, style, fresh } = situation;
  const request = binding.request;
  if (!request) return { spent: 'the request is not made here' };
  const { call, whole, url } = request;
  const args = argumentsOf(call);
  const callee = call.childForFieldName('function');
  const verb = callee?.childForFieldName('name')?.text ?? '';
  const [first] = args;
  const own = verb.startsWith('Send') && callee?.childForFieldName('expression')?.text !== 'base';
  const seeds: string[] = [];
  if (request.method !== undefined && own && first?.type === 'identifier') seeds.push(first.text);
  else if (/^(?:Post|Put|Patch)Async$/.test(verb) && args[1]?.type === 'identifier') seeds.push(args[1].text);
  if (request.method === undefined && first?.type === 'identifier') {
    // The application's own way to send: a message or a content that it is given may be gone.
    const declared = declarationOf(first.text, call);
    if (declared && /\bHttpRequestMessage\b/.test(declared.text)) seeds.push(first.text);
  }
  if (/\bStreamContent\b/.test(whole.text)) return { spent: 'the stream has been read' };
  const found = statementsOf(seeds, call, dialect);
  if ('spent' in found) return found;
  const moved = url && target ? [url.startIndex, url.endIndex] : undefined;
  const names = new Map(found.names.map(name => [name, fresh(`${name}Again`)]));
  const rename = (text: string): string =>
    [...names].reduce(
      (t, [name, by]) => t.replace(new RegExp(`(?<![\\w.])${escape(name)}(?!\\w|\\s*:(?!:))`, 'g'), by),
      text,
    );
  const textOf = (node: Node): string => {
    if (!moved || !target || moved[0] === undefined || moved[1] === undefined) return rename(node.text);
    if (node.startIndex > moved[0] || node.endIndex < moved[1]) return rename(node.text);
    const before = node.text.slice(0, moved[0] - node.startIndex);
    return rename(before) + target + rename(node.text.slice(moved[1] - node.startIndex));
  };
  const before = found.statements.flatMap(s => toLines(textOf(s), indentOf(document.text, s.startIndex), style.unit));
  if (before.length > longest) return { spent: `${found.names[0] ?? 'the request'} takes too much to be made again` };
  const clean = edition.modern ? before : before.map(l => l.replace(/^using\s+var\b/, 'var'));
  return { before: clean, send: textOf(whole) };
}

/** The statements that make what bears those names, up to the call, in order. */
function statementsOf(
  seeds: string[],
  call: Node,
  { types }: Dialect,
): { statements: Node[]; names: string[] } | { spent: string } {
  const names = [...seeds];
  const statements: Node[] = [];
  for (let i = 0; i < names.length && names.length < 6; i++) {
    const name = names[i] ?? '';
    const declared = declarationOf(name, call);
    if (declared?.type !== 'local_declaration_statement') return { spent: `${name} cannot be sent twice` };
    if (/\bStreamContent\b/.test(declared.text)) return { spent: 'the stream has been read' };
    const made = /=\s*(?:await\s+)?(?:new\b|[\w.]+\s*\()/.test(declared.text);
    if (!made) return { spent: `${name} cannot be sent twice` };
    const home = statementOf(declared, types.blocks);
    if (!home || !contains(home.block, call)) return { spent: `${name} cannot be sent twice` };
    statements.push(home.statement);
    for (const statement of namedChildren(home.block)) {
      if (statement.startIndex <= home.statement.startIndex || contains(statement, call)) continue;
      if (statement.startIndex > call.startIndex) break;
      if (!new RegExp(`(?<![\\w.])${escape(name)}(?!\\w)`).test(statement.text)) continue;
      const shape = statement.type === 'global_statement' ? (statement.namedChild(0)?.type ?? '') : statement.type;
      if (shape !== 'expression_statement' || /\bawait\b/.test(statement.text))
        return { spent: `${name} takes too much to be made again` };
      if (!statements.some(s => s.id === statement.id)) statements.push(statement);
    }
    // What the message is made with may be spent as well.
    for (const used of statements.flatMap(s => descendants(s, ['identifier']))) {
      if (
        names.includes(used.text) ||
        (used.parent?.type === 'member_access_expression' && used.parent.childForFieldName('name')?.id === used.id)
      )
        continue;
      if (isContent(used.text, call)) names.push(used.text);
      else if (isGiven(used, call)) return { spent: `${used.text} may be read to its end` };
    }
  }
  statements.sort((a, b) => a.startIndex - b.startIndex);
  return { statements, names };
}

/** A local that is made here as a request's content. */
function isContent(name: string, call: Node): boolean {
  const declared = declarationOf(name, call);
  return (
    !!declared && /=\s*(?:new\s+\w*Content\(|JsonContent\.Create\()|^(?:using\s+)?\w*Content\s/.test(declared.text)
  );
}

/** True for the value in `Content = value` where nothing here made it. */
function isGiven(used: Node, call: Node): boolean {
  const assignment = used.parent?.type === 'assignment_expression' ? used.parent : undefined;
  if (!assignment || assignment.childForFieldName('right')?.id !== used.id) return false;
  return /(?:^|\.)Content$/.test(assignment.childForFieldName('left')?.text ?? '') && !declarationOf(used.text, call);
}
