import type { Language } from '../../src/languages/types';

export const ruby: Language = {
  id: 'ruby',
  grammar: 'ruby',
  queries: ['ruby'],
  languageIds: ['ruby', 'rb', 'rails', 'rake', 'jbuilder'],
  nodes: {
    number: ['integer'],
    string: ['string', 'heredoc_body', 'bare_string', 'regex'],
    name: ['identifier', 'constant', 'instance_variable'],
    symbol: ['simple_symbol', 'delimited_symbol', 'bare_symbol'],
    comment: ['comment'],
  },
  codeTag: /\n[ \t]*(?:RUBY|RB)\s*$/,
  http: /\b(?:net\/http|Net::HTTP|open-uri|[rR]ack|[sS]inatra|Rails|ActionController|ActionDispatch|ApplicationController|[gG]rape|[hH]anami|[rR]oda|[fF]araday|[hH]ttparty|HTTParty|rest-client|RestClient|[eE]xcon|[hH]ttpx|HTTPX?|httpclient|HTTPClient|[tT]yphoeus|[mM]echanize|[wW]eb[mM]ock|stub_request|WEBrick|webrick|[sS]wagger|rswag|response|http_status|status_code|redirect_to|render|halt)\b/,
};
