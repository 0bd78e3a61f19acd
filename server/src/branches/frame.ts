import type { Lines, Situation } from './types';

/**
 * A branch without braces, where its sibling has none and it is a single statement: on the line of its condition or on the
 * next, as the sibling's is.
 * @param head    From the keyword to the closing parenthesis.
 * @param braced  Whether the sibling's body is a block.
 */
export function unbraced(
  { place, document }: Situation,
  head: string,
  body: Lines,
  braced: boolean,
): Lines | undefined {
  const { like, cuddled } = place;
  const [only = ''] = body;
  if (braced || cuddled || !like?.condition || !like.body || body.length !== 1 || /^if\b|[{:]$/.test(only))
    return undefined;
  const between = document.text.slice(like.condition.endIndex, like.body.startIndex);
  return between.includes('\n') ? [head, `\t${only}`] : [`${head} ${only}`];
}
