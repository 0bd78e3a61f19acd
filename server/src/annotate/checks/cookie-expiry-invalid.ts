import { cookiePlace, cookiesOf } from '../cookies';
import { parseCookieDate } from '../parse/cookieDate';
import { isMaxAge } from '../parse/setCookie';
import { rfc } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

/**
 * What it does: reports an Expires or Max-Age that user agents ignore (RFC 6265, 5.1.1, 5.2.2).
 * Why: the cookie then lives as long as the browser session, or as the other attribute says.
 */
export const cookieExpiryInvalid: Check = {
  id: 'cookie-expiry-invalid',
  level: 'warn',
  reference: rfc(6265, '5.1.1'),
  *find(context) {
    for (const cookie of cookiesOf(context)) {
      for (const { key, value, text } of cookie.attributes) {
        const maxAge = key === 'max-age';
        if (maxAge ? isMaxAge(value) : key !== 'expires' || parseCookieDate(value ?? '')) continue;
        const other = maxAge ? cookie.expires : cookie.maxAge;
        yield {
          wrong: `The cookie ${quote(cookie.name, 40)} has ${quote(text)}, which is ${maxAge ? 'no whole number of seconds' : 'no date that a browser can read'}.`,
          why:
            other === undefined
              ? 'Browsers ignore it, so the cookie ends with the browser session rather than at the time intended.'
              : `Browsers ignore it and go by ${maxAge ? 'Expires' : 'Max-Age'}, which may say something else.`,
          instead: maxAge
            ? 'The server should send seconds, for example Max-Age=3600, and Max-Age=0 to delete the cookie.'
            : `The server should send a date such as Expires=${new Date(context.receivedAt.getTime() + 86_400_000).toUTCString()}, or Max-Age in seconds.`,
          place: cookiePlace(cookie),
          ...(maxAge && { reference: rfc(6265, '5.2.2') }),
        };
      }
    }
  },
};
