/** WWW-Authenticate and Proxy-Authenticate (RFC 9110, 11.6.1, 11.7.1): which credentials are wanted. */
import type { Context, Line } from '../context';
import type { FieldDatum } from '../../protocol';
import { isClear } from '../cookies';
import { parseChallenges, type Challenge } from '../parse/challenges';
import { rfc } from '../reference';
import type { Check, FieldModule, FieldWords } from '../types';
import { list, quote } from '../words';

const NAMES = ['www-authenticate', 'proxy-authenticate'];

/** What it does: reports a challenge without a scheme, or whose parameters do not parse. Why: clients cannot answer it. */
export const wwwAuthenticateInvalid: Check = {
  id: 'www-authenticate-invalid',
  level: 'error',
  reference: rfc(9110, '11.6.1'),
  *find({ response }) {
    for (const name of NAMES) {
      for (const line of response.fields.get(name)?.lines ?? []) {
        const { challenges, fault } = parseChallenges(line.value);
        const reason = fault ?? (challenges.length ? undefined : 'it is empty, so no scheme is named');
        if (reason === undefined) continue;
        yield {
          wrong: `${line.name} ${quote(line.value)} cannot be read: ${reason}.`,
          why: 'Clients cannot tell which credentials are wanted, and libraries that answer challenges give up.',
          instead: `The server must send a scheme and then parameters, for example ${line.name}: ${challenges[0]?.scheme.slice(0, 30) ?? 'Bearer'} realm="api".`,
          place: { part: 'field', name: line.name, lines: [line.index] },
          ...(challenges.length && { reference: rfc(9110, '11.3') }),
        };
      }
    }
  },
};

/** What it does: reports a Basic challenge over http. Why: the password then travels readable for everybody on the way. */
export const basicAuthCleartext: Check = {
  id: 'basic-auth-cleartext',
  level: 'error',
  harm: 5,
  reference: rfc(7617, '4'),
  *find({ request, response }) {
    const field = response.fields.get('www-authenticate');
    if (!field || !isClear(request.url)) return;
    const line = field.lines.find(each =>
      parseChallenges(each.value).challenges.some(({ scheme }) => scheme.toLowerCase() === 'basic'),
    );
    if (!line) return;
    yield {
      wrong: `The response asks for Basic credentials (${quote(line.value)}) over http.`,
      why: 'Name and password then travel unencrypted, and everybody on the way can read them.',
      instead: 'The server must ask for them over https only, and redirect http there.',
      place: { part: 'field', name: line.name, lines: [line.index] },
    };
  },
};

const SCHEMES: Record<string, string> = {
  basic: 'a name and password',
  bearer: 'an access token',
  digest: 'a name and password, sent as a hash',
  dpop: 'an access token bound to a key of the client',
  negotiate: 'a Windows or Kerberos sign-in',
  ntlm: 'a Windows sign-in',
  mutual: 'a password that both sides prove',
  hoba: 'a signature by a key of the client',
  privatetoken: 'a Privacy Pass token',
  gnap: 'an access token of GNAP',
  oauth: 'an OAuth 1.0 signature',
  'scram-sha-256': 'a password that is proved, not sent',
  vapid: 'a push server key',
  apikey: 'an API key',
  'aws4-hmac-sha256': 'an AWS signature',
  hawk: 'a Hawk signature',
  token: 'a token',
};

/** OAuth 2.0 errors (RFC 6750, 3.1) and their kin. */
const ERRORS: Record<string, string> = {
  invalid_token: 'the token is expired, revoked or malformed: get a fresh one',
  insufficient_scope: 'the token is good, but does not cover this: get one with more scope',
  invalid_request: 'the request lacks a parameter or repeats one',
  use_dpop_nonce: 'the proof needs the nonce of DPoP-Nonce',
  invalid_dpop_proof: 'the DPoP proof was not accepted',
  insufficient_user_authentication: 'the user has to sign in again, more strongly',
};

const PARAMETERS: Record<string, string> = {
  realm: 'the area that the credentials are for',
  scope: 'the scope that a token needs',
  error: 'why the credentials were refused',
  error_description: 'the same for developers',
  error_uri: 'a page about the error',
  resource_metadata: 'where to learn which authorisation server to use',
  authorization_uri: 'where to get a token',
  service: 'the service that the token is for',
  charset: 'the charset of name and password',
  nonce: 'a value to hash with the password',
  opaque: 'to be sent back as it is',
  qop: 'what the hash covers',
  algorithm: 'how the hash is made',
  stale: 'whether only the nonce was too old',
  domain: 'the addresses that the credentials are for',
  acr_values: 'how strongly the user has to sign in',
  max_age: 'how long ago, in seconds, the user may have signed in',
};

function challengeWords({ scheme, parameters }: Challenge): string {
  const key = scheme.toLowerCase();
  const kind = Object.hasOwn(SCHEMES, key) ? `${scheme} (${SCHEMES[key] ?? ''})` : `the scheme ${quote(scheme, 40)}`;
  const get = (name: string) => parameters.get(name);
  const [realm, error, description, scope] = [get('realm'), get('error'), get('error_description'), get('scope')];
  return [
    kind,
    ...(realm === undefined ? [] : [`for the realm ${quote(realm)}`]),
    ...(scope === undefined ? [] : [`with the scope ${quote(scope)}`]),
    ...(error === undefined
      ? []
      : [`error ${quote(error)}${Object.hasOwn(ERRORS, error) ? ` (${ERRORS[error] ?? ''})` : ''}`]),
    ...(description === undefined ? [] : [`in its words ${quote(description, 160)}`]),
    ...(get('stale')?.toLowerCase() === 'true' ? ['only the nonce was too old: repeat with the new one'] : []),
  ].join(', ');
}

function explain(line: Line, _field: unknown, { response }: Context): FieldWords {
  const { challenges, fault } = parseChallenges(line.value);
  const proxy = line.name.toLowerCase() === 'proxy-authenticate';
  const who = proxy ? 'The proxy' : 'The server';
  if (!challenges.length)
    return { words: `Should say which credentials are wanted, but ${quote(line.value)} cannot be read.` };
  const known = challenges.slice(0, 20);
  const data: FieldDatum[] = known.map(({ scheme }) => ({ kind: 'auth', scheme: scheme.toLowerCase() }));
  const wants = response.status === 401 || response.status === 407 || response.status === 403 ? 'wants' : 'would take';
  const parts = known.flatMap(({ scheme, parameters, token68 }) => [
    { text: scheme, words: SCHEMES[scheme.toLowerCase()] ?? 'a scheme that is not registered' },
    ...(token68 === undefined ? [] : [{ text: token68, words: 'data of the scheme' }]),
    ...[...parameters].slice(0, 30).map(([name, value]) => ({
      text: `${name}=${quote(value, 200)}`,
      words: PARAMETERS[name] ?? `a parameter of ${scheme}`,
    })),
  ]);
  return {
    words: `${who} ${wants} ${list(known.map(challengeWords), 'or')}${fault ? '; the rest cannot be read' : ''}.`,
    parts,
    data,
  };
}

export const wwwAuthenticate: FieldModule = {
  names: NAMES,
  explain,
  checks: [wwwAuthenticateInvalid, basicAuthCleartext],
};
