import type { BodyExplanation } from '../../protocol';
import type { Context } from '../context';

/** What the body is, and what it says. */
export function explainBody({ response }: Context): BodyExplanation {
  const mediaType = response.mediaType?.essence ?? '';
  if (response.body.empty) return { mediaType, kinds: ['empty'], words: 'The body is empty.' };
  return { mediaType, kinds: [], words: '' };
}
