import { clean, has, quiet, reports } from '../helpers';

const cross = (fields: string, more = '') => `GET /users\nOrigin: https://app.example${more}\n---\n200 OK\n${fields}`;
const preflight = (method: string, headers: string, status: string, fields: string) =>
  `OPTIONS /users/1\nOrigin: https://app.example\nAccess-Control-Request-Method: ${method}${
    headers && `\nAccess-Control-Request-Headers: ${headers}`
  }\n---\n${status}\n${fields}`;

describe('CORS', () => {
  it('draws no finding where it is as it should be', () => {
    clean(cross('Access-Control-Allow-Origin: *'));
    clean(
      cross('Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true\nVary: Origin'),
    );
    clean(
      preflight(
        'DELETE',
        'content-type,x-request-id',
        '204 No Content',
        'Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Methods: GET, DELETE\nAccess-Control-Allow-Headers: Content-Type, X-Request-Id\nAccess-Control-Max-Age: 600\nVary: Origin',
      ),
    );
  });

  it('cors-wildcard-with-credentials', () => {
    reports(
      'cors-wildcard-with-credentials',
      cross('Access-Control-Allow-Origin: *\nAccess-Control-Allow-Credentials: true'),
      [/Access-Control-Allow-Origin is "\*" beside/, /network error/, /echo the request's Origin/],
    );
    reports(
      'cors-wildcard-with-credentials',
      cross(
        'Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true\nAccess-Control-Expose-Headers: *',
      ),
      [/Access-Control-Expose-Headers: "\*" stands beside/, /list the methods and fields by name/],
    );
    quiet('cors-wildcard-with-credentials', cross('Access-Control-Allow-Origin: *'));
    quiet(
      'cors-wildcard-with-credentials',
      cross('Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true'),
    );
  });

  it('cors-value-invalid', () => {
    reports('cors-value-invalid', cross('Access-Control-Allow-Origin: https://a.example, https://app.example'), [
      /"https:\/\/a.example, https:\/\/app.example" names more than one origin/,
      /never equal/,
      /Access-Control-Allow-Origin: https:\/\/app.example/,
    ]);
    reports('cors-value-invalid', cross('Access-Control-Allow-Origin: https://app.example/'), /goes on after the host/);
    reports('cors-value-invalid', cross('Access-Control-Allow-Origin: app.example'), /no scheme/);
    reports('cors-value-invalid', cross('Access-Control-Allow-Origin: https://*.example'), /wildcard inside/);
    reports('cors-value-invalid', cross('Access-Control-Allow-Credentials: True'), [/is "True"/, /lower case/]);
    reports('cors-value-invalid', cross('Access-Control-Allow-Credentials: false'), /leave the field out/);
    reports('cors-value-invalid', cross('Access-Control-Max-Age: 10m'), [/"10m" is no whole number/, /5 seconds/]);
    reports('cors-value-invalid', cross('Access-Control-Allow-Methods: GET POST'), /"GET POST" is no list/);
  });
  it('cors-value-invalid: origins, null, the star, and -1 for no cache', () => {
    quiet('cors-value-invalid', cross('Access-Control-Allow-Origin: http://localhost:3000'));
    quiet('cors-value-invalid', cross('Access-Control-Allow-Origin: null'));
    quiet('cors-value-invalid', cross('Access-Control-Allow-Origin: chrome-extension://abcdef'));
    quiet('cors-value-invalid', cross('Access-Control-Max-Age: -1'));
    quiet('cors-value-invalid', cross('Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE'));
  });
  it('joins a repeated origin with what follows from it', () => {
    has(
      reports(
        'cors-value-invalid',
        cross('Access-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: https://app.example'),
        /occurs 2 times.* Browsers join the lines/,
      ),
      'problem:duplicate-singleton-header',
    );
  });

  it('cors-origin-mismatch', () => {
    reports('cors-origin-mismatch', cross('Access-Control-Allow-Origin: https://www.example'), [
      /is "https:\/\/www.example", but the request came from the origin "https:\/\/app.example"/,
      /Access-Control-Allow-Origin: https:\/\/app.example and Vary: Origin/,
    ]);
    quiet('cors-origin-mismatch', cross('Access-Control-Allow-Origin: https://app.example'));
    quiet('cors-origin-mismatch', cross('Access-Control-Allow-Origin: *'));
    quiet('cors-origin-mismatch', 'GET /\n---\n200 OK\nAccess-Control-Allow-Origin: https://www.example');
    quiet(
      'cors-origin-mismatch',
      'POST /\nOrigin: https://api.example\n---\n200 OK\nAccess-Control-Allow-Origin: https://www.example',
    );
  });

  it('cors-vary-missing', () => {
    const echo = 'Access-Control-Allow-Origin: https://app.example';
    reports('cors-vary-missing', cross(`${echo}\nCache-Control: public, max-age=600`), [
      /"https:\/\/app.example" echoes the request's Origin/,
      /there is no Vary: Origin/,
      /pages of other origins/,
    ]);
    reports('cors-vary-missing', cross(`${echo}\nCache-Control: max-age=60\nVary: Accept-Encoding`), [
      /Vary \("Accept-Encoding"\) does not list Origin/,
      /Vary: Accept-Encoding, Origin/,
    ]);
    reports('cors-vary-missing', cross(`${echo}\nLast-Modified: Mon, 09 Mar 2026 12:00:00 GMT`), /no Vary: Origin/);
    quiet('cors-vary-missing', cross(`${echo}\nCache-Control: max-age=60\nVary: Accept, origin`));
    quiet('cors-vary-missing', cross(`${echo}\nCache-Control: no-store`));
    quiet('cors-vary-missing', cross(echo));
    quiet('cors-vary-missing', cross('Access-Control-Allow-Origin: *\nCache-Control: max-age=60'));
  });

  it('cors-preflight-refused', () => {
    const allow = 'Access-Control-Allow-Origin: https://app.example\nVary: Origin';
    reports(
      'cors-preflight-refused',
      preflight('DELETE', '', '204 No Content', `${allow}\nAccess-Control-Allow-Methods: GET`),
      [/does not allow the method DELETE/, /does not send the request itself/, /Access-Control-Allow-Methods: DELETE/],
    );
    reports(
      'cors-preflight-refused',
      preflight('GET', 'authorization, x-a', '204 No Content', `${allow}\nAccess-Control-Allow-Headers: *`),
      /the field authorization \(\* does not stand for Authorization\)/,
    );
    reports(
      'cors-preflight-refused',
      preflight('PUT', '', '204 No Content', ''),
      /no Access-Control-Allow-Origin and it does not allow the method PUT/,
    );
    reports(
      'cors-preflight-refused',
      preflight('PUT', '', '401 Unauthorized', `WWW-Authenticate: Bearer\n${allow}\nAccess-Control-Allow-Methods: PUT`),
      /its status is 401/,
    );
    has(
      reports(
        'cors-preflight-refused',
        preflight('GET', '', '204 No Content', 'Access-Control-Allow-Origin: https://www.example'),
        /it allows the origin "https:\/\/www.example", not/,
      ),
      'problem:cors-origin-mismatch',
    );
  });
  it('cors-origin-mismatch: an origin with too much behind it is none, and not the one that asks', () => {
    const both = reports(
      'cors-origin-mismatch',
      cross('Access-Control-Allow-Origin: https://app.example/\nVary: Origin'),
      /goes on after the host and port.*not the request's Origin either/,
    );
    has(both, 'problem:cors-value-invalid');
    const several = cross('Access-Control-Allow-Origin: https://app.example, https://b.example\nVary: Origin');
    quiet('cors-origin-mismatch', several);
  });
  it('cors-preflight-refused: what is allowed, and plain OPTIONS', () => {
    const allow = 'Access-Control-Allow-Origin: *';
    quiet('cors-preflight-refused', preflight('POST', '', '204 No Content', allow));
    quiet(
      'cors-preflight-refused',
      preflight('PUT', 'x-a', '200 OK', `${allow}\nAccess-Control-Allow-Methods: *\nAccess-Control-Allow-Headers: *`),
    );
    quiet('cors-preflight-refused', 'OPTIONS /\n---\n204 No Content\nAllow: GET');
  });
});
