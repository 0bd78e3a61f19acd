import type { Language } from '../../src/languages/types';

export const powershell: Language = {
  id: 'powershell',
  grammar: 'powershell',
  queries: ['powershell'],
  languageIds: ['powershell', 'pwsh', 'ps1', 'psm1'],
  nodes: {
    number: ['decimal_integer_literal'],
    string: ['string_literal'],
    name: ['simple_name'],
    comment: ['comment'],
  },
  http: /\b(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm|curl|HttpClient|HttpStatusCode|HttpListener|HttpResponse\w*|WebException|StatusCode|Pode\w*|Polaris|Start-\w*Server|Response)\b|https?:\/\//i,
};
