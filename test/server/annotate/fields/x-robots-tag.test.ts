import { says } from '../helpers';

describe('X-Robots-Tag', () => {
  it('says what search engines should do', () => {
    says(
      'x-robots-tag',
      'GET /\n---\n200 OK\nX-Robots-Tag: noindex, nofollow',
      /not show it among their results and not follow its links/,
    );
    says(
      'x-robots-tag',
      'GET /\n---\n200 OK\nX-Robots-Tag: googlebot: max-snippet:-1, unavailable_after: 25 Jun 2026',
      [/snippet: no limit \(googlebot\)/, /not show it after "25 Jun 2026"/],
    );
  });
});
