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
  without: /^20/,
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

export const javascriptRuntimes = [javascript, axios, undici];
