import type { Node } from 'web-tree-sitter';
import { lineStart } from '../../parsing/document';
import { closest, indentOf, namedChildren, nextLine, startsLine, statementOf } from '../tree';
import type { Dialect } from '../dialect';
import type { Binding, Place } from '../types';
import { endsLine, onOwnLines } from './lines';
import type { Search } from './types';

const alone = { like: undefined, chain: undefined, gap: false };

/** Straight after the request: in its promise's chain, at the start of the block that has the response, or behind the statement. */
export function afterRequest(search: Search): Place | undefined {
  const { wrap, into } = search.binding;
  if (wrap !== undefined) return inPromise(wrap, search);
  return into ? atStart(into, search) : behindRequest(search);
}

/** A `.then()` of its own in front of a callback that is a single expression. */
function inPromise(dot: number, { document, binding, dialect }: Search): Place {
  const { text } = document;
  const block = closest(binding.node, dialect.types.blocks) ?? document.root;
  const base = { ...alone, form: 'then' as const, indent: indentOf(text, dot), block, after: undefined };
  return startsLine(text, dot)
    ? { ...base, offset: lineStart(text, dot) }
    : { ...base, offset: dot, inline: { before: '', after: '' } };
}

/** At the start of a callback's, a `with`'s or a `catch`'s body. */
function atStart(block: Node, { document, binding, dialect, unit }: Search): Place | undefined {
  const { text } = document;
  const first = dialect.statements(block)[0] ?? namedChildren(block)[0];
  const base = { ...alone, form: 'if' as const, block, after: undefined };
  const indent = first && indentOf(text, first.startIndex);
  if (first && indent !== undefined) {
    // if (!axios.isAxiosError(error)) throw error;
    if (asksOfError(first, binding, dialect))
      return { ...base, offset: nextLine(text, first.endIndex), indent, after: first };
    if (text.slice(block.startIndex, first.startIndex).includes('\n'))
      return { ...base, offset: nextLine(text, block.startIndex), indent };
  }
  if (text.charAt(block.startIndex) === '{') {
    const deeper = indentOf(text, block.startIndex) + unit();
    return { ...base, offset: block.startIndex + 1, indent: deeper, inline: onOwnLines(deeper) };
  }
  return first && indent !== undefined && startsLine(text, first.startIndex)
    ? { ...base, offset: lineStart(text, first.startIndex), indent }
    : undefined;
}

function asksOfError(first: Node, { caught }: Binding, { types }: Dialect): boolean {
  return !!caught && types.ifs.includes(first.type) && !!first.childForFieldName('condition')?.text.includes(caught);
}

/** Behind the statement that makes the request. */
function behindRequest({ document, binding, dialect }: Search): Place | undefined {
  const { text } = document;
  const made = binding.statement && outOfTry(binding.statement, dialect);
  const statement = made && (dialect.behind?.(made) ?? made);
  const block = statement?.parent;
  if (!block || !dialect.types.blocks.includes(block.type)) return undefined;
  const indent = indentOf(text, statement.startIndex);
  const offset = nextLine(text, statement.endIndex);
  const base = { ...alone, form: 'if' as const, indent, block, after: statement };
  if (endsLine(text.slice(statement.endIndex, offset))) {
    const gap = dialect.behind !== undefined && /^[ \t]*\r?\n/.test(text.slice(offset));
    return { ...base, offset, gap };
  }
  if (document.language.id === 'python') return undefined;
  return { ...base, offset: statement.endIndex, inline: onOwnLines(indent) };
}

/** `try { response = await fetch(url); } catch { … }`: the response lives on behind the `try`. */
function outOfTry(statement: Node, { types }: Dialect): Node | undefined {
  const body = statement.parent;
  if (!body) return undefined;
  const attempt = body.parent;
  if (
    !attempt ||
    !types.tries.includes(attempt.type) ||
    namedChildren(body).length !== 1 ||
    types.declares.includes(statement.type) ||
    closest(attempt.parent, types.functions)?.id !== closest(statement, types.functions)?.id ||
    body.id !== (attempt.childForFieldName('body')?.id ?? body.id)
  )
    return statement;
  return statementOf(attempt, types.blocks)?.statement ?? attempt;
}
