import type { Language } from '../../src/languages/types';
import { jvmHttp } from '../java';

export const kotlin: Language = {
  id: 'kotlin',
  grammar: 'kotlin',
  queries: ['kotlin'],
  languageIds: ['kotlin', 'kt', 'kts', 'kotlinscript'],
  nodes: {
    number: ['number_literal'],
    string: ['string_literal', 'multiline_string_literal'],
    name: ['identifier'],
    comment: ['line_comment', 'block_comment'],
  },
  http: jvmHttp,
};
