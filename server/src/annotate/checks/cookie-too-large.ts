import { cookiePlace, cookiesOf } from '../cookies';
import { rfc } from '../reference';
import type { Check } from '../types';
import { bytes, quote } from '../words';

/** Name and value together, in bytes (6265bis, 5.6). */
const LARGEST = 4096;

/** What it does: reports a name and value above 4096 bytes. Why: browsers drop the cookie without a word. */
export const cookieTooLarge: Check = {
  id: 'cookie-too-large',
  level: 'error',
  reference: rfc(6265, '6.1'),
  *find(context) {
    for (const cookie of cookiesOf(context)) {
      const size = cookie.name.length + cookie.value.length;
      if (size <= LARGEST) continue;
      yield {
        wrong: `The cookie ${quote(cookie.name, 40)} has a name and value of ${bytes(size)}, above the ${LARGEST} that browsers keep.`,
        why: 'Browsers drop it without a word, so the session or setting in it is lost.',
        instead: 'The server should keep the data on its side and send a short id.',
        place: cookiePlace(cookie),
      };
    }
  },
};
