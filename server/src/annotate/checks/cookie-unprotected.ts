import { cookiePlace, cookiesOf, isLoopback, isSession } from '../cookies';
import { deletes } from '../parse/setCookie';
import { rfc } from '../reference';
import type { Check } from '../types';
import { list, quote } from '../words';

/**
 * What it does: reports a session cookie, known by its name, without Secure or HttpOnly. Analytics cookies, tokens against
 * forged requests (scripts must read those) and deletions are let pass; a server on the developer's own machine needs no Secure.
 * Why: who reads the cookie on the network or by an injected script is taken for the user.
 */
export const cookieUnprotected: Check = {
  id: 'cookie-unprotected',
  level: 'warn',
  reference: rfc(6265, '8.3'),
  *find(context) {
    const local = isLoopback(context.request.url);
    for (const cookie of cookiesOf(context)) {
      if (!isSession(cookie) || cookie.value === '' || deletes(cookie, context.receivedAt)) continue;
      const missing = [...(cookie.secure || local ? [] : ['Secure']), ...(cookie.httpOnly ? [] : ['HttpOnly'])];
      if (!missing.length) continue;
      yield {
        wrong: `The cookie ${quote(cookie.name, 40)} looks like a session, and lacks ${list(missing)}.`,
        why: `Whoever gets it is taken for the user: ${missing
          .map(flag =>
            flag === 'Secure'
              ? 'without Secure it also travels over http, where the network can read it'
              : 'without HttpOnly an injected script can read it',
          )
          .join(', and ')}.`,
        instead: `The server should add ${list(missing)}.`,
        place: cookiePlace(cookie),
        reference: rfc(6265, missing[0] === 'Secure' ? '4.1.2.5' : '4.1.2.6'),
      };
    }
  },
};
