import { rfc } from '../reference';
import type { Check } from '../types';

/**
 * What it does: reports a 401 without a challenge.
 * Why: the challenge is how a client learns which scheme to use and where its credentials are valid (RFC 9110, 15.5.2).
 */
export const missingWwwAuthenticate: Check = {
  id: 'missing-www-authenticate',
  level: 'error',
  reference: rfc(9110, '15.5.2'),
  *find({ response }) {
    if (response.status !== 401 || response.fields.has('www-authenticate')) return;
    yield {
      wrong: 'The 401 carries no WWW-Authenticate field.',
      why: 'The caller cannot tell which kind of credentials would be accepted, and libraries that answer challenges give up.',
      instead: 'The server must send a challenge, for example WWW-Authenticate: Bearer realm="api".',
      place: { part: 'field', name: 'WWW-Authenticate', lines: [] },
    };
  },
};
