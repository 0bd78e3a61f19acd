import type { Endpoints } from '../../src/endpoints/types';

/** Phoenix and Plug: https://hexdocs.pm/phoenix/routing.html */
export const elixirEndpoints: Endpoints = {
  routes: [
    {
      framework: 'Phoenix',
      port: 4000,
      file: /\b(?:Phoenix|Plug)\.Router\b|, :router\b/,
      form: 'call',
      receiver: /^$/,
      names: {
        get: 'get',
        post: 'post',
        put: 'put',
        patch: 'patch',
        delete: 'delete',
        head: 'head',
        options: 'options',
      },
      handler: 'either',
    },
  ],
  prefixes: { scopes: ['scope'] },
};
