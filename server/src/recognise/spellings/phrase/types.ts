import type { Site } from '../../sites';

/** A reason phrase as a text, and how much like one it looks. */
export interface Phrase {
  content: string;
  /** It starts with a capital, or is written as RFC 9110 writes it. */
  exact: boolean;
  /** It has several words. */
  several: boolean;
  /** Where it counts: texts stand in for others, and in matchers. */
  site: Site | undefined;
}

/** Everybody's word: what it is given to has to hold a reason phrase by its name. */
export const isOk = ({ content }: Phrase): boolean => /^ok$/i.test(content);
