import type { Evidence } from '../../../types';
import type { ErrorClass } from './types';

/** Phrases that no other world has for an error of its own, in words. */
export const alwaysHttp =
  /^(?:bad request|method not allowed|too many requests|unsupported media type|unprocessable (?:entity|content)|internal server(?: error)?|bad gateway|service unavailable|gateway timeout|payment required|not acceptable|precondition failed|payload too large)$/;

/** How much of HTTP the phrase is. */
export function ofPhrase({ stem, document }: ErrorClass): Evidence[] {
  const evidence: Evidence[] = [];
  if (alwaysHttp.test(stem.join(' '))) evidence.push({ words: 'nothing but HTTP calls an error so', weight: 0.2 });
  else if (/^(?:unauthorized|forbidden|conflict)$/.test(stem.join(' ')) && document.head.speaksHttp)
    evidence.push({ words: 'HTTP calls an error so', weight: 0.15 });
  return evidence;
}
