import type { Language } from '../../src/languages/types';

/** YAML: OpenAPI documents. Anything else in YAML has no HTTP in its words and stays silent. */
export const yaml: Language = {
  id: 'yaml',
  grammar: 'yaml',
  queries: ['yaml'],
  languageIds: ['yaml', 'yml', 'openapi-yaml'],
  nodes: {
    number: ['integer_scalar'],
    string: ['double_quote_scalar', 'single_quote_scalar', 'string_scalar', 'block_scalar'],
    name: [],
    comment: ['comment'],
  },
  http: /^\s*["']?(?:openapi|swagger|asyncapi)["']?\s*:|^\s*(?:responses|paths)\s*:/m,
};
