import { cookiePlace, cookiesOf } from '../cookies';
import { bis } from '../parse/setCookieSpec';
import type { Check } from '../types';
import { quote } from '../words';

/** What it does: reports SameSite=None without Secure. Why: browsers refuse such a cookie. */
export const cookieSameSiteNoneInsecure: Check = {
  id: 'cookie-samesite-none-insecure',
  level: 'error',
  reference: bis('5.7'),
  *find(context) {
    for (const cookie of cookiesOf(context)) {
      if (cookie.sameSite !== 'none' || cookie.secure) continue;
      yield {
        wrong: `The cookie ${quote(cookie.name, 40)} has SameSite=None without Secure.`,
        why: 'Browsers refuse it, so the client never sends it back.',
        instead: 'The server must add Secure (and use https), or send SameSite=Lax.',
        place: cookiePlace(cookie),
      };
    }
  },
};

/** What it does: reports Partitioned without Secure. Why: browsers refuse such a cookie. */
export const cookiePartitionedInsecure: Check = {
  id: 'cookie-partitioned-insecure',
  level: 'error',
  reference: {
    text: 'Cookies Having Independent Partitioned State, 3.1',
    url: 'https://datatracker.ietf.org/doc/html/draft-cutler-httpbis-partitioned-cookies#section-3.1',
  },
  *find(context) {
    for (const cookie of cookiesOf(context)) {
      if (!cookie.partitioned || cookie.secure || cookie.sameSite === 'none') continue;
      yield {
        wrong: `The cookie ${quote(cookie.name, 40)} has Partitioned without Secure.`,
        why: 'Browsers that know the attribute refuse the cookie, so the client never sends it back.',
        instead: 'The server must add Secure (and use https).',
        place: cookiePlace(cookie),
      };
    }
  },
};
