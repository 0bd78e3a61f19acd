import type { Language } from '../../src/languages/types';

export const elixir: Language = {
  id: 'elixir',
  grammar: 'elixir',
  queries: ['elixir'],
  languageIds: ['elixir', 'ex', 'exs'],
  nodes: {
    number: ['integer'],
    string: ['string', 'charlist', 'sigil'],
    name: ['identifier', 'alias'],
    symbol: ['atom', 'quoted_atom', 'keyword'],
    comment: ['comment'],
  },
  names: { outcome: 'ok' },
  http: /\b(?:Plug|Phoenix|Tesla|HTTPoison|HTTPotion|Finch|Req|Mint|Bypass|Mojito|Bandit|Cowboy|OpenApiSpex|ConnCase|ExVCR|[hH]ackney|httpc|:gun|ibrowse|\w*(?:HTTP|Http)(?!s?:)\w*|\w*http_\w+|Json_?Api\w*|JSONAPI|\w+Web|\w+Controller|conn|put_status|send_resp|json_response|status_code)\b/,
};
