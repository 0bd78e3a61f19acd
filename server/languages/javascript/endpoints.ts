import type { Endpoints } from '../../src/endpoints/types';

const body = ['url', 'body', 'options'] as const;
const plain = ['url', 'options'] as const;
const verbs = {
  get: 'get',
  post: 'post',
  put: 'put',
  patch: 'patch',
  delete: 'delete',
  head: 'head',
  options: 'options',
};
const routers =
  /^(?:.*\.)?(?:app|router|server|api|web|fastify|routes?|r|hono|koa\w*|\w*(?:Router|App|Server|Routes))(?:\.route\(.*\))?(?:\.(?:get|post|put|patch|delete|all)\(.*\))*$/is;

const made =
  /^(?:new\s+)?(?:[Ee]xpress(?:\.Router)?|Router|[Ff]astify|(?:Koa)?Router|OpenAPIHono|Hono|Koa|[Rr]estify\.createServer|polka)\b/;

/** Client libraries and server frameworks of JavaScript and TypeScript. */
export const javascriptEndpoints: Endpoints = {
  marks: ['decorator'],
  calls: {
    positions: {
      fetch: { '': plain },
      // https://axios-http.com/docs/req_config
      axios: {
        post: body,
        put: body,
        patch: body,
        postForm: ['url', 'multipart', 'options'],
        get: plain,
        delete: plain,
        head: plain,
        options: plain,
        request: ['options'],
        '': plain,
      },
      superagent: {
        '': ['url'],
        get: ['url', 'query'],
        head: ['url', 'query'],
        post: ['url', 'body'],
        put: ['url', 'body'],
        patch: ['url', 'body'],
        delete: ['url', 'body'],
        del: ['url', 'body'],
        end: [],
      },
      '*': {
        create: ['options'],
        extend: ['options'],
        request: plain,
        fetch: plain,
        Request: plain,
        '': plain,
        auth: ['basic'],
        set: ['field'],
        end: ['body'],
        write: ['body'],
      },
    },
    after: ['node:http'],
    names: {
      url: 'url',
      method: 'method',
      baseURL: 'base',
      prefixUrl: 'base',
      params: 'query',
      searchParams: 'query',
      query: 'query',
      headers: 'fields',
      'defaults.headers.common': 'fields',
      body: 'body',
      data: 'body',
      json: 'json',
      form: 'form',
      auth: 'basic',
      set: 'field',
      setHeader: 'field',
      'headers.set': 'field',
      'headers.append': 'field',
      send: 'body',
      write: 'body',
      type: 'type',
      bearer: 'bearer',
      searchParameters: 'query',
    },
  },
  routes: [
    // https://docs.nestjs.com/controllers
    {
      framework: 'NestJS',
      port: 3000,
      file: /@Controller\b/,
      form: 'mark',
      receiver: /^$/,
      names: {
        Get: 'get',
        Post: 'post',
        Put: 'put',
        Patch: 'patch',
        Delete: 'delete',
        Head: 'head',
        Options: 'options',
        All: '*',
      },
      loose: true,
    },
    // fastify.route({ method: 'GET', url: '/x', handler }), hapi's server.route({ method, path, handler })
    {
      framework: 'Fastify',
      port: 3000,
      file: /fastify|hapi/i,
      form: 'call',
      receiver: routers,
      names: { route: '?' },
      path: ['url', 'path'],
      methods: ['method'],
    },
    ...(
      [
        ['Fastify', 3000, /['"]fastify['"]/],
        ['Hono', 3000, /['"]hono(?:\/[\w-]+)?['"]/],
        ['Koa', 3000, /['"](?:koa|@koa\/router|koa-router)['"]/],
        ['Express', 3000, undefined],
      ] as const
    ).map(([framework, port, file]) => ({
      framework,
      port,
      ...(file && { file }),
      form: 'call' as const,
      receiver: routers,
      made,
      names: { ...verbs, del: 'delete', all: '*' },
      handler: 'argument' as const,
    })),
  ],
  prefixes: {
    marks: ['Controller'],
    scopes: ['register', 'group'],
    named: ['prefix'],
    groups: ['basePath', 'prefix', 'Router'],
    mounts: ['use', 'register', 'route'],
    global: ['setGlobalPrefix'],
  },
};
