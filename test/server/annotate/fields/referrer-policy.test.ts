import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nReferrer-Policy: ${value}`;

describe('Referrer-Policy', () => {
  it('says how much other servers learn', () => {
    says('referrer-policy', ok('no-referrer'), /no request from this page names it/);
    says('referrer-policy', ok('no-referrer, strict-origin'), /^strict-origin \(the last one known of 2\)/);
    says('referrer-policy', ok('never'), /know no policy in "never"/);
  });
  it('referrer-policy-invalid', () => {
    reports('referrer-policy-invalid', ok('no-referer'), [
      /"no-referer" names no policy/,
      /their default/,
      /Referrer-Policy: no-referrer\.$/,
    ]);
    reports('referrer-policy-invalid', ok('never'), /one of no-referrer,/);
    quiet('referrer-policy-invalid', ok('no-referrer, some-future-policy'));
    quiet('referrer-policy-invalid', ok('Strict-Origin'));
    quiet('referrer-policy-invalid', ok(''));
  });
});
