/** What the CORS checks share (Fetch, "HTTP extensions"). */
import type { Context } from './context';
import { isToken } from './parse/list';

/** Sent without a preflight (Fetch, CORS-safelisted method). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'POST']);

export interface Preflight {
  method: string;
  /** Lower case, in the order asked. */
  headers: readonly string[];
}

/** What a preflight asks for; `undefined` where the request is none. */
export function preflightOf({ request }: Context): Preflight | undefined {
  const method = request.fields.get('access-control-request-method')?.first;
  if (request.method !== 'OPTIONS' || !method || !request.fields.has('origin')) return undefined;
  return { method, headers: request.fields.tokens('access-control-request-headers') };
}

/** Whether the response lets scripts use cookies and HTTP credentials: exactly `true`. */
export function allowsCredentials({ response }: Context): boolean {
  return response.fields.get('access-control-allow-credentials')?.value === 'true';
}

/** @returns Why no request's Origin can ever equal this value, as a clause; `undefined` where it is an origin, `*` or `null`. */
export function originFault(value: string): string | undefined {
  if (value === '*' || value === 'null') return undefined;
  if (value === '') return 'is empty';
  if (/[\s,]/.test(value)) return 'names more than one origin';
  if (/^https?:\/\/[^/]*\*/i.test(value) || /^\*\./.test(value)) return 'has a wildcard inside an origin';
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(value)) return 'has no scheme, such as https://';
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*[/?#]/.test(value)) return 'goes on after the host and port';
  if (/^https?:/.test(value) && !URL.canParse(value)) return 'is no origin';
  if (/^(?:http:\/\/[^:]+:80|https:\/\/[^:]+:443)$/.test(value))
    return 'writes out the default port, which browsers leave out';
  if (/^https?:/.test(value) && value !== value.toLowerCase())
    return 'has capitals, which the origin of a browser never has';
  return undefined;
}

/** Members of an allow list; `undefined` where one of them is no token. */
export function tokens(members: readonly string[]): readonly string[] | undefined {
  return members.every(isToken) ? members : undefined;
}

/** What a preflight's answer does not allow of what was asked, as clauses; empty where it allows all. */
export function refusals(context: Context, { method, headers }: Preflight): string[] {
  const { response, request } = context;
  const { fields } = response;
  const out: string[] = [];
  if (response.class !== 2) out.push(`its status is ${response.status}, and only 200 to 299 will do`);
  const origin = request.fields.get('origin')?.first ?? '';
  const allowed = fields.get('access-control-allow-origin');
  if (!allowed) out.push('it has no Access-Control-Allow-Origin');
  else if (allowed.value !== '*' && allowed.value !== origin)
    out.push(`it allows the origin "${allowed.value.slice(0, 80)}", not "${origin.slice(0, 80)}"`);
  const credentials = allowsCredentials(context);
  const methods = fields.get('access-control-allow-methods')?.members ?? [];
  if (!SAFE_METHODS.has(method) && !methods.includes(method) && (credentials || !methods.includes('*')))
    out.push(`it does not allow the method ${method.slice(0, 40)}`);
  const names = new Set(fields.tokens('access-control-allow-headers'));
  const missing = headers.filter(
    // A star never stands for Authorization (Fetch, CORS-preflight fetch, step 7).
    name => !names.has(name) && (credentials || !names.has('*') || name === 'authorization'),
  );
  if (missing.length)
    out.push(
      `it does not allow the field${missing.length === 1 ? '' : 's'} ${missing.slice(0, 8).join(', ').slice(0, 200)}${names.has('*') ? (credentials ? ' (with credentials, * is no wildcard)' : ' (* does not stand for Authorization)') : ''}`,
    );
  return out;
}
