import type { ClientCalls, Endpoints, RouteRule } from '../../src/endpoints/types';

const verbs = {
  get: 'get',
  post: 'post',
  put: 'put',
  patch: 'patch',
  delete: 'delete',
  head: 'head',
  options: 'options',
};
const capital = {
  Get: 'get',
  Post: 'post',
  Put: 'put',
  Patch: 'patch',
  Delete: 'delete',
  Head: 'head',
  Options: 'options',
};

/** Client libraries on the JVM. */
export const jvmCalls: ClientCalls = {
  positions: {
    '*': {
      // https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpRequest.Builder.html
      send: ['request'],
      sendAsync: ['request'],
      newBuilder: ['url'],
      GET: [],
      DELETE: [],
      POST: ['body'],
      PUT: ['body'],
      method: ['method', 'body'],
      // https://square.github.io/okhttp/
      newCall: ['request'],
      execute: ['request'],
      get: ['url'],
      getForObject: ['url'],
      getForEntity: ['url'],
      postForObject: ['url', 'body'],
      postForEntity: ['url', 'body'],
      exchange: ['url', 'method', 'request'],
      HttpEntity: ['body', 'fields'],
    },
  },
  names: {
    url: 'url',
    uri: 'url',
    baseUrl: 'base',
    method: 'method',
    header: 'field',
    addHeader: 'field',
    setHeader: 'field',
    headers: 'field',
    queryParam: 'query',
    addQueryParameter: 'query',
    parameter: 'query',
    body: 'body',
    bodyValue: 'body',
    setBody: 'body',
    post: 'body',
    put: 'body',
    patch: 'body',
    contentType: 'type',
    bearerAuth: 'bearer',
    setBearerAuth: 'bearer',
    basicAuth: 'basic',
    setBasicAuth: 'basic',
    request: 'options',
  },
  verbs: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'get', 'post', 'put', 'patch', 'delete', 'head'],
};

/** Frameworks on the JVM whose routes are annotations. */
export const jvmRoutes: readonly RouteRule[] = [
  // https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-requestmapping.html
  {
    framework: 'Spring',
    port: 8080,
    form: 'mark',
    names: {
      GetMapping: 'get',
      PostMapping: 'post',
      PutMapping: 'put',
      PatchMapping: 'patch',
      DeleteMapping: 'delete',
      RequestMapping: '?',
    },
    path: ['value', 'path'],
    methods: ['method'],
    loose: true,
  },
  {
    framework: 'Micronaut',
    port: 8080,
    file: /io\.micronaut/,
    form: 'mark',
    names: capital,
    path: ['value', 'uri'],
    loose: true,
  },
  // https://jakarta.ee/specifications/restful-ws/
  {
    framework: 'JAX-RS',
    port: 8080,
    file: /\bws\.rs\b/,
    form: 'mark',
    names: { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete', HEAD: 'head', OPTIONS: 'options' },
    pathMarks: ['Path'],
    loose: true,
  },
];

export const jvmMarks = ['RequestMapping', 'Controller', 'Path'];

export const javaEndpoints: Endpoints = {
  marks: ['annotation', 'marker_annotation'],
  calls: jvmCalls,
  routes: [
    ...jvmRoutes,
    // https://javalin.io/documentation, https://sparkjava.com
    {
      framework: 'Javalin',
      port: 7070,
      file: /io\.javalin/,
      form: 'call',
      receiver: /^(?:app|server|javalin|router|this|config\.router)$|^$/,
      names: verbs,
      handler: 'argument',
    },
    {
      framework: 'Spark',
      port: 4567,
      file: /\bspark\.(?:Spark|\*|Request)/,
      form: 'call',
      receiver: /^(?:Spark)?$/,
      names: verbs,
      handler: 'argument',
    },
  ],
  prefixes: { marks: jvmMarks, scopes: ['path'] },
};
