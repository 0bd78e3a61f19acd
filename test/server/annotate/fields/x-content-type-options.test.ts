import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nX-Content-Type-Options: ${value}`;

describe('X-Content-Type-Options', () => {
  it('says what browsers do', () => {
    says('x-content-type-options', ok('nosniff'), /believe Content-Type/);
    says('x-content-type-options', ok('none'), /ignore "none"/);
  });
  it('x-content-type-options-invalid', () => {
    reports('x-content-type-options-invalid', ok('no-sniff'), [
      /is "no-sniff"/,
      /may run a file as a script/,
      /: nosniff\.$/,
    ]);
    quiet('x-content-type-options-invalid', ok('NoSniff'));
    quiet('x-content-type-options-invalid', ok('nosniff, nosniff'));
  });
});
