import type { Language } from '../../src/languages/types';

export const swift: Language = {
  id: 'swift',
  grammar: 'swift',
  queries: ['swift'],
  languageIds: ['swift'],
  nodes: {
    number: ['integer_literal'],
    string: ['line_string_literal', 'multi_line_string_literal', 'raw_string_literal'],
    lineString: ['line_string_literal'],
    name: ['simple_identifier', 'type_identifier'],
    comment: ['comment', 'multiline_comment'],
  },
  http: /\b(?:import\s+(?:Vapor|Kitura\w*|OpenAPI\w*|FlyingFox|Swifter|NIOHTTP\w*|HTTPTypes|AsyncHTTPClient|Alamofire|Hummingbird|Moya)|URLSession|HTTPURLResponse|URLRequest|HTTPResponseStatus|statusCode|URLProtocol|http)/i,
};
