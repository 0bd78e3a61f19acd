import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /logout\n---\n200 OK\nClear-Site-Data: ${value}`;

describe('Clear-Site-Data', () => {
  it('says what is removed', () => {
    says('clear-site-data', ok('"cookies", "storage"'), /its cookies and HTTP credentials and its storage/);
    says('clear-site-data', ok('"*"'), /everything it keeps/);
  });
  it('clear-site-data-invalid', () => {
    reports('clear-site-data-invalid', ok('cookies'), [
      /has cookies without quotes/,
      /stays on the device/,
      /"cookies", "storage"/,
    ]);
    reports('clear-site-data-invalid', ok('"cookie"'), /"cookie", a type that browsers do not know/);
    reports('clear-site-data-invalid', ok(''), /names nothing/);
    quiet('clear-site-data-invalid', ok('"cache", "cookies", "executionContexts"'));
  });
});
