import type { Language } from '../../src/languages/types';

export const rust: Language = {
  id: 'rust',
  grammar: 'rust',
  queries: ['rust'],
  languageIds: ['rust', 'rs'],
  nodes: {
    number: ['integer_literal'],
    string: ['string_literal', 'raw_string_literal'],
    name: ['identifier', 'type_identifier', 'field_identifier'],
    comment: ['line_comment', 'block_comment'],
  },
  http: /\b(?:axum\w*|actix_web|actix_http|rocket|warp|hyper\w*|reqwest\w*|tide|poem\w*|salvo\w*|tower_http|surf|ureq|isahc|awc|gotham|ntex|trillium|loco_rs|lambda_http|wiremock|mockito|httpmock|httptest|http_types|utoipa|oauth2|tonic_web|aws_smithy_http|StatusCode|HttpResponse|status_code|HTTP\/1|http::)\b/,
};
