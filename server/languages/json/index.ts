import type { Language } from '../../src/languages/types';

/** JSON: OpenAPI documents, recorded exchanges, problem details. */
export const json: Language = {
  id: 'json',
  grammar: 'json',
  queries: ['json'],
  languageIds: ['json', 'jsonc', 'json5', 'openapi-json'],
  nodes: { number: ['number'], string: ['string'], name: [], comment: ['comment'] },
  http: /"(?:openapi|swagger|responses|paths|requests?|response|headers|statusCode|status_code)"\s*:/,
};
