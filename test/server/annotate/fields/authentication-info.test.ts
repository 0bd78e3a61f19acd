import { says } from '../helpers';

describe('Authentication-Info', () => {
  it('says what the server adds', () => {
    says('authentication-info', 'GET /\n---\n200 OK\nAuthentication-Info: nextnonce="4736", x=1', [
      /adds the nonce to use next time \('nextnonce="4736"'\) and a parameter of the scheme \("x=1"\)/,
    ]);
    says('proxy-authentication-info', 'GET /\n---\n200 OK\nProxy-Authentication-Info: ', /The proxy .* adds nothing/);
  });
});
