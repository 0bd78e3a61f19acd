import type { Node } from 'web-tree-sitter';
import { numberOf } from '../../evidence';

/** A key or a value without its quotes, or the marks of a symbol. */
export const unquote = (text: string): string => text.trim().replace(/^[:@]?["'`]?|["'`]?:?$/g, '');

/** The entries beside one, at most `limit`. */
export const siblings = (entry: Node, limit = 30): Node[] =>
  (entry.parent?.namedChildren ?? []).filter((n): n is Node => n !== null && n.id !== entry.id).slice(0, limit);

export const keyOf = (entry: Node): string => unquote((entry.namedChildren[0] ?? entry).text.slice(0, 40));

export const siblingKeys = (entry: Node): string[] => siblings(entry).map(keyOf);

/** The number that an entry's key is given. */
export const valueOf = (entry: Node): number | undefined => numberOf(entry.namedChildren.at(-1) ?? undefined);

export const siblingValues = (entry: Node): (number | undefined)[] => siblings(entry, 40).map(valueOf);
