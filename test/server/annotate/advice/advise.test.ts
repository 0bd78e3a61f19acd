import assert from 'node:assert/strict';
import { annotate } from '../../../../server/src/annotate/annotate';
import { annotated, exchange, has, lacks, services } from '../helpers';

/** The advice as `what | text | reason` lines, most important first. */
function advised(text: string, body?: string): string[] {
  return annotated(text, body === undefined ? {} : { body }).advice.map(
    ({ what, text, reason }) => `${what} | ${text} | ${reason}`,
  );
}
const first = (text: string, pattern: RegExp, body?: string) => assert.match(advised(text, body)[0] ?? 'none', pattern);

describe('advice', () => {
  it('sends for a new grant where the old one is used up', () => {
    const bad = 'POST /token\n---\n400 Bad Request\nContent-Type: application/json';
    first(bad, /^fix-request \| Get a new authorization code or refresh token/, '{"error":"invalid_grant"}');
    first(bad, /^fix-request \| Correct the request/, '{"error":"invalid_request"}');
  });
  it('claims nothing about a request that it does not know', () => {
    const reason = (text: string, unknown: boolean) => {
      const { request, ...rest } = exchange(text);
      return annotate({ ...rest, request: { ...request, ...(unknown && { unknown }) } }, services).advice[0];
    };
    const refused = 'GET /\n---\n401 Unauthorized\nWWW-Authenticate: Bearer';
    assert.match(reason(refused, true)?.reason ?? '', /whether the request carried any is not known/);
    assert.match(reason(refused, false)?.reason ?? '', /carried no credentials/);
    assert.match(reason('GET /\n---\n304 Not Modified', true)?.text ?? '', /^Use the stored response: it is/);
    assert.match(reason('GET /\n---\n304 Not Modified', false)?.text ?? '', /if there is one/);
  });
  it('does not tell the page what only the server can do about a preflight', () => {
    const preflight = (answer: string) =>
      `OPTIONS /a\nOrigin: https://app.example\nAccess-Control-Request-Method: PUT\n---\n${answer}`;
    first(preflight('404 Not Found'), /^fix-request \| Have the server answer the preflight itself/);
    first(preflight('401 Unauthorized\nWWW-Authenticate: Bearer'), /^reauthenticate \| Have the server answer/);
    first(
      preflight('301 Moved Permanently\nLocation: /b'),
      /^follow-location \| Send the request to https:\/\/api\.example\/b in the first place/,
    );
    first('OPTIONS /a\n---\n404 Not Found', /Check the URL/);
  });
  it('waits as long as the response says', () => {
    const annotation = annotated('GET /\n---\n429 Too Many Requests\nRetry-After: 120');
    assert.equal(annotation.advice[0]?.delaySeconds, 120);
    has(annotation, 'advice:wait-then-retry');
    lacks(annotation, 'advice:retry', 'advice:do-not-retry');
    first(
      'GET /\n---\n429 Too Many Requests\nRetry-After: 120',
      /after 120 seconds \(2 minutes\), as Retry-After says/,
    );
    first(
      'GET /\n---\n503 Service Unavailable',
      /^wait-then-retry \| Send the same request again later, .* does not say for how long/,
    );
    first('GET /\n---\n503 Service Unavailable\nRetry-After: soon', /Retry-After "soon" cannot be read/);
    first('POST /\n---\n503 Service Unavailable\nRetry-After: 5', /^wait-then-retry/);
    first(
      'GET /\n---\n429 Too Many Requests\nContent-Type: application/json',
      /after 3 seconds, as the body says/,
      '{"message":"You are being rate limited.","retry_after":2.5}',
    );
    first('GET /\n---\n429 Too Many Requests\nRetry-After: 1773144300', /after 300 seconds/);
  });

  it('repeats a failed request only where that is safe', () => {
    first('GET /\n---\n502 Bad Gateway', /^retry \| .* \| .* GET is idempotent/);
    first('POST /\n---\n502 Bad Gateway', /^verify-then-retry \| Find out whether the POST took effect/);
    first('POST /\nIdempotency-Key: k\n---\n500 Internal Server Error', /^retry \| .* The Idempotency-Key makes/);
    first('PATCH /\n---\n504 Gateway Timeout', /^verify-then-retry/);
    first('DELETE /\n---\n504 Gateway Timeout', /^retry/);
    first('GET /\n---\n500 Internal Server Error\nRetry-After: 9', /^wait-then-retry/);
    first('POST /\n---\n408 Request Timeout', /^retry \| .*new connection/);
    first('GET /\n---\n421 Misdirected Request', /^retry/);
    first('GET /\n---\n425 Too Early', /^retry \| .*without early data/);
    first('GET /\n---\n599 Odd', /^retry/);
  });

  it('says what to change', () => {
    first(
      'PUT /\n---\n405 Method Not Allowed\nAllow: GET, HEAD',
      /^fix-request \| Use a method that the resource supports: GET or HEAD/,
    );
    first(
      'POST /\nContent-Type: text/csv\n---\n415 Unsupported Media Type\nAccept-Post: application/json',
      /^fix-request \| Send the content as application\/json/,
    );
    first('POST /\nContent-Type: text/csv\n---\n415 Unsupported Media Type', /another media type than "text\/csv"/);
    first(
      'GET /\nRange: bytes=900-\n---\n416 Range Not Satisfiable\nContent-Range: bytes */800',
      /within the representation of 800 bytes/,
    );
    first(
      'POST /\n---\n422 Unprocessable Content\nContent-Type: application/json',
      /^fix-request \| Correct "email" and "age"/,
      '{"errors":{"email":["is taken"],"age":["is negative"]}}',
    );
    first(
      'POST /\n---\n400 Bad Request\nContent-Type: application/json',
      /The server says: "The id is wrong"/,
      '{"message":"The id is wrong"}',
    );
    first('PUT /\n---\n428 Precondition Required', /^fix-request \| .*If-Match/);
    first('GET /users/42\n---\n404 Not Found', /^fix-request \| Check the URL: .*"\/users\/42" on api\.example/);
  });

  it('looks at the state first where that has moved on', () => {
    first('PUT /\nIf-Match: "a"\n---\n412 Precondition Failed', /^verify-then-retry \| Fetch the resource anew/);
    first('PUT /\n---\n409 Conflict', /^verify-then-retry/);
  });

  it('gives up where repeating cannot help', () => {
    for (const line of ['403 Forbidden', '410 Gone', '451 Unavailable For Legal Reasons', '501 Not Implemented'])
      first(`GET /\n---\n${line}`, /^do-not-retry/);
  });
  it('tells a rate limit behind a 403', () => {
    first('GET /\n---\n403 Forbidden\nRetry-After: 60', /^wait-then-retry/);
  });

  it('reads challenges', () => {
    const refused = (challenge: string, request = '') =>
      `GET /me${request}\n---\n401 Unauthorized\nWWW-Authenticate: ${challenge}`;
    first(
      refused('Bearer realm="api"'),
      /^reauthenticate \| Send credentials of the Bearer scheme in Authorization for "api"/,
    );
    first(
      refused('Bearer error="invalid_token", error_description="The token expired"', '\nAuthorization: Bearer x'),
      /Refresh the access token.*"The token expired"/,
    );
    first(
      refused('Basic realm="a"', '\nAuthorization: Basic eDp5'),
      /Get other credentials of the Basic scheme.*did not accept/,
    );
    first(refused('Negotiate, Basic realm="a"'), /the Negotiate or Basic scheme/);
    first(
      refused('Bearer realm="https://auth.example/token",service="registry",scope="repository:a:pull"'),
      /^reauthenticate \| Get a token at https:\/\/auth\.example\/token for the scope "repository:a:pull", then send/,
    );
    first(refused('Basic realm="a", Bearer realm="b"'), /Basic or Bearer scheme in Authorization\. /);
    first(refused('Basic realm="a", Bearer realm="a"'), /in Authorization for "a"\. /);
    first(
      'GET /me\n---\n403 Forbidden\nWWW-Authenticate: Bearer error="insufficient_scope", scope="repo write"',
      /^reauthenticate \| Get a token with the scope "repo write"/,
    );
    first('GET /me\n---\n401 Unauthorized', /which kind, the response does not say/);
    first(
      'GET /\n---\n407 Proxy Authentication Required\nProxy-Authenticate: Basic realm="p"',
      /^reauthenticate \| .*Basic scheme for the proxy/,
    );
    first('GET /\n---\n511 Network Authentication Required', /^reauthenticate \| Sign in to the network/);
  });

  it('follows redirections by their method', () => {
    const annotation = annotated('GET /a\n---\n302 Found\nLocation: /b');
    assert.equal(annotation.advice[0]?.target, 'https://api.example/b');
    first(
      'POST /a\n---\n303 See Other\nLocation: /b',
      /^follow-location \| Go on at https:\/\/api.example\/b with GET/,
    );
    first('POST /a\n---\n307 Temporary Redirect\nLocation: /b', /with POST again, and the same content/);
    first('GET /a\n---\n308 Permanent Redirect\nLocation: /b', /moved for good/);
    first(
      'GET /a\nAuthorization: x\n---\n302 Found\nLocation: https://other.example/',
      /another origin: do not send the credentials/,
    );
    first('GET /a\n---\n302 Found\nLocation: /a', /^do-not-retry \| Do not follow/);
    first('GET /a\n---\n302 Found', /^do-not-retry \| .*new address/);
    first('GET /a\nIf-None-Match: "x"\n---\n304 Not Modified\nETag: "x"', /^use-cache \| Use the stored response/);
  });

  it('polls accepted work', () => {
    const annotation = annotated('POST /jobs\n---\n202 Accepted\nLocation: /jobs/7\nRetry-After: 10');
    assert.deepEqual(
      [annotation.advice[0]?.what, annotation.advice[0]?.target, annotation.advice[0]?.delaySeconds],
      ['poll', 'https://api.example/jobs/7', 10],
    );
    first(
      'POST /jobs\n---\n202 Accepted\nContent-Type: application/json',
      /Ask https:\/\/api.example\/jobs\/8/,
      '{"status_url":"/jobs/8"}',
    );
    first('POST /jobs\n---\n202 Accepted', /Find out from the body or the documentation/);
  });

  it('acts on a failure inside a success, and is silent about a success', () => {
    first('POST /s/M\n---\nHTTP/2 200\nContent-Type: application/grpc\nGrpc-Status: 16', /^reauthenticate/);
    first(
      'POST /rpc\n---\n200 OK\nContent-Type: application/json',
      /^fix-request/,
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params"}}',
    );
    first(
      'POST /graphql\n---\n200 OK\nContent-Type: application/json',
      /^reauthenticate/,
      '{"data":null,"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED"}}]}',
    );
    assert.deepEqual(
      advised(
        'POST /graphql\n---\n200 OK\nContent-Type: application/json',
        '{"data":null,"errors":[{"message":"no"}]}',
      ),
      [],
    );
    assert.deepEqual(advised('GET /\n---\n200 OK'), []);
    assert.deepEqual(advised('POST /\n---\n201 Created\nLocation: /1'), []);
  });
});
