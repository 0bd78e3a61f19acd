import type { Annotation } from '../protocol';
import type { Context } from './context';

/** At most two sentences. */
export function summarise(_context: Context, readable: Omit<Annotation, 'keys' | 'summary'>): string {
  const { status, findings } = readable;
  const first = `${status.code}${status.phrase ? ` ${status.phrase}` : ''}`;
  return findings.length ? `${first}. ${findings[0]?.message ?? ''}` : `${first}.`;
}
