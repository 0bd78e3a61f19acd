import type { Node } from 'web-tree-sitter';
import { closest, namedChildren } from '../../../src/branches/tree';
import type { ParsedDocument } from '../../../src/parsing/document';

export const functions = ['function_item', 'closure_expression', 'async_block'];

/** What a function gives back, as far as a branch needs it. */
export type Returned =
  | { kind: 'result'; ok: string; error: string }
  /** A `Result` whose error takes any message: anyhow, eyre. */
  | { kind: 'report'; ok: string; crate: 'anyhow' | 'eyre' }
  | { kind: 'option' }
  | { kind: 'unit' }
  | { kind: 'value'; type: string }
  /** A closure or an async block that does not say. */
  | { kind: 'unknown' };

/** The function around a node: what `return` leaves. */
export const functionAround = (node: Node): Node | undefined => closest(node, functions);

/** True where a branch in that block can go on with the next turn of a loop. */
export function isInLoop(block: Node): boolean {
  const loop = closest(block, [...functions, 'for_expression', 'while_expression', 'loop_expression']);
  return !!loop && !functions.includes(loop.type);
}

/** What a function gives back, by its signature; by what stands in its body where there is none. */
export function returnedBy(fn: Node | undefined, document: ParsedDocument): Returned {
  if (!fn) return { kind: 'unit' };
  const type = fn.childForFieldName('return_type')?.text.replace(/\s+/g, ' ');
  if (type !== undefined) return typed(type, document);
  if (fn.type === 'function_item') return { kind: 'unit' };
  const said = /\bOk::<\s*([^,<>]+)\s*,\s*(.+?)>\(/.exec(fn.text);
  if (said?.[1] && said[2]) return { kind: 'result', ok: said[1], error: said[2] };
  if (/\bOk\(/.test(fn.text)) return { kind: 'result', ok: '_', error: '_' };
  if (/\bSome\(/.test(fn.text)) return { kind: 'option' };
  return /\?[;)]/.test(fn.text) ? { kind: 'unknown' } : { kind: 'unit' };
}

function typed(type: string, document: ParsedDocument): Returned {
  if (type === '()') return { kind: 'unit' };
  if (/^(?:std::option::)?Option</.test(type)) return { kind: 'option' };
  const result = /^((?:\w+::)*\w*Result)(?:<([\s\S]*)>)?$/.exec(type);
  if (!result?.[1]) return { kind: 'value', type };
  const [ok = '()', error] = split(result[2] ?? '');
  const { text } = document;
  const path = result[1];
  if (error) return reports(error) ?? { kind: 'result', ok, error };
  const crate = /^(?:color_)?(eyre|anyhow)::/.exec(path)?.[1];
  if (crate) return { kind: 'report', ok, crate: crate as 'anyhow' | 'eyre' };
  const alias = new RegExp(`\\btype\\s+${path.split('::').at(-1) ?? ''}\\s*(?:<[^=]*>)?\\s*=\\s*([^;]+);`).exec(text);
  const [, own] = split(/<([\s\S]*)>\s*$/.exec(alias?.[1] ?? '')?.[1] ?? '');
  if (own) return reports(own) ?? { kind: 'result', ok, error: own };
  if (/^(?:reqwest|ureq|io|std::io|fmt)::Result$/.test(path))
    return { kind: 'result', ok, error: path.replace(/Result$/, 'Error') };
  const imported = /\buse\s+(?:color_)?(anyhow|eyre)::(?:\{[^}]*\bResult\b|Result\s*;|\*)/.exec(text)?.[1];
  return imported ? { kind: 'report', ok, crate: imported as 'anyhow' | 'eyre' } : { kind: 'result', ok, error: '_' };

  function reports(name: string): Returned | undefined {
    const whole = /^(anyhow)::Error$|^(?:color_)?(eyre)::(?:Report|Error)$/.exec(name);
    const known = whole?.[1] ?? whole?.[2];
    return known ? { kind: 'report', ok, crate: known as 'anyhow' | 'eyre' } : undefined;
  }
}

/** The parts of a list of types, by the commas outside of brackets. */
function split(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of list) {
    if (/[<([]/.test(char)) depth++;
    if (/[>)\]]/.test(char)) depth--;
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.map(p => p.trim()).filter(Boolean);
}

/** True for an expression whose value is what its function gives back. */
export function isTail(node: Node): boolean {
  for (let n = node; n.parent; n = n.parent) {
    const { parent } = n;
    if (parent.type === 'closure_expression' || parent.type === 'function_item')
      return parent.childForFieldName('body')?.id === n.id;
    if (parent.type === 'async_block') return true;
    if (parent.type === 'return_expression') return true;
    if (parent.type === 'block') {
      if (n.text.endsWith(';') || namedChildren(parent).at(-1)?.id !== n.id) return false;
    } else if (parent.type === 'expression_statement') {
      if (parent.text.endsWith(';')) return false;
    } else if (parent.type === 'match_arm') {
      if (parent.childForFieldName('value')?.id !== n.id) return false;
    } else if (parent.type === 'match_expression') {
      if (parent.childForFieldName('body')?.id !== n.id) return false;
    } else if (parent.type === 'if_expression') {
      if (parent.childForFieldName('condition')?.id === n.id) return false;
    } else if (!/^(?:match_block|else_clause)$/.test(parent.type)) return false;
  }
  return false;
}

/** True where a chain of branches has a value that somebody uses, so that each branch must have one or leave. */
export function isValue(chain: Node): boolean {
  const { parent } = chain;
  if (!parent || (parent.type === 'expression_statement' && parent.text.endsWith(';'))) return false;
  if (parent.type === 'block' || parent.type === 'expression_statement') {
    const statement = parent.type === 'block' ? chain : parent;
    return !!statement.parent && namedChildren(statement.parent).at(-1)?.id === statement.id;
  }
  return true;
}
