import type { Language } from '../../src/languages/types';

export const shell: Language = {
  id: 'shell',
  grammar: 'bash',
  queries: ['shell'],
  languageIds: ['shellscript', 'shell', 'bash', 'sh', 'zsh', 'ksh', 'bats', 'console'],
  nodes: {
    number: ['number', 'word'],
    string: ['string', 'raw_string', 'ansi_c_string', 'heredoc_body', 'regex'],
    name: ['variable_name'],
    comment: ['comment'],
  },
  http: /\b(?:curl|wget|httpie|http_code|https?)\b|HTTP\//i,
};
