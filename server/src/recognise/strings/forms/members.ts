import type { Form } from '../types';

/** Members, elements and parameters that hold a status by their name: `"status": 404`, `<code>404</code>`, `?status=404`. */
export const members: readonly Form[] = [
  // YAML in a text block: `retry_status_codes: [500, 502]`, JSON's `"response_codes":[200]`
  {
    pattern:
      /(?<=(?:status|response)_?codes?\\?["']?\s*[:=]\s*\[\s*(?:\\?["']?\d{3}\\?["']?\s*,\s*){0,12}\\?["']?)(?<code>[1-5]\d\d)(?=\\?["']?\s*[,\]])/gi,
    weight: 1.1,
    words: 'a list of status codes',
  },
  {
    pattern: /[\\"':](?:http_?)?status(?:\\?["']|"")?\s*(?:=>|[:=])\s*\\?["']?(?<code>[1-5]\d\d)\b/gi,
    weight: 1.1,
    words: 'a status member',
  },
  // Python in a text: `payload["response"]["status"] = 201`
  {
    pattern: /\[\\?["'](?:http_?)?status(?:_?code)?\\?["']\]\s*[!=]?=\s*(?<code>[1-5]\d\d)\b/gi,
    weight: 1.1,
    words: 'a status member is given or compared',
  },
  // A pointer into a document of an API: `/paths/~1orders/get/responses/200/content`
  {
    pattern: /\/responses\/(?<code>[1-5]\d\d)(?=\/|["'`]$|$)/g,
    weight: 1,
    words: 'a key of `responses`, in a pointer',
  },
  { pattern: /[{(] ?status: (?<code>[1-5]\d\d)(?=\s*[,})])/g, weight: 1, words: 'a status member' },
  { pattern: /\bstatus["']?:\s*\{+["']?code["']?:\s*(?<code>[1-5]\d\d)\b/g, weight: 1, words: 'the code of a status' },
  { pattern: /\\?["']code\\?["']\s*:\s*(?<code>4\d\d|5\d\d)\b/gi, weight: 1, words: 'a code member of an error' },
  // `{"code":"403","error":"Forbidden"}`, `{"error":{"code":"503"}}`
  {
    pattern:
      /\\?["']code\\?["']\s*:\s*\\?["'](?<code>[45]\d\d)(?=\\?["']\s*,\s*\\?["'](?:error|message|msg)\\?["'])|(?<=["']error\\?["']\s*:\s*\{\s*\\?["']code\\?["']\s*:\s*\\?["'])(?<moved>[45]\d\d)(?=\\?["'])/gi,
    weight: 1,
    words: 'a code member of an error',
  },
  {
    pattern: /\{\s*\\?["']code\\?["']\s*:\s*(?<code>20[0-4])\s*,\s*\\?["'](?:message|msg|error)\\?["']\s*:/gi,
    weight: 1,
    words: 'a code member of an answer',
  },
  {
    pattern:
      /\\?["'](?:message|msg)\\?["']\s*:\s*\\?["'][^"'\\]*\\?["']\s*,\s*\\?["']code\\?["']\s*:\s*(?<code>20[0-4])\b/gi,
    weight: 1,
    words: 'a code member of an answer',
  },
  {
    pattern:
      /\b(?:response|rejected|error_page|http|return|reply|status)_?code\\?["']?\s*(?:=>|[:=])\s*\\?["']?(?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'a code of a response in a fixed format',
  },
  // Telegram's `{"ok":false,"error_code":403}`
  {
    pattern: /\\?["']ok\\?["']\s*:\s*false,\s*\\?["']error_?code\\?["']\s*:\s*(?<code>[45]\d\d)\b/gi,
    weight: 1,
    words: 'the code of an error that is answered with',
  },
  // SQL's `json_build_object('http_code', 403)`
  {
    pattern: /["'](?:http_?(?:status_?)?|status_?)code["'],\s*["']?(?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'the value of a status',
  },
  // A snapshot's line: `status: 200`
  { pattern: /^[ \t]*status: (?<code>[1-5]\d\d)[ \t]*$/gm, weight: 1, words: 'a line that holds a status' },
  // The `code` of an address is OAuth's.
  { pattern: /(?<![?&])\bcode=(?<code>[1-5]\d\d)\b/gi, weight: 1, words: 'a code in a fixed format' },
  {
    pattern: /\{[^{}]*"(?:to|url|location|redirect\w*)"\s*:\s*"(?:\/|https?:)[^{}]*"code"\s*:\s*(?<code>30[12378])\b/g,
    weight: 1,
    words: 'a code beside the address of a redirect',
  },
  {
    pattern: /<(?:http_?)?(?:status|status_?code)>(?<code>[1-5]\d\d)<\/|<code>(?<failed>[45]\d\d)<\//gi,
    weight: 1,
    words: 'an element that holds a status',
  },
  {
    pattern:
      /<(?:\w+:)?(?:response|error|status|result|fault)\s(?:[^<>]*\s)?code=\\?["'](?<code>[1-5]\d\d)(?=\\?["'])/gi,
    weight: 1,
    words: 'the code of an element that answers',
  },
  { pattern: /[?&/-]status[=/](?<code>[1-5]\d\d)\b/gi, weight: 1, words: 'a status parameter' },
  { pattern: /[?&]\w*[sS]tatus(?:_?[cC]ode)?=(?<code>[1-5]\d\d)\b/g, weight: 1, words: 'a status parameter' },
];
