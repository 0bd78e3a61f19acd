import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nAlt-Svc: ${value}`;

describe('Alt-Svc', () => {
  it('says where else and for how long', () => {
    says('alt-svc', ok('h3=":443"; ma=86400, h2="alt.example:8443"'), [
      /HTTP\/3 at api.example, port 443, for 86400 seconds \(1 day\)/,
      /HTTP\/2 at alt.example:8443/,
    ]);
    says('alt-svc', ok('clear'), /taken back/);
  });
  it('alt-svc-invalid', () => {
    reports('alt-svc-invalid', ok('h3=:443'), [
      /"h3=:443" cannot be read: the host and port ":443" must stand in double quotes/,
      /h3=":443"; ma=86400/,
    ]);
    reports('alt-svc-invalid', ok('clear, h3=":443"'), /clear beside alternatives/);
    reports('alt-svc-invalid', ok('h3=":443"; ma=1d'), /ma="1d" is no whole number/);
    reports('alt-svc-invalid', ok('h3="alt.example"'), /has no port/);
    reports('alt-svc-invalid', ok('h3'), /names no host and port/);
  });
  it('alt-svc-invalid: drafts, several protocols, unknown parameters', () => {
    quiet('alt-svc-invalid', ok('h3=":443"; ma=2592000,h3-29=":443"; ma=2592000,quic=":443"; ma=2592000; v="46,43"'));
    quiet('alt-svc-invalid', ok('w%3Dx%3Ay#z="new.example:443"; persist=1'));
    quiet('alt-svc-invalid', ok('clear'));
  });
});
