import type { Node } from 'web-tree-sitter';
import { wordsOf } from '../../recognise/path';
import { planFor, type Plan } from '../plan';
import { callParts, descendants, namedChildren, word } from '../tree';
import { beginningOf, beginningOfFormat, endOfSum, introduction, valuesOf } from './introduction';
import type { Piece, Pieces } from './pieces';
import { saysStatus } from './saysStatus';
import type { Reading, Sibling } from './types';

/** What becomes of a string: it is kept as it is, it fits the sibling's own status only, or it is said anew. */
type Outcome = 'kept' | 'unfit' | { piece: Piece; told: boolean };

/** Where a string stands. */
interface Context {
  statement: Node;
  sibling: Sibling;
  reading: Reading;
  /** True where a string in front of it is the message. */
  told: boolean;
  /**
   * True where saying the status says enough. A branch that only said it, as the general check behind it does, would tell
   * nothing new; unless it comes out of a wait with whatever the last answer was.
   */
  saidBy: boolean;
}

/** What a rule says of a string; `undefined` where it has no say. */
type Rule = (node: Node, context: Context) => Outcome | undefined;

/** Plans that send the request again. */
const repeated: readonly Plan[] = ['noAnswer', 'tooEarly', 'tooMany', 'unavailable', 'serverError'];

/**
 * The strings of a statement that are said anew; `undefined` where one fits the sibling's own status only.
 * @param others  Pieces in which no string is looked at.
 */
export function stringPieces(
  statement: Node,
  others: readonly Piece[],
  sibling: Sibling,
  reading: Reading,
): Pieces | undefined {
  const saidBy = sibling.exact.length > 0 || repeated.includes(planFor(reading.code));
  const pieces: Piece[] = [];
  let told = false;
  for (const node of descendants(statement, reading.document.language.nodes.string)) {
    if ([...others, ...pieces].some(p => p.start <= node.startIndex && node.endIndex <= p.end)) continue;
    const outcome = outcomeFor(node, { statement, sibling, reading, told, saidBy });
    if (outcome === 'unfit') return undefined;
    if (outcome === 'kept') continue;
    pieces.push(outcome.piece);
    told ||= outcome.told;
  }
  return { pieces, told };
}

function outcomeFor(node: Node, context: Context): Outcome {
  for (const rule of rules) {
    const outcome = rule(node, context);
    if (outcome) return outcome;
  }
  return asMessage(node, context);
}

/** `"HTTP " + response.statusCode()` goes as a whole; of `"user " + id + ": no such user"` what it ends with. */
const ofSum: Rule = (node, { sibling, reading, told }) => {
  const sum = concatenation(node);
  if (!sum) return undefined;
  if (told) return 'kept';
  const end = endOfSum(sum, reading.document, reading.services.catalogue);
  return message(
    end && !sibling.locals.some(l => word(l).test(sum.text))
      ? { ...span(end), before: ': ', like: end.text }
      : span(sum),
  );
};

/** The verbs of a format belong to its arguments: both are kept, or both go. */
const ofFormat: Rule = (node, { statement, reading, told, saidBy }) => {
  if (!/%[+#]?[sdvwqx]/.test(node.text) || !/^arguments?(?:_list)?$/.test(node.parent?.type ?? '')) return undefined;
  const list = node.parent?.type === 'argument' ? node.parent.parent : node.parent;
  if (saidBy && saysStatus(statement, reading.binding)) return 'kept';
  if (told) return 'unfit';
  const call = list?.parent;
  if (call && /^\\?sprintf$/.test(callParts(call)?.callee ?? '')) return message(span(call));
  if (!list) return 'unfit';
  const before = introduction(node.text, reading.services.catalogue);
  const begins = before
    ? { before, values: valuesOf(before, list) }
    : saidBy
      ? {}
      : reading.dialect.opening?.(reading.binding);
  return message({ start: list.startIndex + 1, end: list.endIndex - 1, format: true, ...begins });
};

/** A format and its arguments: `format!("HTTP {}", status)`, or `bail!`. */
const ofMacro: Rule = (node, { sibling: { exact, locals }, reading, told, saidBy }) => {
  const tree = node.parent;
  if (tree?.type !== 'token_tree' || tree.namedChild(0)?.id !== node.id || tree.parent?.type !== 'macro_invocation')
    return undefined;
  if (saidBy && saysStatus(tree, reading.binding)) return 'kept';
  if (exact.length > 1 && locals.some(l => word(l).test(tree.text))) return 'kept';
  if (told) return 'unfit';
  const intro = beginningOfFormat(tree.text, locals, reading.services.catalogue);
  return message({ start: tree.startIndex + 1, end: tree.endIndex - 1, format: true, ...intro });
};

/** A text in which the status stands says it for every status. */
const withStatus: Rule = (node, { sibling, reading }) =>
  sibling.exact.length && isInterpolated(node) && saysStatus(node, reading.binding) ? 'kept' : undefined;

/** `'not_found'`, `'NOT-FOUND'`; `new Error('forbidden')` is told in words. */
const ofSlug: Rule = (node, { sibling, reading: { code, services } }) => {
  const content = contentOf(node);
  if (!/^[a-zA-Z]+(?:[_-][a-zA-Z]+)*$/.test(content) || (/^[a-zA-Z]+$/.test(content) && ofError(node)))
    return undefined;
  const own = services.catalogue.codeOfPhrase(content);
  if (own === undefined || !sibling.exact.includes(own)) return undefined;
  const words = wordsOf(services.catalogue.get(code)?.phrase ?? String(code));
  const slug = /^[A-Z_]+$/.test(content)
    ? words.join('_').toUpperCase()
    : words.join(content.includes('-') ? '-' : '_');
  return { piece: { ...span(node), text: node.text.replace(content, slug) }, told: false };
};

/** A name, or a zero value: no message. */
const noMessage: Rule = node => (isKey(node) || !contentOf(node) ? 'kept' : undefined);

/** One message is enough; what a second one says of the response is another status's. */
const behindMessage: Rule = (node, { told }) => (told ? (isInterpolated(node) ? 'unfit' : 'kept') : undefined);

/** In this order. */
const rules: readonly Rule[] = [ofSum, ofFormat, ofMacro, withStatus, ofSlug, noMessage, behindMessage];

function asMessage(node: Node, { sibling, reading }: Context): Outcome {
  const plain = isInterpolated(node) || !contentOf(node).includes('%');
  const before = plain ? beginningOf(node, sibling.locals, reading.services.catalogue) : '';
  return message({ ...span(node), ...(before ? { before, like: node.text } : {}) });
}

const message = (piece: Piece): Outcome => ({ piece, told: true });

const span = ({ startIndex, endIndex }: Node): Piece => ({ start: startIndex, end: endIndex });

/** A string without its quotes and what stands in front of them. */
const contentOf = (node: Node): string => node.text.replace(/^[a-zA-Z$@]*["'`]|["'`]$/g, '');

/** True for a string in which values stand. */
function isInterpolated(node: Node): boolean {
  return (
    /[`]|^[a-zA-Z]*f["']/.test(node.text.slice(0, 3)) ||
    namedChildren(node).some(n => /interpolation|substitution|variable|_expression$/.test(n.type))
  );
}

/** True for the only argument of a general error: `new Error('forbidden')`. */
function ofError(literal: Node): boolean {
  const made = literal.parent?.parent;
  const of =
    made && /^(?:new_expression|call_expression)$/.test(made.type) ? /^(?:new\s+)?Error\(/.test(made.text) : false;
  return of && literal.parent?.namedChildCount === 1;
}

/** The whole of a string that is put together with `+`; `undefined` for a string of its own. */
function concatenation(node: Node): Node | undefined {
  let sum: Node | undefined;
  for (let n = node.parent; n && /^(?:binary_expression|additive_expression)$/.test(n.type); n = n.parent) sum = n;
  return sum;
}

/** A property's name, or a name looked up by subscript. */
function isKey(node: Node): boolean {
  const parent = node.parent;
  const only = parent?.namedChildCount === 1;
  return (
    !!parent &&
    ((parent.type === 'array_element_initializer' && !only && parent.namedChild(0)?.id === node.id) ||
      (parent.type === 'subscript_expression' && parent.namedChild(0)?.id !== node.id) ||
      parent.childForFieldName('key')?.id === node.id ||
      parent.childForFieldName('index')?.id === node.id ||
      parent.childForFieldName('subscript')?.id === node.id)
  );
}
