import type { Advice, Annotation } from '../../protocol';
import type { Context } from '../context';

/** What the caller should do next, most important first. */
export function advise(_context: Context, _readable: Omit<Annotation, 'keys' | 'summary' | 'advice'>): Advice[] {
  return [];
}
