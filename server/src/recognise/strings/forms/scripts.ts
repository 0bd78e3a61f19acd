import type { Form } from '../types';

/** Code in a text, such as a template or a test of one: `if (res.status !== 200)`, `new Response(body, {\n status: 302 })`. */
export const scripts: readonly Form[] = [
  {
    pattern: /\b(?:Http)?StatusCode\((?<code>[1-5]\d\d)\)|\bhttp_response_code\((?<moved>[1-5]\d\d)\)/g,
    weight: 1,
    words: 'a status is made of it',
  },
  // Smithy's `@http(method: "POST", uri: "/orders", code: 201)`, `@httpError(404)`
  {
    pattern: /\buri: \\?"[^"\n]*", code: (?<code>[1-5]\d\d)\b|@httpError\((?<failed>[1-5]\d\d)\)/g,
    weight: 1,
    words: 'a trait of Smithy',
  },
  // Code in a template of a test: `if (error.status === 404)`, `new Response(body, {\n status: 302,\n})`
  {
    pattern:
      /\b(?:(?:error|err|res|resp|response|r\d?)\.(?:status|getStatus)(?:\(\))?|response(?:Code)?\.code)\s*[!=]==?\s*(?<code>[1-5]\d\d)\b|\.(?:status|statusCode|response\.code|getStatus\(\))\)\.(?:\w+\.)*(?:toBe|toEqual|toStrictEqual|equals?|eql?)\((?<moved>[1-5]\d\d)\)/g,
    weight: 1,
    words: 'it is compared with the status of a response',
  },
  {
    pattern: /\bResponse\b[^;]{0,200}\n[ \t]*status: (?<code>[1-5]\d\d)(?=,?[ \t]*\n)/g,
    weight: 1,
    words: 'the status of a response that is made',
    role: 'emit',
  },
  // A Rack app in a text: `[500, {}, ['no luck']]`
  {
    pattern: /(?<![\w\])])\[(?<code>[1-5]\d\d), ?\{[^{}]*\}, ?\[/g,
    weight: 1,
    words: 'a Rack app gives it back, with fields and a body',
    role: 'emit',
  },
  {
    pattern: /\bredirect\(["'][^"'\n]*["'], (?<code>30[12378])\)/g,
    weight: 1,
    words: 'the status of a redirect',
    role: 'emit',
  },
  // Python's server in a script's here-document: `self.send_response(200)`
  {
    pattern: /\b(?:self|handler)\.send_(?:response|error)\((?<code>[1-5]\d\d)[,)]/g,
    weight: 1,
    words: 'a handler answers with it',
    role: 'emit',
  },
  { pattern: /\bresponse\.status\s*=\s*(?<code>[1-5]\d\d)\b/g, weight: 1, words: 'a setting of a response' },
  // JavaScript in a text block: `if (res.status !== 200) {`
  {
    pattern:
      /\b(?:\w*_?)?(?:res|resp|response|r|target|xhr)\.(?:status|statusCode|status_code)\s*(?:[=!]==?|,)\s*(?<code>[1-5]\d\d)\b/gi,
    weight: 1,
    words: 'a comparison with the status of a response',
  },
  { pattern: /\bstatus(?:_?[cC]odes?)?\((?<code>[1-5]\d\d)\)/g, weight: 1, words: '`status` takes it' },
];
