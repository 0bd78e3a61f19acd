import type { Language } from '../../src/languages/types';

/** C is read with the grammar of C++. */
export const cpp: Language = {
  id: 'cpp',
  grammar: 'cpp',
  queries: ['cpp'],
  languageIds: ['cpp', 'c', 'c++', 'cc', 'cxx', 'hpp', 'h', 'cuda-cpp', 'arduino', 'ino'],
  nodes: {
    number: ['number_literal', 'preproc_arg'],
    string: ['string_literal', 'raw_string_literal', 'concatenated_string'],
    name: ['identifier', 'field_identifier', 'type_identifier'],
    comment: ['comment'],
  },
  names: {
    // RocksDB's, Arrow's and Abseil's `Status::NotFound("no key")`; asio's `using error::not_found`
    foreign: { maker: 'Status', imports: /^(?:\w+\W+)*(?:error|errc)\W+\w+$/ },
  },
  http: /#\s*include\s*[<"][^>"\n]*(?:http|beast|crow|drogon|\bcpr\b|oatpp|pistache|Poco\/Net|rest|proxygen|curl|mongoose|civetweb|QNetwork|QHttp|uWebSockets|App\.h|userver|WebServer|wininet|soup|ngx)|\b(?:http(?:::|_|s?:\/\/)|Http(?:Status|Server|Client|Request|Response)\w*|HTTP_\w+|QNetworkReply|CURLINFO_RESPONSE_CODE|status_?code|StatusCode|(?:[rR]es|[rR]esp|[rR]esponse)\s*(?:->|\.))/,
};
