import type { Language } from '../../src/languages/types';
import { jvmHttp } from '../java';

export const scala: Language = {
  id: 'scala',
  grammar: 'scala',
  queries: ['scala'],
  languageIds: ['scala', 'sc', 'sbt', 'mill'],
  nodes: {
    number: ['integer_literal'],
    string: ['string', 'interpolated_string_expression'],
    name: ['identifier', 'type_identifier'],
    comment: ['comment', 'block_comment'],
  },
  names: { bareAnswers: true },
  http: jvmHttp,
};
