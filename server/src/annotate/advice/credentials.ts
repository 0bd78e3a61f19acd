/** 401, 407, 403 with a scope, 511 and the vendors' codes for a session that ended. */
import type { Advice } from '../../protocol';
import type { Context, Field } from '../context';
import { parseChallenges } from '../parse/challenges';
import { rfc } from '../reference';
import { list, quote } from '../words';
import type { Adviser } from './types';

interface Challenge {
  schemes: string[];
  realm: string | undefined;
  error: string | undefined;
  description: string | undefined;
  scope: string | undefined;
}

/** What the challenges say, as far as advice needs it; their grammar is checked with the field. */
function challenge(field: Field | undefined): Challenge | undefined {
  if (!field) return undefined;
  const all = field.lines.slice(0, 20).flatMap(line => parseChallenges(line.value).challenges);
  const get = (name: string) => all.map(({ parameters }) => parameters.get(name)).find(value => value !== undefined);
  return {
    schemes: [...new Set(all.map(({ scheme }) => scheme))],
    // Several areas cannot be named as one.
    realm: new Set(all.map(({ parameters }) => parameters.get('realm'))).size > 1 ? undefined : get('realm'),
    error: get('error'),
    description: get('error_description'),
    scope: get('scope'),
  };
}

const SESSION_OVER = new Set([419, 440, 457, 498, 561]);

export const credentials: Adviser = (context, readable) => {
  const { status } = context.response;
  if (status === 401) return [unauthorised(context, readable.body.message)];
  if (status === 407) return [proxy(context)];
  if (status === 403) {
    const asked = challenge(context.response.fields.get('www-authenticate'));
    return asked?.error === 'insufficient_scope' ? [scope(asked)] : [];
  }
  if (status === 511)
    return [
      {
        what: 'reauthenticate',
        text: 'Sign in to the network first (open any page in a browser on this machine), then send the request again.',
        reason:
          'The answer comes from the network in between, such as a hotel’s or an office’s, and the request never reached its server.',
        reference: rfc(6585, '6'),
      },
    ];
  if (SESSION_OVER.has(status))
    return [
      {
        what: 'reauthenticate',
        text: 'Sign in again, or get a fresh token, then repeat the request.',
        reason: 'The session or token that the request relied on is no longer valid.',
      },
    ];
  return [];
};

function unauthorised({ request, response }: Context, told: string | undefined): Advice {
  const asked = challenge(response.fields.get('www-authenticate'));
  const sent = request.fields.get('authorization');
  const scheme = asked?.schemes[0];
  const realm = asked?.realm ? ` for ${quote(asked.realm, 80)}` : '';
  const reference = rfc(9110, '15.5.2');
  if (asked?.error === 'insufficient_scope') return scope(asked);
  if (asked?.error === 'invalid_token')
    return {
      what: 'reauthenticate',
      text: `Refresh the access token, then send the request again${realm ? ` (the token is${realm})` : ''}.`,
      reason: `The challenge says error="invalid_token"${asked.description ? `: ${quote(asked.description, 200)}` : ', so the token is expired, revoked or malformed'}.`,
      reference: rfc(6750, '3.1'),
    };
  const expired = /expired/i.test(told ?? '') || /expired/i.test(asked?.description ?? '');
  if (sent) {
    const kind = /^bearer\b/i.test(sent.first) ? 'token' : 'credentials';
    return {
      what: 'reauthenticate',
      text: `Get ${kind === 'token' ? 'a fresh token' : 'other credentials'}${scheme ? ` of the ${scheme} scheme` : ''}${realm}, then send the request again.`,
      reason: expired
        ? `The server says that the ${kind} ${kind === 'token' ? 'has' : 'have'} expired.`
        : `The request carried ${kind === 'token' ? 'a token' : 'credentials'}, and the server did not accept ${kind === 'token' ? 'it' : 'them'}: sending the same again cannot help.`,
      reference,
    };
  }
  const tokens = scheme?.toLowerCase() === 'bearer' && /^https?:\/\/\S{1,300}$/.test(asked?.realm ?? '');
  return {
    what: 'reauthenticate',
    text: tokens
      ? `Get a token at ${asked?.realm ?? ''}${asked?.scope ? ` for the scope ${quote(asked.scope, 200)}` : ''}, then send the request again with it.`
      : scheme
        ? `Send credentials of the ${list(asked?.schemes ?? [], 'or')} scheme in Authorization${realm}.`
        : 'Send credentials in Authorization; which kind, the response does not say, so look into the documentation.',
    reason: request.known
      ? 'The request carried no credentials, and this resource needs them.'
      : 'This resource needs credentials; whether the request carried any is not known here.',
    reference,
  };
}

function scope(asked: Challenge): Advice {
  return {
    what: 'reauthenticate',
    text: asked.scope
      ? `Get a token with the scope ${quote(asked.scope, 200)}, then send the request again.`
      : 'Get a token with more scope, then send the request again; the documentation has to say which.',
    reason: 'The token is valid, but error="insufficient_scope" says that it does not cover this request.',
    reference: rfc(6750, '3.1'),
  };
}

function proxy({ response, request }: Context): Advice {
  const asked = challenge(response.fields.get('proxy-authenticate'));
  const scheme = asked?.schemes.length ? ` of the ${list(asked.schemes, 'or')} scheme` : '';
  return {
    what: 'reauthenticate',
    text: `Send ${request.fields.has('proxy-authorization') ? 'other ' : ''}credentials${scheme} for the proxy in Proxy-Authorization.`,
    reason: 'A proxy between you and the server asks for them; the server has not seen the request.',
    reference: rfc(9110, '15.5.8'),
  };
}
