import type { Language } from '../../src/languages/types';

/** JavaScript, JSX included: its grammar reads both. */
export const javascript: Language = {
  id: 'javascript',
  grammar: 'javascript',
  queries: ['javascript', 'javascript-fields', 'jsx'],
  languageIds: ['javascript', 'javascriptreact', 'js', 'jsx', 'mjs', 'cjs'],
  nodes: {
    number: ['number'],
    string: ['string', 'template_string', 'regex', 'jsx_text'],
    name: [
      'identifier',
      'property_identifier',
      'shorthand_property_identifier',
      'shorthand_property_identifier_pattern',
    ],
    comment: ['comment', 'html_comment'],
  },
  http: /\b(?:fetch\s*\(|XMLHttpRequest|axios|express|fastify|koa|hono|nestjs|next\/|undici|superagent|supertest|http2?['"/]|https['"]|node:https?|\bgot\b|\bky\b|nock|msw|sveltejs\/kit|remix|itty-router|restify|hapi|boom|playwright|cypress|cy\.|(?:req|request|res|reply|response)\b\s*[,):.]|Response\b|Request\b|http|statusCode|openapi|swagger|oauth)/,
};
