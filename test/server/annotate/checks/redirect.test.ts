import { quiet, reports } from '../helpers';

describe('redirections', () => {
  it('redirect-loop: the same URL with the same method', () => {
    reports('redirect-loop', 'GET /a?x=1\n---\n302 Found\nLocation: https://api.example/a?x=1', [
      /"https:\/\/api.example\/a\?x=1" is the URL that was asked for/,
      /until it gives up/,
    ]);
    reports('redirect-loop', 'POST /a\n---\n307 Temporary Redirect\nLocation: /a', /"\/a"/);
    reports('redirect-loop', 'GET /a\n---\n302 Found\nLocation: /a#top', /"\/a#top"/);
    reports(
      'redirect-loop',
      'GET /a\n---\n302 Found\nLocation: /a\nSet-Cookie: seen=1; Secure; HttpOnly',
      /Unless the cookie/,
    );
  });
  it('redirect-loop: not after a POST that becomes a GET, and not for another path', () => {
    quiet('redirect-loop', 'POST /a\n---\n303 See Other\nLocation: /a');
    quiet('redirect-loop', 'POST /a\n---\n302 Found\nLocation: /a');
    quiet('redirect-loop', 'GET /a\n---\n301 Moved Permanently\nLocation: /a/');
    quiet('redirect-loop', 'GET http://api.example/a\n---\n301 Moved Permanently\nLocation: https://api.example/a');
  });
  it('redirect-downgrade', () => {
    reports('redirect-downgrade', 'GET /a\n---\n301 Moved Permanently\nLocation: http://api.example/b', [
      /came over https, but Location leads to http/,
      /"https:\/\/api.example\/b"/,
    ]);
    quiet('redirect-downgrade', 'GET http://api.example/a\n---\n301 Moved Permanently\nLocation: http://api.example/b');
    quiet('redirect-downgrade', 'GET /a\n---\n301 Moved Permanently\nLocation: //other.example/b');
    quiet('redirect-downgrade', 'GET /a\n---\n305 Use Proxy\nLocation: http://proxy.example/');
  });
  it('redirect-method-change', () => {
    reports('redirect-method-change', 'POST /a\n---\n301 Moved Permanently\nLocation: /b', [
      /301 answers a POST/,
      /303 if a GET .* or 308/,
    ]);
    reports('redirect-method-change', 'POST /a\n---\n302 Found\nLocation: /b', /or 307/);
    quiet('redirect-method-change', 'POST /a\n---\n303 See Other\nLocation: /b');
    quiet('redirect-method-change', 'GET /a\n---\n302 Found\nLocation: /b');
  });
});
