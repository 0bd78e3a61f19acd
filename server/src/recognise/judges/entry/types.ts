import type { Question } from '../../evidence';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';

/** A value under its key, as the rules look at it. */
export interface Entry {
  site: Extract<Site, { kind: 'entry-value' }>;
  outer: Site[];
  question: Question;
  /** The key, without quotes. */
  key: string;
  /** What the key says by its words: little, or nothing. */
  named: Evidence;
  /** The name that the whole is given, near or far. */
  holder: Extract<Site, { kind: 'definition' }> | undefined;
  /** The last of its path. */
  holderName: string | undefined;
  /** What that name says. */
  held: Evidence | undefined;
  /** That it holds statuses, where it is what the map is given to. */
  ofStatuses: Evidence[];
  /** That what is kept under the key meets a status elsewhere. */
  met: Evidence[];
}
