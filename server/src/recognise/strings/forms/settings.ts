import type { Form } from '../types';

/** What a configuration, a tag or an annotation says that is answered. */
export const settings: readonly Form[] = [
  { pattern: /(?:\[|,)R=(?<code>30[12378])(?=[,\]])/g, weight: 1, words: 'what an Apache rule answers' },
  // Iris: `/orders/{id:uint64 min(1) else 404}`
  { pattern: /\/\{\w+:\w+[^{}]* else (?<code>[1-5]\d\d)(?=\})/g, weight: 1, words: 'what a route answers otherwise' },
  {
    pattern:
      /\b(?:ngx\.(?:exit\(|status\s*=\s*)|response\.exit\()(?<code>[1-5]\d\d)\b|\breturn (?<moved>30[12378])(?= +["']?(?:https?:|\$))/g,
    weight: 1,
    words: 'what an nginx configuration answers',
  },
  // Huma's field of an answer, in a tag: `status:"201"`
  {
    pattern: /(?<=[\s`])status:"(?<code>[1-5]\d\d)(?=")/g,
    weight: 1,
    words: 'a tag of a field says it',
    role: 'define',
  },
  // What swag shows of a field of Go: `json:"code" example:"404"`
  {
    pattern: /\bjson:"(?:http_?)?(?:status|code|status_?code)\b[^"`]*"[^`\n]*\bexample:"(?<code>[1-5]\d\d)(?=")/gi,
    weight: 1,
    words: 'the example of a status',
    role: 'define',
  },
  // What swag reads, in a test of it
  {
    pattern: /@(?:Success|Failure|Response)\s+(?<code>[1-5]\d\d)\b/g,
    weight: 1,
    words: 'an annotation of swag',
    role: 'define',
  },
  { pattern: /:status(?:code)?[ \t]+(?<code>[1-5]\d\d)[ \t]*:/g, weight: 1.1, words: 'a field of Sphinx documents it' },
  // A link checker's `[404] <https://shop.example>`, `--[308]-->`
  {
    pattern: /\[(?<code>[1-5]\d\d)\] <?https?:\/\/|--\[(?<moved>30[12378])\]-->/g,
    weight: 1,
    words: 'a status in the format of links',
  },
];
