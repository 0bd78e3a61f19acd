import type { Node } from 'web-tree-sitter';
import { statusesInComment } from '../comments';
import { statusesInMacro } from '../macros';
import type { StatusInString } from '../strings';
import type { Verdict } from '../types';
import { verdict, type Reading } from './reading';

/** A comment is prose, but for annotations that document answers. */
export function readComment({ document }: Reading, { startIndex, text }: Node, offset: number): Verdict[] {
  const above = document.text.slice(Math.max(0, startIndex - 1500), startIndex);
  return defined(document, startIndex, offset, statusesInComment(text, above));
}

/** The body of a macro of C, which the grammar leaves as it is: a table of codes and phrases. */
export function readMacro({ document, catalogue }: Reading, { startIndex, text }: Node, offset: number): Verdict[] {
  if (text.length < 12) return [];
  return defined(document, startIndex, offset, statusesInMacro(text.slice(0, 20_000), catalogue));
}

/** Those that `offset` touches. */
const defined = (document: Reading['document'], from: number, offset: number, found: StatusInString[]): Verdict[] =>
  found
    .filter(s => from + s.start <= offset && offset <= from + s.end)
    .map(s => verdict(document, { ...s, start: from + s.start, end: from + s.end, role: 'define' }));
