import { ofElements, ofEntry, ofIndex, ofUnion } from './containers';
import { ofArgument, ofCall, ofMember } from './invocations';
import { ofArithmetic, ofCompare, ofRange, ofThrough } from './operators';
import { last, ofCase, ofDefine, ofReturn } from './statements';
import type { Reader } from './types';

/** Who reads which kind of match; docs/captures.md says what the kinds stand for. */
const readers = new Map<string, Reader>([
  ['through', ofThrough],
  ['call', ofCall],
  ['argument', ofArgument],
  ['compare', ofCompare],
  ['arithmetic', ofArithmetic],
  ['entry', ofEntry],
  ['map', ({ node }) => ({ next: node })],
  ['list', ofElements],
  ['tuple', ofElements],
  ['union', ofUnion],
  ['define', ofDefine],
  ['case', ofCase],
  ['switch', last('subject', 'subject')],
  ['return', ofReturn],
  ['assertion', last('asserted')],
  ['throw', last('thrown')],
  ['catch', last('caught')],
  ['index', ofIndex],
  ['class', last('class', 'name')],
  ['range', ofRange],
  ['member', ofMember],
]);

/** The step from `child` out of what its parent was matched as. */
export const readMatch: Reader = (match, child, structure) => readers.get(match.kind)?.(match, child, structure);
