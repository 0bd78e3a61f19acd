import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nVary: ${value}`;

describe('Vary', () => {
  it('says what the answer depends on', () => {
    says('vary', ok('Accept-Encoding, X-Tenant'), /compression \(Accept-Encoding\) and X-Tenant/);
  });
  it('vary-star', () => {
    reports('vary-star', ok('*'), [/Vary is "\*"/, /no-store says so plainly/]);
    quiet('vary-star', ok('Accept'));
  });
  it('vary-inefficient', () => {
    reports('vary-inefficient', ok('Accept-Encoding, User-Agent'), [/lists User-Agent/, /one copy for each value/]);
    reports('vary-inefficient', ok('Cookie'), /Cache-Control: private/);
    quiet('vary-inefficient', ok('Accept-Encoding, Origin, Accept-Language'));
    quiet('vary-inefficient', `${ok('Cookie')}\nCache-Control: no-store`);
    quiet('vary-inefficient', `${ok('Accept, Cookie')}\nCache-Control: private, max-age=60`);
    reports('vary-inefficient', `${ok('Accept, Cookie')}\nCache-Control: public, max-age=60`, /lists Cookie/);
  });
});
