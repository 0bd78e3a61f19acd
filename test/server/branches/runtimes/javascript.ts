import type { Runtime } from './types';

const javascript: Runtime = {
  name: 'fetch',
  languageId: 'javascript',
  file: 'program.mjs',
  command: [process.execPath],
  program: `
let token = 'old';
export async function refreshToken() {
  token = 'new';
}

export async function call(url) {
  const ®response = await fetch(url, { method: 'METHOD', headers: { Authorization: token } });
  if (response.status === 418) {
    throw new Error('teapot');
  }
  return await response.json();
}

try {
  console.log(JSON.stringify({ value: (await call(process.argv[2])) ?? null }));
} catch (error) {
  console.log(JSON.stringify({ error: error.message, current: error.current }));
}
`,
};

const axios: Runtime = {
  ...javascript,
  name: 'axios',
  file: 'with_axios.mjs',
  brief: true,
  program: `
import axios from 'axios';

export async function call(url) {
  try {
    const response = await axios.LOWER(url);
    return response.data;
  } catch (®error) {
    if (error.response?.status === 418) {
      throw new Error('teapot');
    }
    throw error;
  }
}
${javascript.program.slice(javascript.program.indexOf('\ntry {'))}`,
};

const undici: Runtime = {
  ...javascript,
  name: 'undici',
  file: 'with_undici.mjs',
  brief: true,
  without: /^202/,
  program: javascript.program
    .replace('await fetch(', 'await request(')
    .replace('response.status', 'response.statusCode')
    .replace('response.json', 'response.body.json')
    .replace('let token', "import { request } from 'undici';\n\nlet token"),
};

const superagent: Runtime = {
  ...axios,
  name: 'superagent',
  file: 'with_superagent.mjs',
  program: axios.program
    .replace("import axios from 'axios';", "import superagent from 'superagent';")
    .replace('await axios.LOWER(url)', "await superagent.LOWER(url).set('Accept', 'application/json')")
    .replace('response.data', 'response.body')
    .replace('error.response?.status', 'error.status'),
};

/** ky sends again by itself, as Retry-After says, what may be repeated: the branch has the last word. */
const ky: Runtime = {
  ...axios,
  name: 'ky',
  file: 'with_ky.mjs',
  without: /gives up/,
  program: axios.program
    .replace("import axios from 'axios';", "import ky from 'ky';")
    .replace('await axios.LOWER(url)', 'await ky.LOWER(url)')
    .replace('response.data', 'await response.json()'),
};

/** So does got. */
const got: Runtime = {
  ...ky,
  name: 'got',
  file: 'with_got.mjs',
  program: axios.program
    .replace("import axios from 'axios';", "import got from 'got';")
    .replace('await axios.LOWER(url)', "await got.LOWER(url, { responseType: 'json' })")
    .replace('response.data', 'response.body')
    .replace('error.response?.status', 'error.response?.statusCode'),
};

/** The callback of node:http inside a promise. */
const nodeHttp: Runtime = {
  ...javascript,
  name: 'node:http',
  file: 'with_node_http.mjs',
  brief: true,
  // A POST is not sent again: only the code behind the request knows its body.
  without: /^202|gives up/,
  program: `
import http from 'node:http';

export function call(url) {
  return new Promise((resolve, reject) => {
    http
      .request(url, { method: 'METHOD' }, ®response => {
        if (response.statusCode === 418) {
          response.resume();
          reject(new Error('teapot'));
          return;
        }
        let text = '';
        response.on('data', chunk => (text += chunk));
        response.on('end', () => resolve(JSON.parse(text)));
      })
      .on('error', reject)
      .end();
  });
}
${javascript.program.slice(javascript.program.indexOf('\ntry {'))}`,
};

const nodeHttpOnce: Runtime = {
  ...nodeHttp,
  name: 'node:http, awaited',
  file: 'with_node_http_once.mjs',
  program: `
import { once } from 'node:events';
import http from 'node:http';

export async function call(url) {
  const request = http.request(url, { method: 'METHOD' });
  request.end();
  const [®response] = await once(request, 'response');
  if (response.statusCode === 418) {
    response.resume();
    throw new Error('teapot');
  }
  return JSON.parse(Buffer.concat(await response.toArray()).toString());
}
${javascript.program.slice(javascript.program.indexOf('\ntry {'))}`,
};

const typescript: Runtime = {
  ...javascript,
  name: 'fetch, in TypeScript',
  languageId: 'typescript',
  file: 'program.ts',
  command: [process.execPath, '--import=tsx'],
  brief: true,
  program: `
export async function call(url: string): Promise<Record<string, unknown> | null> {
  const ®response: Response = await fetch(url, { method: 'METHOD' });
  if (response.status === 418) {
    throw new Error('teapot');
  }
  return (await response.json()) as Record<string, unknown>;
}

call(process.argv[2]!)
  .then(value => console.log(JSON.stringify({ value })))
  .catch((error: Error) => console.log(JSON.stringify({ error: error.message })));
`,
};

export const javascriptRuntimes = [javascript, typescript, axios, undici, superagent, ky, got, nodeHttp, nodeHttpOnce];
