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
  names: {
    members: {
      opening:
        /^[ \t]*(?:@\w+\s+)?(?:(?:public|internal|private|open|final|indirect)\s+)*(?:enum|extension|struct)\s+([\w.]+)/gm,
      declared: /^\s*case\s+(?:\w+(?:\([^()]*\))?\s*,\s*)*$/,
      called: /^\s*\.$|\bself\s*[!=]?=\s*\.$|\b(?:case|return)\s+(?:[\w.,()\s]*,\s*)?\.$/,
    },
  },
  http: /\b(?:import\s+(?:Vapor|Kitura\w*|OpenAPI\w*|FlyingFox|Swifter|NIOHTTP\w*|HTTPTypes|AsyncHTTPClient|Alamofire|Hummingbird|Moya)|URLSession|HTTPURLResponse|URLRequest|HTTPResponseStatus|statusCode|URLProtocol|http)/i,
};
