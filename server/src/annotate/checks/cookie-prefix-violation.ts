import { cookiePlace, cookiesOf, isClear } from '../cookies';
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
      const prefix = /^__(?:host|secure)-/i.exec(cookie.name)?.[0];
      if (prefix === undefined) continue;
      const host = /host/i.test(prefix);
      const faults = [
        ...(cookie.secure ? [] : ['Secure is missing']),
        ...(host && cookie.domain !== undefined ? ['Domain is set'] : []),
        ...(host && cookie.path !== '/' ? [cookie.path === undefined ? 'Path=/ is missing' : 'Path is not /'] : []),
        ...(isClear(context.request.url) ? ['it is set over http'] : []),
      ];
      if (!faults.length) continue;
      yield {
        wrong: `The cookie ${quote(cookie.name, 40)} breaks the promise of its prefix: ${list(faults)}.`,
        why: 'Browsers refuse it, so the client never sends it back.',
        instead: host
          ? 'The server must send it over https with Secure and Path=/, and without Domain.'
          : 'The server must send it over https with Secure.',
        place: cookiePlace(cookie),
      };
    }
  },
};
