import { quiet, reports } from '../helpers';

const ok = (value: string, name = 'Content-Security-Policy') => `GET /\n---\n200 OK\n${name}: ${value}`;

describe('csp-invalid', () => {
  it('reports unknown, repeated and withdrawn directives', () => {
    reports('csp-invalid', ok("scrip-src 'self'"), [
      /"scrip-src 'self'", and no directive is called "scrip-src"/,
      /Browsers skip it/,
      /write script-src\./,
    ]);
    reports('csp-invalid', ok("img-src 'self'; img-src https:"), [/img-src more than once, again as "img-src https:"/]);
    reports('csp-invalid', ok('reflected-xss block'), /was withdrawn/);
    reports('csp-invalid', ok("default-src: 'self'"), /write default-src\./);
    reports(
      'csp-invalid',
      ok("defualt-src 'self'", 'Content-Security-Policy-Report-Only'),
      /Report-Only has "defualt-src/,
    );
  });
  it('reports unquoted keywords, none beside others, and a missing semicolon', () => {
    reports('csp-invalid', ok('default-src self'), [
      /keyword self of default-src lacks its single quotes/,
      /write 'self'/,
    ]);
    reports('csp-invalid', ok('script-src nonce-abc123'), /keyword nonce-abc123/);
    reports('csp-invalid', ok("script-src 'none' 'self'"), /'none' beside other sources/);
    reports('csp-invalid', ok("default-src 'self' img-src https:"), [
      /"img-src" stands among the sources/,
      /"; img-src"/,
    ]);
  });
  it('stays quiet on policies as they are written', () => {
    quiet(
      'csp-invalid',
      ok(
        "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' https: 'unsafe-inline';upgrade-insecure-requests",
      ),
    );
    quiet(
      'csp-invalid',
      ok("script-src 'nonce-r4nd0m' 'strict-dynamic' 'report-sample'; report-uri /csp; report-to csp;"),
    );
    quiet(
      'csp-invalid',
      ok(
        "DEFAULT-SRC 'Self' *.cdn.example:443 wss://ws.example; sandbox allow-scripts; trusted-types default 'allow-duplicates'",
      ),
    );
    quiet('csp-invalid', ok("default-src 'self', default-src https:"));
    quiet('csp-invalid', ok(''));
  });
});
