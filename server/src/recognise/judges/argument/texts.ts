import { numberOf } from '../../evidence';
import type { Evidence } from '../../types';
import type { Argument } from './types';

/** `fmt.Sprintf("[GET /orders][%d] %s", 404, body)`: a method and a path stand before the number in the text that it is put into. */
export function putIntoText(site: Argument): Evidence[] {
  const text = site.args[0]?.text.slice(0, 200) ?? '';
  return site.index === 1 &&
    /^\w{0,2}["'`]/.test(text) &&
    numberOf(site.args[1]) !== undefined &&
    /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\/[^\s%"\]]*\]?[\s[:(>-]+(?:%[dv]|\{\})/.test(text)
    ? [{ words: 'it is put into a text behind a method and a path', weight: 0.85 }]
    : [];
}
