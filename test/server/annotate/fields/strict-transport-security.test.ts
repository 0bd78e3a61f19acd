import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nStrict-Transport-Security: ${value}`;

describe('Strict-Transport-Security', () => {
  it('says for how long and for which hosts', () => {
    says('strict-transport-security', ok('max-age=31536000; includeSubDomains'), [
      /For 31536000 seconds \(1 year\) browsers use https for api.example and all its subdomains/,
    ]);
    says('strict-transport-security', ok('max-age="63072000"'), /2 years\) .* \(its subdomains not included\)/);
    says('strict-transport-security', ok('max-age=0'), /forget that api.example/);
    says('strict-transport-security', ok('includeSubDomains'), /is ignored: max-age is missing/);
  });

  it('hsts-invalid', () => {
    reports('hsts-invalid', ok('includeSubDomains'), [
      /"includeSubDomains" is not valid: max-age is missing/,
      /ignore the whole field/,
      /max-age=31536000; includeSubDomains/,
    ]);
    reports('hsts-invalid', ok('max-age=31536000, includeSubDomains'), /comma stands where a semicolon/);
    reports('hsts-invalid', ok('max-age=1 year'), /cannot be read/);
    reports('hsts-invalid', ok('max-age=31536000 includeSubDomains'), /a semicolon is missing between directives/);
    reports('hsts-invalid', ok('max-age=31536000; max-age=0'), /max-age occurs twice/);
    reports('hsts-invalid', ok('max-age'), /has no value/);
    reports('hsts-invalid', ok(''), /max-age is missing/);
  });
  it('hsts-invalid: spaces, quotes, unknown directives and a last semicolon are fine', () => {
    quiet('hsts-invalid', ok('max-age = 31536000 ;INCLUDESUBDOMAINS; x=y;'));
    quiet('hsts-invalid', ok('max-age="31536000"'));
  });

  it('hsts-over-http', () => {
    reports('hsts-over-http', 'GET http://shop.example/\n---\n200 OK\nStrict-Transport-Security: max-age=31536000', [
      /"max-age=31536000" came over http/,
      /redirect http to https/,
    ]);
    quiet('hsts-over-http', ok('max-age=31536000'));
    quiet('hsts-over-http', 'GET http://localhost:3000/\n---\n200 OK\nStrict-Transport-Security: max-age=31536000');
  });

  it('hsts-weak', () => {
    reports('hsts-weak', ok('max-age=300'), [/"max-age=300" holds for 5 minutes only/, /a year/]);
    reports('hsts-weak', ok('max-age=0'), [/max-age of 0/, /forget/]);
    reports('hsts-weak', ok('max-age=31536000; preload'), /preload without includeSubDomains/);
    reports('hsts-weak', ok('max-age=15768000; includeSubDomains; preload'), /at least 31536000/);
    quiet('hsts-weak', ok('max-age=31536000; includeSubDomains; preload'));
    quiet('hsts-weak', ok('max-age=15768000'));
    quiet('hsts-weak', 'GET http://localhost/\n---\n200 OK\nStrict-Transport-Security: max-age=1');
  });
});
