import { has, quiet, reports, says } from '../helpers';

const found = (value: string) => `GET /a/b\n---\n302 Found\nLocation: ${value}`;

describe('Location', () => {
  it('is shown resolved', () => {
    has(
      says('location', found('../c?d#e'), /Go on at https:\/\/api.example\/c\?d#e\./),
      'location:https://api.example/c?d#e',
    );
    says('location', found('https://other.example/'), /on another origin than https:\/\/api.example/);
    says(
      'location',
      'POST /orders\n---\n201 Created\nLocation: /orders/1',
      /The new resource is https:\/\/api.example\/orders\/1/,
    );
    says('location', 'POST /jobs\n---\n202 Accepted\nLocation: /jobs/1', /state of the work/);
  });

  it('is shown with raw UTF-8 escaped byte by byte, as browsers follow it', () => {
    has(says('location', found('/caf\u00c3\u00a9'), /Go on at/), 'location:https://api.example/caf%C3%A9');
    // Not UTF-8: the byte is taken for the character of ISO-8859-1.
    has(says('location', found('/caf\u00e9'), /Go on at/), 'location:https://api.example/caf%C3%A9');
  });
  it('location-invalid: what is no URI reference', () => {
    reports('location-invalid', found('/a b'), [/"\/a b"/, /a space must be written %20/, /percent-encoded/]);
    reports('location-invalid', found('/a|b'), /\| must be percent-encoded/);
    reports('location-invalid', found('/%zz'), /two hexadecimal digits/);
    reports('location-invalid', found('http://'), /the host is missing/);
    reports('location-invalid', found('https://host:port/'), /host or port cannot be read/);
    reports('location-invalid', found('/caf\u00c3\u00a9'), /beyond ASCII/);
    reports('location-invalid', found('1http://a'), /no scheme/);
  });
  it('location-invalid: relative references, other schemes and brackets in the query are fine', () => {
    for (const value of [
      'b',
      '?page=2',
      '//cdn.example/x',
      'myapp://callback?code=1',
      '/a?ids[]=1',
      'https://[::1]:8080/',
      '/a%20b',
    ])
      quiet('location-invalid', found(value));
  });

  it('location-ignored', () => {
    reports('location-ignored', 'POST /a\n---\n200 OK\nLocation: /a/1', [
      /"\/a\/1" comes with 200/,
      /201 if it created/,
    ]);
    reports(
      'location-ignored',
      'GET /a\n---\n401 Unauthorized\nWWW-Authenticate: Bearer\nLocation: /login',
      /303, 307 or 308/,
    );
    quiet('location-ignored', 'POST /a\n---\n202 Accepted\nLocation: /jobs/1');
    quiet('location-ignored', 'GET /a\n---\n300 Multiple Choices\nLocation: /b');
  });
});
