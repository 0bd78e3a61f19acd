import type { Node } from 'web-tree-sitter';
import { toLines } from '../lines';
import { closest, contains, escape, indentOf, isExit, namedChildren, plain, statementOf } from '../tree';
import type { Dialect } from '../dialect';
import type { Binding, Lines, Request } from '../types';
import { mentionsOf } from './copied';
import { behindPlace, endsFunction } from './ends';
import { longest, type Copying, type Resend } from './types';

/** What a `try` does with a success: the statement that holds the request, and those behind it. */
export function successOfTry(copying: Copying): Resend {
  const { situation, dialect, name } = copying;
  const { binding, place } = situation;
  const { request } = binding;
  const found = request && tried(request, copying);
  if (!request || !found) return { kind: 'none' };
  const { statement, block } = found;
  // What led to the `except` is not said again.
  const rest = behind(statement.endIndex, block, dialect).filter(n => !raisesOnly(n, binding));
  const ended = ends(rest.at(-1) ?? statement, dialect);
  const after = ended ? undefined : behindTry(block, dialect);
  const final = after?.statements.at(-1);
  // What runs behind the try runs for a success.
  if (final && !after?.complete) return { kind: 'none' };
  const own = withAnswer(statement, request, copying);
  const lines = linesOf(statement, own, [...rest, ...(after?.statements ?? [])], copying);
  if ((!lines.length && !own.unread) || lines.length > longest) return { kind: 'none' };
  const left = final ? ends(final, dialect) : ended;
  const more = behind(behindPlace(place), place.block, dialect).length > 0;
  // What the clause does behind the branch is for failures.
  if (!left && more && !after?.complete) return { kind: 'none' };
  const condition = left || !more ? (dialect.succeeded?.(binding, name) ?? '') : undefined;
  return { kind: 'copy', parts: [{ condition, lines, leaves: left }] };
}

/** The statement that holds the request, in the same function as the branch, but not around it. */
function tried(
  request: Request,
  { situation: { place }, dialect: { types } }: Copying,
): { statement: Node; block: Node } | undefined {
  const found = statementOf(request.call, types.blocks);
  if (!found || !contains(found.block, request.call) || contains(found.statement, place.block)) return undefined;
  const home = closest(found.block, types.functions)?.id;
  return home === closest(place.block, types.functions)?.id ? found : undefined;
}

/** The statements of a block from an offset on. */
function behind(offset: number, block: Node, { types }: Dialect): Node[] {
  return namedChildren(block).filter(n => n.startIndex >= offset && !types.clauses?.includes(n.type));
}

/** The members of a response that throw for a failure, as alternatives of a regular expression. */
const raising = ({ library }: Binding): string => Object.keys(library.raises).join('|') || '(?!)';

function raisesOnly(statement: Node, binding: Binding): boolean {
  return new RegExp(`^[\\w$.]+\\.(?:${raising(binding)})\\(\\);?$`).test(plain(statement.text));
}

/** What a statement says with the new response in place of the request. */
interface Answered {
  /** Empty where nothing is left to say. */
  text: string;
  /** True where nobody wanted the answer. */
  unread: boolean;
  /** The name that it gave the response. */
  old?: string;
}

function withAnswer(statement: Node, { whole }: Request, { situation: { binding }, dialect, name }: Copying): Answered {
  const text = statement.text
    .replace(`(${whole.text})`, () => name)
    .replace(whole.text, () => name)
    .replace(new RegExp(`(?<=${escape(name)})(?:\\.|->)(?:${raising(binding)})\\(\\)`), '');
  if (!text || (statement.type === 'expression_statement' && text.replace(/;$/, '') === name))
    return { text: '', unread: true };
  const declared = dialect.declaration.exec(text);
  return declared?.[2] === name ? { text: '', unread: false, old: declared[1] } : { text, unread: false };
}

function linesOf(statement: Node, { text, old }: Answered, rest: readonly Node[], copying: Copying): Lines {
  const { situation, name } = copying;
  const base = indentOf(situation.document.text, statement.startIndex);
  const said = rest.map(s => (old ? s.text.replace(mentionsOf(old), () => name) : s.text));
  return [...(text ? [text] : []), ...said].flatMap(t => toLines(t, base, situation.style.unit));
}

/** True where a statement leaves, or a block inside it does. */
function ends(statement: Node, dialect: Dialect): boolean {
  if (isExit(statement, dialect.types.exits, dialect.isTail)) return true;
  const final = /^(?:with|using)_statement$/.test(statement.type)
    ? statement.childForFieldName('body')?.namedChildren.at(-1)
    : undefined;
  return !!final && ends(final, dialect);
}

/** The statements behind the `try`; `complete` where the function ends with them. */
function behindTry(block: Node, dialect: Dialect): { statements: Node[]; complete: boolean } | undefined {
  const attempt = closest(block, dialect.types.tries);
  const outer = attempt && statementOf(attempt, dialect.types.blocks);
  return (
    outer && {
      statements: behind(outer.statement.endIndex, outer.block, dialect),
      complete: endsFunction(outer.block, dialect),
    }
  );
}
