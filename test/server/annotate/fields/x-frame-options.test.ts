import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nX-Frame-Options: ${value}`;

describe('X-Frame-Options', () => {
  it('says who may frame the page', () => {
    says('x-frame-options', ok('deny'), /no page may show/);
    says('x-frame-options', ok('SAMEORIGIN'), /only pages of the same origin/);
    says('x-frame-options', ok('ALLOWALL'), /do not know "ALLOWALL"/);
  });
  it('x-frame-options-invalid', () => {
    reports('x-frame-options-invalid', ok('ALLOW-FROM https://a.example'), [
      /"ALLOW-FROM https:\/\/a.example" uses ALLOW-FROM, which is obsolete/,
      /any site can show/,
      /frame-ancestors/,
    ]);
    reports('x-frame-options-invalid', ok('SAME-ORIGIN'), /send X-Frame-Options: SAMEORIGIN\./);
    reports('x-frame-options-invalid', ok('DENY, SAMEORIGIN'), /both DENY and SAMEORIGIN/);
    reports('x-frame-options-invalid', ok(''), /"" is neither/);
  });
  it('x-frame-options-invalid: both values in any case', () => {
    quiet('x-frame-options-invalid', ok('DENY'));
    quiet('x-frame-options-invalid', ok('SameOrigin'));
    quiet('x-frame-options-invalid', ok('SAMEORIGIN, SAMEORIGIN'));
  });
});
