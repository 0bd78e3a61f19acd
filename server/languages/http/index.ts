import { requestScripts } from '../../src/languages/requestScripts';
import type { Container, Language } from '../../src/languages/types';

/** HTTP messages: read line by line, since no grammar for them is at hand. */
export const http: Language = {
  id: 'http',
  queries: [],
  languageIds: ['http', 'rest', 'http-message'],
  nodes: { number: [], string: ['line'], name: [], comment: ['comment'] },
  lineComment: /^\s*(?:#|\/\/)/,
  http: /(?:)/,
};

/** Request files: HTTP messages, and between them the scripts and assertions of JetBrains' client and of httpYac. */
export const requestFile: Container = {
  id: 'http',
  languageIds: ['http', 'rest'],
  regions: text => requestScripts(text),
};
