import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nLast-Modified: ${value}`;

describe('Last-Modified', () => {
  it('says when, and how to use it', () => {
    says('last-modified', ok('Mon, 09 Mar 2026 12:00:00 GMT'), [
      /9 March 2026, 12:00:00 UTC, 1 day before/,
      /If-Modified-Since/,
    ]);
  });
  it('last-modified-future', () => {
    reports('last-modified-future', ok('Tue, 10 Mar 2026 14:00:00 GMT'), [
      /lies 2 hours after Date/,
      /must send its Date/,
    ]);
    quiet('last-modified-future', ok('Tue, 10 Mar 2026 12:00:00 GMT'));
  });
});
