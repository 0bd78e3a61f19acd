import { rfc } from '../reference';
import type { Check } from '../types';

/**
 * What it does: reports a code outside 100 to 599.
 * Why: RFC 9110, 15 gives such a code no class, so clients can only treat it as a server error, or refuse the response.
 */
export const statusInvalid: Check = {
  id: 'status-invalid',
  level: 'error',
  harm: 10,
  reference: rfc(9110, '15'),
  *find({ response }) {
    if (response.class !== 0) return;
    yield {
      wrong: `${response.status} is not a valid status code: valid ones have three digits, from 100 to 599.`,
      why: 'Clients treat it as a server error (5xx) at best, and some refuse the response.',
      instead: 'The server should send the registered code that fits, and put a code of its own into the body.',
      place: { part: 'status' },
    };
  },
};

/**
 * What it does: reports a code in range that IANA's registry does not have, a vendor's code included.
 * Why: a client that does not know it can only use its class (RFC 9110, 15).
 */
export const statusUnregistered: Check = {
  id: 'status-unregistered',
  level: 'warn',
  reference: rfc(9110, '16.2.1'),
  *find({ response }) {
    const { status, facts } = response;
    if (response.class === 0 || (facts && facts.standing !== 'vendor')) return;
    const owner =
      facts?.owner === undefined ? '' : `; it means "${facts.phrase}" at ${facts.owner.split('; ').join(' and ')}`;
    yield {
      wrong: `${status} is not in the registry of status codes${owner}.`,
      why: `Clients that do not know it treat it as ${response.class}00, so whatever it adds to that is lost on them.`,
      instead: 'The server should send a registered code, and tell the particular case in the body.',
      place: { part: 'status' },
    };
  },
};

/**
 * What it does: reports 305 and 306.
 * Why: 305 let any response choose the client's proxy, and 306 has no meaning any more; clients ignore both.
 */
export const statusRetired: Check = {
  id: 'status-retired',
  level: 'warn',
  reference: rfc(9110, '15.4.6'),
  *find({ response }) {
    if (response.status === 305) {
      yield {
        wrong: '305 Use Proxy is deprecated.',
        why: 'Clients ignore it, because a response could otherwise send all later traffic through a proxy of its choice.',
        instead:
          'The proxy belongs in the configuration of the client; to point elsewhere, the server should send 307 with Location.',
        place: { part: 'status' },
      };
    }
    if (response.status === 306) {
      yield {
        wrong: '306 is reserved and has no meaning any more.',
        why: 'Clients treat it as an unknown redirection and do nothing.',
        instead: 'The server should send 302 or 307 with Location where it means a redirection.',
        place: { part: 'status' },
        reference: rfc(9110, '15.4.7'),
      };
    }
  },
};
