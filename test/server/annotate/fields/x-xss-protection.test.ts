import { says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nX-XSS-Protection: ${value}`;

describe('X-XSS-Protection', () => {
  it('says what it did', () => {
    says('x-xss-protection', ok('0'), /off, which is the safe setting/);
    says('x-xss-protection', ok('1; mode=block; report=/xss'), [/to block the page/, /reports to "\/xss"/]);
    says('x-xss-protection', ok('on'), /"on" is neither 0 nor 1/);
  });
});
