import { quiet, reports } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nContent-Security-Policy: ${value}`;

describe('csp-weak', () => {
  it('reports what lets injected script run', () => {
    reports('csp-weak', ok("script-src 'self' 'unsafe-inline'"), [
      /allows 'unsafe-inline' for scripts, in script-src/,
      /hardly protects/,
      /by nonce or hash/,
    ]);
    reports('csp-weak', ok('default-src *'), /allows \* for scripts, in default-src \(there is no script-src\)/);
    reports('csp-weak', ok("script-src 'self' 'unsafe-eval'"), /drop 'unsafe-eval'/);
    reports('csp-weak', ok('script-src http:'), /fetched over http/);
    reports('csp-weak', ok("script-src 'self' http://cdn.example"), /allows http:/);
    reports('csp-weak', ok("script-src 'self' data:"), /data: URL/);
    reports('csp-weak', ok("script-src 'nonce-a' 'unsafe-eval' 'unsafe-inline'"), /allows 'unsafe-eval' for/);
  });
  it('looks at script-src-elem as well', () => {
    reports('csp-weak', ok("script-src 'self'; script-src-elem 'unsafe-inline'"), /in script-src-elem/);
    quiet('csp-weak', ok("script-src 'self'; script-src-elem 'self'; style-src-elem 'unsafe-inline'"));
  });
  it('stays quiet where a nonce, a hash, strict-dynamic or another policy closes it', () => {
    quiet('csp-weak', ok("script-src 'nonce-abc' 'unsafe-inline'"));
    quiet('csp-weak', ok("script-src 'sha256-abc=' 'unsafe-inline'"));
    quiet('csp-weak', ok("script-src 'strict-dynamic' 'nonce-abc' https: http: 'unsafe-inline' *"));
    quiet('csp-weak', ok("script-src 'unsafe-inline', script-src 'self'"));
  });
  it('stays quiet on styles, images and policies without scripts', () => {
    quiet('csp-weak', ok("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src * data:"));
    quiet('csp-weak', ok("frame-ancestors 'none'"));
    quiet('csp-weak', ok("default-src *; script-src 'self'"));
    quiet('csp-weak', "GET /\n---\n200 OK\nContent-Security-Policy-Report-Only: script-src 'unsafe-inline'");
  });
});
