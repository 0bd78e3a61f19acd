import type { Library } from '../../../src/branches/types';

const between =
  (from: number, to: number) =>
  (code: number): boolean =>
    code >= from && code < to;

/** https://requests.readthedocs.io/en/latest/api/#requests.Response */
export const requests: Library = {
  id: 'requests',
  status: 'status_code',
  flags: { ok: between(100, 400), is_redirect: between(301, 309) },
  reads: ['json', 'text', 'content', 'iter_content', 'iter_lines', 'raw'],
  raises: { raise_for_status: between(400, 600) },
};

/** https://www.python-httpx.org/api/#response; raise_for_status() throws for anything but a success. */
export const httpx: Library = {
  id: 'httpx',
  status: 'status_code',
  flags: {
    is_informational: between(100, 200),
    is_success: between(200, 300),
    is_redirect: between(300, 400),
    is_client_error: between(400, 500),
    is_server_error: between(500, 600),
    is_error: between(400, 600),
  },
  reads: ['json', 'text', 'content', 'read', 'aread', 'iter_bytes', 'iter_lines', 'aiter_bytes', 'aiter_lines'],
  raises: { raise_for_status: code => code < 200 || code >= 300 },
};

/** https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.ClientResponse */
export const aiohttp: Library = {
  id: 'aiohttp',
  status: 'status',
  flags: { ok: between(100, 400) },
  reads: ['json', 'text', 'read', 'content'],
  raises: { raise_for_status: between(400, 600) },
};

/** https://docs.python.org/3/library/urllib.request.html#urllib.request.urlopen: gives successes back, raises the rest. */
export const urllib: Library = {
  id: 'urllib',
  status: 'status',
  flags: {},
  reads: ['read', 'readline', 'readlines'],
  raises: {},
};

/** https://docs.python.org/3/library/urllib.error.html#urllib.error.HTTPError: a response as well. */
export const urllibError: Library = { ...urllib, status: 'code' };

export const libraries = { requests, httpx, aiohttp };
