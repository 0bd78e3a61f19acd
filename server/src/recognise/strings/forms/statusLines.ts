import type { Form } from '../types';

/** Status lines, and HTTP right before the number: `HTTP/1.1 404`, `HTTP error: 404`, and patterns of them. */
export const statusLines: readonly Form[] = [
  {
    pattern:
      /(?:\b|(?<=\\[AbB]))HTTP\\?\/(?:\d\+?(?:\\?\.(?:[\dx]|\\d|\[[\d-]+\]))?|x|\\S\+)(?:\s|\\s[+*]?)+(?<code>[1-5]\d\d)\b/gi,
    weight: 1.2,
    words: 'a status line',
  },
  {
    pattern: /\bHTTP(?:\/\d(?:\.\d)?)?[ :_-]+(?:error[ :]*)?(?:status[ :]*)?(?:code[ :]*)?(?<code>[1-5]\d\d)\b/gi,
    weight: 1.1,
    words: 'HTTP before the number',
  },
  // A pattern of a status line: `HTTP/[0-9.]+ 200`
  {
    pattern: /\bHTTP\/[\d.\\dxsS[\]*+?()|{}^-]{1,20}?(?: |\\s[+*]?)+\(?(?<code>[1-5]\d\d)\b/g,
    weight: 1.1,
    words: 'a status line, as a pattern',
  },
  {
    pattern: /\bHTTP (?:error|status|code|response)s?:? \((?:code )?(?<code>[1-5]\d\d)\)/gi,
    weight: 1.1,
    words: 'HTTP before the number',
  },
];
