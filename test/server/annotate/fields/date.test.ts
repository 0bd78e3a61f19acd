import { says } from '../helpers';

describe('Date', () => {
  it('is shown absolute and relative', () => {
    says(
      'date',
      'GET /\n---\n200 OK\nDate: Tue, 10 Mar 2026 11:59:30 GMT',
      /10 March 2026, 11:59:30 UTC, 30 seconds before the response arrived/,
    );
  });
});
