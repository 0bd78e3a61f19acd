/** The cookies of one response, read once for their checks and explanations. */
import type { Context } from './context';
import { parseSetCookie, type Cookie } from './parse/setCookie';

/** More cookies than this are not looked at one by one; browsers keep about 180 a site. */
const MOST = 500;

const cache = new WeakMap<Context, readonly Cookie[]>();

export function cookiesOf(context: Context): readonly Cookie[] {
  let cookies = cache.get(context);
  if (!cookies) {
    cookies = (context.response.fields.get('set-cookie')?.lines ?? []).slice(0, MOST).map(parseSetCookie);
    cache.set(context, cookies);
  }
  return cookies;
}

/** Where one cookie stands, for a finding. */
export function cookiePlace({ line }: Cookie): { part: 'field'; name: string; lines: number[] } {
  return { part: 'field', name: 'Set-Cookie', lines: [line.index] };
}

/** Hosts that reach no network: nobody listens there, and browsers trust them without TLS. */
export function isLoopback(url: URL | undefined): boolean {
  return (
    url !== undefined && /^(?:localhost|.{1,253}\.localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(url.hostname)
  );
}

/** Whether the exchange went over a network in the clear. */
export function isClear(url: URL | undefined): boolean {
  return url?.protocol === 'http:' && !isLoopback(url);
}

/** Words in a name that tell of a session or a credential. */
const SESSION =
  /sess(?:ion)?(?:id|key|token)?s?(?![a-z])|session|(?:^|[^a-z])(?:sid|ssid|sess|auth|jwt|token|login|logged_?in|identity|credentials?|remember_?(?:me|token|web.{0,60})|connect\.sid)(?:[^a-z]|$)|(?:access|refresh|id|auth|api|bearer|user)[-_.]?token|authentication|authorization/i;

/** Names of analytics and load balancers that only look like it, and tokens that scripts have to read. */
const HARMLESS =
  /^(?:_hj|ai_|_ga|_gid|_gcl|_fb|utm|_pk_|_shopify_|amp_|mp_|_clsk|_clck|ajs_|_dd_s|_uet|intercom|hubspot|__hs|_mkto|optimizely|dtCookie|OptanonConsent|AWSALB|AWSELB)|csrf|xsrf|antiforgery/i;

/** Whether a cookie's name says that who holds it is taken for the user. */
export function isSession({ name }: Cookie): boolean {
  return name.length < 200 && SESSION.test(name) && !HARMLESS.test(name);
}

/** Set by the edge on each response, after its cache: the copy in the cache has none. */
export function isSetByEdge({ name }: Cookie): boolean {
  return /^(?:__cf_bm|__cflb|_cfuvid|__cfruid|cf_|AWSALB|AWSELB|incap_ses_|visid_incap_|nlbi_|ak_bmsc|bm_s[vz]|_abck|TS01|BIGipServer|GCLB$|ARRAffinity)/.test(
    name,
  );
}
