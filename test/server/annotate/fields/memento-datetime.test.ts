import { says } from '../helpers';

describe('Memento-Datetime', () => {
  it('says as of when', () => {
    says(
      'memento-datetime',
      'GET /\n---\n200 OK\nMemento-Datetime: Mon, 09 Mar 2026 12:00:00 GMT',
      /as it was on 9 March 2026, 12:00:00 UTC, 1 day before/,
    );
    says('memento-datetime', 'GET /\n---\n200 OK\nMemento-Datetime: 2026', /"2026" is not an HTTP-date/);
  });
});
