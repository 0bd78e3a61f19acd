import type { Endpoints } from '../../src/endpoints/types';

const verbs = { get: 'get', post: 'post', put: 'put', patch: 'patch', delete: 'delete', options: 'options' };

/** Faraday, HTTParty, RestClient and http.rb; Rails, Sinatra and Grape. */
export const rubyEndpoints: Endpoints = {
  calls: {
    // https://www.rubydoc.info/github/jnunemaker/httparty/HTTParty/ClassMethods
    around: { httparty: ['base_uri', 'headers', 'basic_auth'] },
    positions: {
      httparty: {
        base_uri: ['base'],
        headers: ['fields'],
        get: ['url'],
        delete: ['url'],
        head: ['url'],
        post: ['url', 'body'],
        put: ['url', 'body'],
        patch: ['url', 'body'],
      },
      RestClient: {
        get: ['url', 'fields'],
        delete: ['url', 'fields'],
        post: ['url', 'body', 'fields'],
        put: ['url', 'body', 'fields'],
        patch: ['url', 'body', 'fields'],
      },
      // https://docs.ruby-lang.org/en/master/Net/HTTP.html
      'net-http': {
        post: ['url', 'body', 'fields'],
        put: ['url', 'body', 'fields'],
        patch: ['url', 'body', 'fields'],
        new: ['url', 'fields'],
        // The host and the port.
        'Net::HTTP.new': [],
      },
      faraday: {
        get: ['url', 'query', 'fields'],
        delete: ['url', 'query', 'fields'],
        post: ['url', 'body', 'fields'],
        put: ['url', 'body', 'fields'],
        patch: ['url', 'body', 'fields'],
      },
      '*': {
        get: ['url'],
        delete: ['url'],
        head: ['url'],
        post: ['url', 'body'],
        put: ['url', 'body'],
        patch: ['url', 'body'],
        new: ['url'],
        get_response: ['url'],
        post_form: ['url', 'form'],
        request: ['request'],
        '': ['url'],
      },
    },
    names: {
      url: 'url',
      params: 'query',
      query: 'query',
      headers: 'fields',
      json: 'json',
      form: 'form',
      body: 'body-or-form',
      basic_auth: 'basic',
      bearer_auth: 'bearer',
    },
  },
  routes: [
    // https://guides.rubyonrails.org/routing.html
    {
      framework: 'Rails',
      port: 3000,
      file: /routes\.draw|Rails\.application/,
      form: 'call',
      receiver: /^$/,
      names: verbs,
      handler: ['to', 'controller', 'action', 'on'],
      loose: true,
    },
    {
      framework: 'Rails',
      port: 3000,
      file: /routes\.draw|Rails\.application/,
      form: 'call',
      receiver: /^$/,
      names: { resources: 'get', resource: 'get' },
      resources: ['index', 'show', 'create', 'update', 'destroy'],
      loose: true,
    },
    // https://sinatrarb.com/intro.html
    {
      framework: 'Sinatra',
      port: 4567,
      file: /sinatra|Sinatra/,
      form: 'call',
      receiver: /^$/,
      names: verbs,
      handler: 'block',
    },
    {
      framework: 'Grape',
      port: 9292,
      file: /Grape/,
      form: 'call',
      receiver: /^$/,
      names: verbs,
      handler: 'block',
      loose: true,
      bare: true,
    },
    { framework: 'Sinatra', port: 4567, form: 'call', receiver: /^$/, names: verbs, handler: 'block' },
  ],
  prefixes: { scopes: ['namespace', 'scope', 'resource', 'resources', 'prefix'] },
};
