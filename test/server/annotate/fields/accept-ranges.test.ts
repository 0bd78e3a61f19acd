import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nAccept-Ranges: ${value}`;

describe('Accept-Ranges', () => {
  it('says whether a download can be resumed', () => {
    says('accept-ranges', ok('bytes'), /can be resumed with Range/);
    says('accept-ranges', ok('none'), /does not serve parts/);
  });
  it('accept-ranges-unknown-unit', () => {
    reports('accept-ranges-unknown-unit', ok('items'), [/"items"/, /know only bytes/]);
    quiet('accept-ranges-unknown-unit', ok('bytes'));
    quiet('accept-ranges-unknown-unit', ok('none'));
  });
});
