import { lineAround, mentions } from '../../../../parsing/document';
import type { Evidence } from '../../../types';
import { behind } from '../types';
import type { ErrorClass } from './types';

/** Where its number stands. */
export function ofNumber(found: ErrorClass): Evidence[] {
  const {
    name,
    start,
    code,
    document,
    sites: [site],
  } = found;
  const evidence: Evidence[] = [];
  if (
    site?.kind === 'class' &&
    new RegExp(`\\b${code}\\b`).test(document.text.slice(site.node.startIndex, site.node.endIndex))
  )
    evidence.push({ words: `${code} stands in its body`, weight: 0.4 });
  else if (
    !site &&
    mentions(
      document,
      new RegExp(`\\b(?:throw|raise|catch|rescue|except|instanceof|reject\\(new)\\b[^\\n;]{0,60}\\b${name}\\b`),
    )
  )
    evidence.push({ words: 'it is thrown or caught in this file', weight: 0.2 });
  // Where the file declares it itself, the class says what it is about: `super(message, 403)`.
  if (
    site?.kind !== 'class' &&
    mentions(document, new RegExp(`\\bclass\\s+${name}\\b[^{]*\\{[^}]{0,300}(?<![\\w.])${code}(?![\\w.])`))
  )
    evidence.push({ words: `${code} stands in its class in this file`, weight: 0.5 });
  if (
    site?.kind !== 'class' &&
    new RegExp(`(?<![\\w.])(?:\\w+\\.)?(?:HTTP_)?${code}(?:_[A-Z_]+)?(?![\\w.])`).test(
      lineAround(document.text, start).text,
    )
  )
    evidence.push({ words: `${code} stands on the same line`, weight: 0.4 });
  // `ForbiddenException,` and on the next line `statusCode: 403`
  else if (new RegExp(`^,?\\n(?:[^\\n]*\\n)?\\s*status_?code\\b\\W{1,6}${code}(?!\\d)`, 'i').test(behind(found, 160)))
    evidence.push({ words: `${code} is its status code`, weight: 0.6 });
  // Its own file: `int get statusCode => 403`
  else if (
    new RegExp(`\\bclass\\s+${name}\\b`).test(document.head.text) &&
    new RegExp(`\\bstatus_?code\\b\\W{1,6}${code}(?!\\d)`, 'i').test(document.head.text)
  )
    evidence.push({ words: `${code} is its status code in this file`, weight: 0.4 });
  else if (new RegExp(`\\bHTTP\\b[^\\n]{0,40}(?<!\\d)${code}(?!\\d)`).test(document.text.slice(start, start + 160)))
    evidence.push({ words: `HTTP and ${code} stand nearby`, weight: 0.6 });
  // `expect(error).toBeInstanceOf(ForbiddenError)` and below it `expect(error.code).toBe(403)`
  else if (new RegExp(`\\bcode\\)?[^\\n]{0,20}(?<!\\d)${code}(?!\\d)`).test(behind(found, 160)))
    evidence.push({ words: `${code} is its code`, weight: 0.6 });
  else if (/\.status_?code\b/i.test(document.text.slice(Math.max(0, start - 160), start + 160)))
    evidence.push({ words: 'a status is read nearby', weight: 0.2 });
  return evidence;
}
