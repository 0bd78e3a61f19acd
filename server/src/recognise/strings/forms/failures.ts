import type { Form } from '../types';

/** What failed, as it is printed: `HTTPError: 404`, `404 Client Error`, `<Response [404]>`, and the heading of an error page. */
export const failures: readonly Form[] = [
  {
    pattern: /(?<![\w.$#-])(?<code>[45]\d\d) (?:Server|Client) Error\b/g,
    weight: 1.1,
    words: 'the words of its class behind it',
  },
  { pattern: /\bStatus: (?<code>[1-5]\d\d), (?:Method|URL)\b/g, weight: 1, words: 'the text of a failed request' },
  // `validation failed (422): no name`; exit codes are smaller, or 4xx only by chance
  {
    pattern: /\b(?:failed|failure|rejected|refused|error) \((?<code>4[0-3]\d|451|50[0-4])\)/gi,
    weight: 1,
    words: 'what failed stands before it',
  },
  { pattern: /<(?:h[1-3]|title)>(?:Error )?(?<code>[45]\d\d)\b/g, weight: 1, words: 'the heading of an error page' },
  {
    pattern:
      /\b(?:upgrade|request|http|server|download|upload|fetch) (?:\w+ )?(?:failure|failed|error|rejected)(?: with)?:? \(?(?<code>[45]\d\d)\)?["'`]?$/gi,
    weight: 1,
    words: 'a failure of a request before it',
  },
  // What `ws` and many a client say, and what a browser's console does
  {
    pattern:
      /\b[uU]nexpected (?:server|[hH][tT]{2}[pP]) response: (?<code>[1-5]\d\d)\b|\bresponded with a status of (?<moved>[1-5]\d\d)\b|\bHTTPError:? (?<failed>[1-5]\d\d)\b/g,
    weight: 1,
    words: 'a failure of a request before it',
  },
  { pattern: /\bResponse\((?<code>[1-5]\d\d)\b/g, weight: 1.1, words: 'the printed form of a response' },
  {
    pattern:
      /\b(?:\w*(?:Http|HTTP|Api|API|Request|Transport)\w*|\w*Client|\w*Server|NotFound|Conflict|Forbidden|Unauthorized|InternalServer)(?:Error|Exception)\((?<code>[1-5]\d\d)\b/g,
    weight: 1,
    words: 'the printed form of an error',
  },
  // Scrapy's `<200 https://shop.example>`, `Crawled (200) <GET https://shop.example>`
  {
    pattern: /<(?<code>[1-5]\d\d) https?:\/\/|\((?<moved>[1-5]\d\d)\) <(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /g,
    weight: 1,
    words: 'the printed form of a response',
  },
  { pattern: /<Response \[(?<code>[1-5]\d\d)(?: \w+)?\]>/g, weight: 1.2, words: 'the printed form of a response' },
];
