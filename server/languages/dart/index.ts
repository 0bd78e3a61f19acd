import type { Language } from '../../src/languages/types';

export const dart: Language = {
  id: 'dart',
  grammar: 'dart',
  queries: ['dart'],
  languageIds: ['dart', 'flutter'],
  nodes: {
    number: ['decimal_integer_literal'],
    string: ['string_literal'],
    name: ['identifier', 'type_identifier'],
    comment: ['comment', 'documentation_comment'],
    suffix: [
      'selector',
      'unconditional_assignable_selector',
      'conditional_assignable_selector',
      'argument_part',
      'cascade_section',
      'function_body',
    ],
  },
  names: { namedConstructor: /^\s*(?:(?:const|factory)\s+)*[A-Z]\w*\.$/ },
  http: /\b(?:package:(?:http|dio|shelf\w*|chopper|retrofit|dart_frog|serverpod|alfred|conduit|angel3?\w*|get|graphql|web|http_mock_adapter|nock|http_parser|cronet_http|cupertino_http|rhttp|openapi\w*|swagger\w*)\b|Http(?:Client|Server|Request|Response|Status|Exception|Headers)\w*|statusCode|StatusCode|DioException|DioError|XMLHttpRequest|[rR]esponse\b\s*[,).]|\w+Response\(|hasStatus\()/,
};
