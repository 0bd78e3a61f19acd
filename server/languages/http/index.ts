import type { Language } from '../../src/languages/types';

/** HTTP messages and request files: read line by line, since no grammar for them is at hand. */
export const http: Language = {
  id: 'http',
  queries: [],
  languageIds: ['http', 'rest', 'http-message'],
  nodes: { number: [], string: ['line'], name: [], comment: ['comment'] },
  lineComment: /^\s*(?:#|\/\/)/,
  http: /(?:)/,
};
