import type { Language } from '../../src/languages/types';

export const php: Language = {
  id: 'php',
  grammar: 'php',
  queries: ['php'],
  languageIds: ['php', 'blade', 'phtml'],
  opening: '<?php',
  nodes: {
    number: ['integer'],
    string: ['string', 'encapsed_string', 'heredoc', 'nowdoc'],
    name: ['name'],
    comment: ['comment'],
    unread: ['text'],
  },
  http: /\b(?:Illuminate|Symfony|HttpFoundation|HttpKernel|Psr\\Http|Slim|Laminas|Zend|CakePHP|Cake\\|CodeIgniter|[yY]ii|Laravel|Guzzle\w*|Nyholm|HttpClient|HttpException|\w*Response|\w*Request|\$re(?:s|q|sponse|quest)\b|response\(|abort(?:_if|_unless)?\(|http_response_code|curl_\w+|CURLINFO_\w+|wp_remote_\w+|wp_send_json\w*|WP_REST_\w+|WP_Error|getStatusCode|statusCode|assertStatus)/,
};
