import type { Endpoints } from '../../src/endpoints/types';

const verbs = {
  get: 'get',
  post: 'post',
  put: 'put',
  patch: 'patch',
  delete: 'delete',
  head: 'head',
  options: 'options',
};

/** reqwest and ureq; actix-web, Rocket and axum. */
export const rustEndpoints: Endpoints = {
  marks: ['attribute'],
  calls: {
    positions: {
      // https://docs.rs/reqwest/latest/reqwest/struct.RequestBuilder.html
      '*': {
        get: ['url'],
        post: ['url'],
        put: ['url'],
        patch: ['url'],
        delete: ['url'],
        head: ['url'],
        request: ['method', 'url'],
        header: ['field'],
        basic_auth: ['basic'],
        send_json: ['json'],
        send_string: ['body'],
        send_form: ['form'],
        execute: ['request'],
        '': [],
      },
    },
    names: {
      query: 'query',
      headers: 'fields',
      set: 'field',
      json: 'json',
      form: 'form',
      body: 'body',
      bearer_auth: 'bearer',
      multipart: 'multipart',
    },
    verbs: ['get', 'post', 'put', 'patch', 'delete', 'head'],
  },
  routes: [
    // https://actix.rs/docs/url-dispatch, https://rocket.rs/guide/v0.5/requests/
    { framework: 'Rocket', port: 8000, file: /\brocket\b/, form: 'mark', receiver: /^$/, names: verbs },
    { framework: 'Actix', port: 8080, form: 'mark', receiver: /^$/, names: verbs },
    { framework: 'Actix', port: 8080, file: /\bactix_web\b/, form: 'call', names: { route: '?' }, methods: [1] },
    // https://docs.rs/axum/latest/axum/struct.Router.html#method.route
    { framework: 'axum', port: 3000, form: 'call', names: { route: '?' }, methods: [1] },
  ],
  prefixes: { scopes: ['nest', 'scope'], groups: ['scope', 'resource'], mounts: ['nest'] },
};
