import type { Endpoints } from '../../src/endpoints/types';

const verbs = { get: 'get', post: 'post', put: 'put', patch: 'patch', delete: 'delete', options: 'options', any: '*' };

/** Guzzle, Symfony's client and Laravel's; Laravel, Symfony and Slim. */
export const phpEndpoints: Endpoints = {
  marks: ['attribute'],
  calls: {
    positions: {
      '*': {
        request: ['method', 'url', 'options'],
        requestAsync: ['method', 'url', 'options'],
        Request: ['method', 'url', 'fields', 'body'],
        send: ['request'],
        sendRequest: ['request'],
        createRequest: ['method', 'url'],
        Client: ['options'],
        get: ['url', 'options'],
        post: ['url', 'options'],
        put: ['url', 'options'],
        patch: ['url', 'options'],
        delete: ['url', 'options'],
        head: ['url', 'options'],
      },
      laravel: {
        get: ['url', 'query'],
        post: ['url', 'json'],
        put: ['url', 'json'],
        patch: ['url', 'json'],
        delete: ['url', 'json'],
      },
    },
    names: {
      base_uri: 'base',
      baseUrl: 'base',
      query: 'query',
      headers: 'fields',
      json: 'json',
      form_params: 'form',
      multipart: 'multipart',
      body: 'body',
      auth: 'basic',
      auth_basic: 'basic',
      auth_bearer: 'bearer',
      withHeaders: 'fields',
      withHeader: 'field',
      withToken: 'bearer',
      withBasicAuth: 'basic',
      withQueryParameters: 'query',
    },
  },
  routes: [
    // https://laravel.com/docs/routing
    {
      framework: 'Laravel',
      port: 8000,
      form: 'call',
      receiver: /^Route\b/,
      names: verbs,
      handler: 'argument',
      loose: true,
    },
    {
      framework: 'Laravel',
      port: 8000,
      form: 'call',
      receiver: /^Route\b/,
      names: { match: '?' },
      at: 1,
      methods: [0],
      handler: 'argument',
      loose: true,
    },
    // https://symfony.com/doc/current/routing.html
    {
      framework: 'Symfony',
      port: 8000,
      form: 'mark',
      names: { Route: '?' },
      path: ['path'],
      methods: ['methods'],
      loose: true,
    },
    // https://www.slimframework.com/docs/v4/objects/routing.html
    {
      framework: 'Slim',
      port: 8080,
      form: 'call',
      receiver: /^\$(?:this->)?(?:app|router|group|r|routes?)$/,
      names: verbs,
      handler: 'argument',
    },
  ],
  prefixes: {
    marks: ['Route'],
    scopes: ['prefix', 'group'],
    groups: [],
    // https://laravel.com/docs/routing#api-routes
    files: [{ framework: 'Laravel', file: /\/routes\/api\.php$/, path: 'api' }],
  },
};
