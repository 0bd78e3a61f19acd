import type { Endpoints } from '../../src/endpoints/types';

/** `net/http`'s client, and the routers of Go. */
export const goEndpoints: Endpoints = {
  calls: {
    // https://pkg.go.dev/net/http#Client
    positions: {
      '*': {
        Get: ['url'],
        Head: ['url'],
        Post: ['url', 'type', 'body'],
        PostForm: ['url', 'form'],
        Do: ['request'],
        NewRequest: ['method', 'url', 'body'],
        NewRequestWithContext: ['', 'method', 'url', 'body'],
      },
    },
    names: {
      'Header.Set': 'field',
      'Header.Add': 'field',
      Header: 'fields',
      SetBasicAuth: 'basic',
    },
  },
  routes: [
    // https://pkg.go.dev/net/http#ServeMux; gorilla/mux has the same names
    {
      framework: 'net/http',
      port: 8080,
      form: 'call',
      names: { HandleFunc: 'path', Handle: 'path' },
      handler: 'argument',
      loose: true,
    },
    ...(
      [
        ['Gin', 8080, /gin-gonic\/gin/],
        ['Echo', 1323, /labstack\/echo/],
      ] as const
    ).map(([framework, port, file]) => ({
      framework,
      port,
      file,
      form: 'call' as const,
      names: {
        GET: 'get',
        POST: 'post',
        PUT: 'put',
        PATCH: 'patch',
        DELETE: 'delete',
        HEAD: 'head',
        OPTIONS: 'options',
        Any: '*',
      },
      handler: 'argument' as const,
    })),
    ...(
      [
        ['Fiber', 3000, /gofiber\/fiber/],
        ['chi', 8080, /go-chi\/chi/],
      ] as const
    ).map(([framework, port, file]) => ({
      framework,
      port,
      file,
      form: 'call' as const,
      receiver: /^(?!http$).+/,
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
      handler: 'argument' as const,
    })),
  ],
  prefixes: {
    scopes: ['Route'],
    groups: ['Group', 'PathPrefix', 'Route'],
    mounts: ['Mount'],
  },
};
