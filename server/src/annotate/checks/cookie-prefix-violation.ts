import { prefixFaults } from '../cookieRules';
import { cookiePlace, cookiesOf } from '../cookies';
import { bis } from '../parse/setCookieSpec';
import type { Check } from '../types';
import { list, quote } from '../words';

/**
 * What it does: reports a `__Secure-` or `__Host-` name without what it promises. The prefix counts in any case of letters.
 * Why: browsers refuse such a cookie.
 */
export const cookiePrefixViolation: Check = {
  id: 'cookie-prefix-violation',
  level: 'error',
  reference: bis('4.1.3'),
  *find(context) {
    for (const cookie of cookiesOf(context)) {
      const faults = prefixFaults(cookie, context.request.url);
      if (!faults.length) continue;
      yield {
        wrong: `The cookie ${quote(cookie.name, 40)} breaks the promise of its prefix: ${list(faults)}.`,
        why: 'Browsers refuse it, so the client never sends it back.',
        instead: /^__host/i.test(cookie.name)
          ? 'The server must send it over https with Secure and Path=/, and without Domain.'
          : 'The server must send it over https with Secure.',
        place: cookiePlace(cookie),
      };
    }
  },
};
