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

/** Client libraries and server frameworks of Python. */
export const pythonEndpoints: Endpoints = {
  marks: ['decorator'],
  calls: {
    positions: {
      // https://requests.readthedocs.io/en/latest/api/
      requests: {
        get: ['url', 'query'],
        post: ['url', 'body-or-form', 'json'],
        put: ['url', 'body-or-form'],
        patch: ['url', 'body-or-form'],
      },
      '*': {
        request: ['method', 'url'],
        stream: ['method', 'url'],
        Request: ['url', 'body'],
        build_request: ['method', 'url'],
        urlopen: ['request', 'body'],
        send: ['request'],
        ClientSession: ['base'],
        '': ['url'],
      },
    },
    names: {
      url: 'url',
      method: 'method',
      base_url: 'base',
      params: 'query',
      headers: 'fields',
      'headers.update': 'fields',
      add_header: 'field',
      json: 'json',
      data: 'body-or-form',
      content: 'body',
      auth: 'basic',
      files: 'multipart',
    },
  },
  routes: [
    // https://flask.palletsprojects.com/en/stable/api/#flask.Flask.route
    {
      framework: 'Flask',
      port: 5000,
      file: /\bflask\b|\bquart\b/i,
      form: 'mark',
      names: { ...verbs, route: '?' },
      path: ['rule'],
      methods: ['methods'],
    },
    // https://fastapi.tiangolo.com/reference/apirouter/
    {
      framework: 'FastAPI',
      port: 8000,
      file: /\b(?:fastapi|starlette|litestar)\b/i,
      form: 'mark',
      names: { ...verbs, api_route: '?', route: '?' },
      path: ['path'],
      methods: ['methods'],
    },
    {
      framework: 'Starlette',
      port: 8000,
      file: /\bstarlette\b/i,
      form: 'call',
      receiver: /^$/,
      names: { Route: '?' },
      path: ['path'],
      methods: ['methods'],
      handler: 'argument',
    },
    {
      framework: 'Starlette',
      port: 8000,
      file: /\bstarlette\b/i,
      form: 'call',
      receiver: /^$/,
      names: { Route: '?' },
      path: ['path'],
      methods: ['methods'],
      handler: ['endpoint'],
    },
    // https://docs.aiohttp.org/en/stable/web_reference.html
    { framework: 'aiohttp', port: 8080, file: /\baiohttp\b/, form: 'mark', receiver: /^routes$/, names: verbs },
    {
      framework: 'aiohttp',
      port: 8080,
      file: /\baiohttp\b/,
      form: 'call',
      receiver: /^web$/,
      names: verbs,
      handler: 'argument',
    },
    {
      framework: 'aiohttp',
      port: 8080,
      file: /\baiohttp\b/,
      form: 'call',
      receiver: /router$/,
      names: { add_get: 'get', add_post: 'post', add_put: 'put', add_patch: 'patch', add_delete: 'delete' },
      handler: 'argument',
    },
    // https://docs.djangoproject.com/en/stable/topics/http/urls/
    {
      framework: 'Django',
      port: 8000,
      file: /\burlpatterns\b/,
      form: 'call',
      receiver: /^$/,
      names: { path: '*' },
      path: ['route'],
      handler: 'argument',
      loose: true,
    },
  ],
  prefixes: {
    scopes: ['Mount'],
    named: ['url_prefix', 'prefix'],
    mounts: ['include_router', 'register_blueprint', 'path', 're_path'],
  },
};
