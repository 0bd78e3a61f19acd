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
      /Origin-Agent-Cluster: \?1\.$/,
    ]);
    reports(
      'structured-field-invalid',
      ok('Reporting-Endpoints: default=https://r.example'),
      /the URL in double quotes/,
    );
    reports('structured-field-invalid', ok('Content-Digest: sha-256=abcd'), /base64 between colons/);
  });
  it('reports members and parameters of the wrong type', () => {
    reports('structured-field-invalid', ok('Accept-CH: "DPR"'), [
      /each member must be a Token, without quotes/,
      /Accept-CH: Sec-CH-UA/,
    ]);
    reports('structured-field-invalid', ok('Cache-Groups: products'), /a String in double quotes/);
    reports(
      'structured-field-invalid',
      ok('CDN-Cache-Control: max-age=soon'),
      /value of max-age must be an Integer, 0 or more/,
    );
    reports('structured-field-invalid', ok('Priority: u=9'), /value of u must be an Integer from 0 to 7/);
    reports('structured-field-invalid', ok('Cache-Status: a; hit; ttl="5"'), /parameter ttl must be an Integer/);
    reports('structured-field-invalid', ok('Proxy-Status: a; error="dns_error"'), /parameter error must be a Token/);
    reports('structured-field-invalid', ok('Use-As-Dictionary: match=app'), /value of match must be a String/);
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
