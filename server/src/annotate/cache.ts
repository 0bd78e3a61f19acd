import type { CacheSummary } from '../protocol';
import type { Context } from './context';

/** How caches may treat the response; `undefined` where nothing can be said. */
export function summariseCache(_context: Context): CacheSummary | undefined {
  return undefined;
}
