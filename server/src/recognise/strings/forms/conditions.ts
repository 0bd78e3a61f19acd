import type { Form } from '../types';

/** Conditions that a monitor or a gateway is configured with: `[STATUS] == 200`, `{status} >= 400`, `[STATUS] == any(200, 429)`. */
export const conditions: readonly Form[] = [
  {
    pattern:
      /[[{](?:http_?|response_?)?status(?:_?code)?[\]}](?: \([1-5]\d\d\))? ?(?:[=!]=|[<>]=?) ?(?:any\()?(?<code>[1-5]\d\d)\b/gi,
    weight: 1.1,
    words: 'a condition compares a status with it',
    role: 'check',
  },
  {
    pattern:
      /(?<=[[{](?:http_?|response_?)?status(?:_?code)?[\]}][^"'`\n]{0,24}any\((?:\d{3}, ?){1,9})(?<code>[1-5]\d\d)\b/gi,
    weight: 1.1,
    words: 'a condition compares a status with it',
    role: 'check',
  },
  // What a monitor found, in brackets: `[STATUS] (502) == 200`
  {
    pattern: /[[{](?:http_?|response_?)?status(?:_?code)?[\]}] \((?<code>[1-5]\d\d)\)/gi,
    weight: 1.1,
    words: 'what a condition found',
    role: 'check',
  },
];
