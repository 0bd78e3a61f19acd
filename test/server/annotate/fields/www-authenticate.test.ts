import assert from 'node:assert/strict';
import { parseChallenges } from '../../../../server/src/annotate/parse/challenges';
import { has, quiet, reports, says } from '../helpers';

const ask = (value: string, url = '/') => `GET ${url}\n---\n401 Unauthorized\nWWW-Authenticate: ${value}`;

describe('WWW-Authenticate', () => {
  it('says what is wanted', () => {
    has(
      says(
        'www-authenticate',
        ask('Basic realm="Staff, only"'),
        /wants Basic \(a name and password\), for the realm "Staff, only"/,
      ),
      'auth:basic',
    );
    has(
      says(
        'www-authenticate',
        ask('Bearer realm="api", error="invalid_token", error_description="The token expired", scope="read write"'),
        [/with the scope "read write", error "invalid_token" \(the token is expired/, /"The token expired"/],
      ),
      'auth:bearer',
    );
    has(
      says(
        'www-authenticate',
        ask('Negotiate, NTLM TlRMTVNTUAAC==, Digest nonce="x", qop="auth,auth-int"'),
        /Negotiate .* NTLM .* or Digest/,
      ),
      'auth:negotiate',
      'auth:ntlm',
      'auth:digest',
    );
    has(
      says(
        'proxy-authenticate',
        'GET /\n---\n407 Proxy Authentication Required\nProxy-Authenticate: Basic realm="proxy"',
        /The proxy wants Basic/,
      ),
      'auth:basic',
    );
    says('www-authenticate', ask('Digest realm="a", nonce="b", stale=TRUE'), /repeat with the new one/);
  });

  it('www-authenticate-invalid', () => {
    reports('www-authenticate-invalid', ask('realm="api"'), [
      /'realm="api"' cannot be read: the scheme is missing before realm/,
      /Bearer realm="api"\.$/,
    ]);
    reports('www-authenticate-invalid', ask(''), /it is empty/);
    reports('www-authenticate-invalid', ask('Basic realm="api'), /no closing quotation mark/);
    reports('www-authenticate-invalid', ask('Basic realm=My Site'), /needs double quotes, or a comma/);
    reports('www-authenticate-invalid', ask('Bearer realm="a"; error="b"'), /semicolon stands where a comma/);
    reports('www-authenticate-invalid', ask('Basic realm='), /realm has no value/);
    reports('www-authenticate-invalid', ask('"Basic"'), /is no scheme/);
  });
  it('www-authenticate-invalid: forms in use', () => {
    for (const value of [
      'Basic',
      'Bearer',
      'Basic realm="a", charset="UTF-8"',
      'Bearer error="x", Basic realm = "y"',
      'Negotiate oRQwEqADCgEAoQsGCSqGSIb3EgECAg==',
      ',Basic realm=plain,, Bearer ,',
      'Bearer authorization_uri="https://login.example/oauth2", resource_id="x"',
      'Basic realm="say \\"hi\\""',
      'DPoP algs="ES256 PS256"',
      'xBasic realm="Fake"',
    ])
      quiet('www-authenticate-invalid', ask(value));
  });

  it('basic-auth-cleartext', () => {
    reports('basic-auth-cleartext', ask('Basic realm="x"', 'http://intranet.example/'), [
      /asks for Basic credentials \('Basic realm="x"'\) over http/,
      /everybody on the way/,
      /https only/,
    ]);
    quiet('basic-auth-cleartext', ask('Basic realm="x"'));
    quiet('basic-auth-cleartext', ask('Bearer realm="basic"', 'http://intranet.example/'));
    quiet('basic-auth-cleartext', ask('Basic realm="x"', 'http://127.0.0.1:8080/'));
  });

  it('parseChallenges keeps scheme, token and parameters apart', () => {
    const { challenges } = parseChallenges('A tok==, B x=1, y="2, 3", C');
    assert.deepEqual(
      challenges.map(({ scheme, token68, parameters }) => [scheme, token68, ...parameters]),
      [
        ['A', 'tok=='],
        ['B', undefined, ['x', '1'], ['y', '2, 3']],
        ['C', undefined],
      ],
    );
  });
});
