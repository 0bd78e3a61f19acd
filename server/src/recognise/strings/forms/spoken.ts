import type { Form } from '../types';

/** Words that speak of a status before it: `unexpected status 404`, `responded with 404`. */
export const spoken: readonly Form[] = [
  {
    pattern:
      /(?:\b(?:response|http)?_?|(?<=[a-z_]))status[ _-]?codes?["'\\}\])]*\s*(?:=>|[=!<>]=?|:|in \[(?:\d{3}, ?)*|(?:of|was|is|equals?|to be|Should(?:Not)?(?:Equal|BeIn|Be)):?)?\s*["'\\[]*(?<code>[1-5]\d\d)\b/gi,
    weight: 1.1,
    words: 'the words "status code" before it',
  },
  // `Expected status code 302, but was 301`
  {
    pattern:
      /\bstatus(?: code)?:? [1-5]\d\d,? (?:but (?:it )?(?:was|got|received|is|found)|got|received|instead of|and not|not)(?: a)?:? (?<code>[1-5]\d\d)\b/gi,
    weight: 1.1,
    words: 'the words "status code" and another code before it',
  },
  {
    pattern: /\bresponse code (?:is |was )?(?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'the words "response code" before it',
  },
  {
    pattern: /\bresponse code (?:is|was|of|:) ?(?<code>[1-5]\d\d)\b|\(status:? (?<moved>[1-5]\d\d)\)/gi,
    weight: 1,
    words: 'the code of a response',
  },
  {
    pattern: /(?:^["'`]?|\bwith )status(?:[=/?:]|\?code=| )+(?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'the word "status" before it',
  },
  {
    pattern:
      /\b(?:unexpected|invalid|bad|wrong|got|received|http|response|error),? status(?: value)?(?::? \(|[:=] ?| (?:was |is |of )?)(?:\\?["'])?(?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'the word "status" before it',
  },
  {
    pattern: /[\])}>|,;-] (?:http )?status (?<code>[1-5]\d\d)\b|\[status: ?(?<moved>[1-5]\d\d)[\],]/gi,
    weight: 1,
    words: 'the word "status" before it',
  },
  // What a page of an error says, as a test awaits it: `code: 404`
  { pattern: /^["'`]code: (?<code>[45]\d\d)["'`]$/g, weight: 1, words: 'the code of an error and nothing else' },
  // Phoenix logs `Sent 500 response: …`.
  {
    pattern: /\b(?:sent|got|received|returned|returns) (?:an? )?(?<code>[1-5]\d\d) (?:http )?response\b/gi,
    weight: 1,
    words: 'it is the response that was sent',
  },
  {
    pattern:
      /\b(?:responded|answered|returned|failed|replied|response)(?: (?:with|a|an|code|status|:))* <?(?<code>[1-5]\d\d)\b(?! ?(?:ms|bytes?|s\b|items|rows|%|px))/gi,
    weight: 1,
    words: 'a verb of answering before it',
  },
];
