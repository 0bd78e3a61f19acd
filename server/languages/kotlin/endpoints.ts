import type { Endpoints } from '../../src/endpoints/types';
import { jvmCalls, jvmMarks, jvmRoutes } from '../java/endpoints';

const verbs = {
  get: 'get',
  post: 'post',
  put: 'put',
  patch: 'patch',
  delete: 'delete',
  head: 'head',
  options: 'options',
};

export const kotlinEndpoints: Endpoints = {
  marks: ['annotation'],
  // "$base/users": a name in a text without braces
  hole: /\$([A-Za-z_]\w*)/g,
  // Ktor: headers { append("If-Match", tag) }
  calls: { ...jvmCalls, names: { ...jvmCalls.names, append: 'field', 'parameters.append': 'query' } },
  routes: [
    ...jvmRoutes,
    // https://ktor.io/docs/server-routing.html
    {
      framework: 'Ktor',
      port: 8080,
      file: /io\.ktor\.server|\brouting\b|\bRoute\b/,
      form: 'call',
      receiver: /^$/,
      names: verbs,
      handler: 'block',
    },
    {
      framework: 'Javalin',
      port: 7070,
      file: /io\.javalin/,
      form: 'call',
      receiver: /^(?:app|server|javalin|router)$/,
      names: verbs,
      handler: 'either',
    },
  ],
  prefixes: { marks: jvmMarks, scopes: ['route', 'path'] },
};
