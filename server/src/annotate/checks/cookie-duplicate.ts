import { cookiesOf } from '../cookies';
import type { Cookie } from '../parse/setCookie';
import { rfc } from '../reference';
import type { Check } from '../types';
import { count, quote } from '../words';

/**
 * What it does: reports a cookie (same name, domain and path) that is set more than once in one response.
 * Why: only one of the values stays, and servers in between may change their order.
 */
export const cookieDuplicate: Check = {
  id: 'cookie-duplicate',
  level: 'warn',
  reference: rfc(6265, '4.1.1'),
  *find(context) {
    // The default path (RFC 6265, 5.1.4).
    const directory = /^(\/.*)\/[^/]*$/.exec(context.request.url?.pathname ?? '')?.[1] ?? '/';
    const groups = new Map<string, Cookie[]>();
    for (const cookie of cookiesOf(context)) {
      if (cookie.name === '') continue;
      const key = [cookie.name, cookie.domain ?? '', cookie.path ?? directory].join('\n');
      const group = groups.get(key);
      if (group) group.push(cookie);
      else groups.set(key, [cookie]);
    }
    for (const cookies of groups.values()) {
      const [first] = cookies;
      if (!first || cookies.length < 2) continue;
      const same = cookies.every(cookie => cookie.line.value === first.line.value);
      yield {
        wrong: `The cookie ${quote(first.name, 40)} is set ${count(cookies.length, 'time')} in this response${same ? ', each time alike' : ', with different values or attributes'}.`,
        why: same
          ? 'It costs bytes, and shows that two parts of the server both believe it is theirs.'
          : 'The client keeps the last one it reads, and the order is not safe everywhere.',
        instead: 'The server should set it once.',
        place: { part: 'field', name: 'Set-Cookie', lines: cookies.map(cookie => cookie.line.index) },
      };
    }
  },
};
