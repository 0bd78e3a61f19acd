import { quiet, reports } from '../helpers';

const ok = (field: string) => `GET /\n---\n200 OK\n${field}`;

describe('structured-field-invalid', () => {
  it('reports what does not parse, and where', () => {
    reports('structured-field-invalid', ok("Permissions-Policy: camera 'none'; microphone 'self'"), [
      /Permissions-Policy "camera 'none'; microphone 'self'" does not parse as a Structured Field \(dictionary\)/,
      /former Feature-Policy/,
      /ignore the whole field/,
      /camera=\(\), geolocation=\(self\)/,
    ]);
    reports('structured-field-invalid', ok('Cache-Status: Cache; hit,'), /ends with a comma/);
    reports('structured-field-invalid', ok('Priority: u=3, I'), /a key is written in lower case, and "I" is not/);
    reports('structured-field-invalid', ok('Reporting-Endpoints: default=https://r.example, b="x'), /not finished/);
    reports('structured-field-invalid', ok("No-Vary-Search: params=('a')"), /double quotes, not in single/);
    reports(
      'structured-field-invalid',
      ok('Proxy-Status: my proxy; error=x'),
      /"p" is not expected there \(a comma would be\)/,
    );
    reports(
      'structured-field-invalid',
      ok('Cross-Origin-Opener-Policy: same-origin, same-origin'),
      /"," is not expected/,
    );
    reports('structured-field-invalid', ok('Origin-Agent-Cluster: '), /it is empty/);
  });
  it('reports values of the wrong type', () => {
    reports('structured-field-invalid', ok('Origin-Agent-Cluster: true'), [
      /the value must be a Boolean, \?1 or \?0/,
      /for example \?1/,
    ]);
    reports(
      'structured-field-invalid',
      ok('Reporting-Endpoints: default=https://r.example'),
      /the URL in double quotes/,
    );
    reports('structured-field-invalid', ok('Content-Digest: sha-256=abcd'), /base64 between colons/);
  });
  it('accepts fields as they should be', () => {
    quiet('structured-field-invalid', ok('Origin-Agent-Cluster: ?1'));
    quiet('structured-field-invalid', ok('Cache-Status: "Cloudflare"; hit; ttl=10, Nginx; fwd=miss; stored'));
    quiet('structured-field-invalid', ok('Accept-CH: Sec-CH-UA, DPR'));
    quiet(
      'structured-field-invalid',
      ok('Priority: u=1,i\nPermissions-Policy: a=(), b=*\nPermissions-Policy: c=(self)'),
    );
    quiet('structured-field-invalid', ok('Cross-Origin-Embedder-Policy: require-corp; report-to="x"'));
    quiet('structured-field-invalid', ok('CDN-Cache-Control: max-age=300, stale-while-revalidate=60'));
  });
});
