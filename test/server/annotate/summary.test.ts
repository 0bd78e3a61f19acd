import assert from 'node:assert/strict';
import { annotated } from './helpers';

const says = (text: string, expected: string) => assert.equal(annotated(text).summary, expected);

describe('summary', () => {
  it('is what a person would say', () => {
    says(
      'GET /\n---\n200 OK\nContent-Type: application/json\n\n{"a":1}',
      '200 OK: the GET succeeded and brought JSON (7 bytes).',
    );
    says('DELETE /\n---\n204 No Content', '204 No Content: the DELETE succeeded, without content.');
    says(
      'GET /\n---\n429 Too Many Requests\nRetry-After: 5',
      '429 Too Many Requests: the server has had too many requests. Send the same request again after 5 seconds, as Retry-After says, with a little random delay added.',
    );
    says(
      'GET /\nIf-None-Match: "a"\n---\n304 Not Modified\nETag: "a"',
      '304 Not Modified: nothing has changed. Use the stored response: it is still good.',
    );
    says(
      'PUT /\n---\n405 Method Not Allowed',
      '405 Method Not Allowed: the server refused the PUT. Use another method than PUT; the response does not say which ones work; besides, the 405 carries no Allow field.',
    );
    says(
      'GET /\n---\n200 OK\nETag: abc',
      '200 OK: the GET succeeded, without content. ETag "abc" is not an entity tag: the quotes are missing.',
    );
  });
  it('tells a failure once, and names a protocol that takes over', () => {
    says(
      'POST /a\n---\n200 OK\nContent-Type: application/json\n\n{"success":false,"message":"No credit"}',
      '200 OK, but the body reports a failure: "No credit".',
    );
    says(
      'GET /\nUpgrade: websocket\n---\n101 Switching Protocols\nUpgrade: websocket',
      '101 Switching Protocols: from here on the connection speaks "websocket".',
    );
  });
  it('calls nothing a success that is none, or is not yet', () => {
    const member = (status: string) =>
      `PROPPATCH /a\n---\n207 Multi-Status\nContent-Type: application/xml\n\n<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/a</D:href><D:propstat><D:prop><D:x/></D:prop><D:status>HTTP/1.1 ${status}</D:status></D:propstat></D:response></D:multistatus>`;
    assert.match(
      annotated(member('403 Forbidden')).summary,
      /^207 Multi-Status, but the body reports one failed member of 1, 403 for \/a\. /,
    );
    assert.match(annotated(member('200 OK')).summary, /^207 Multi-Status: the PROPPATCH succeeded and brought XML/);
    const call = 'POST /s/M\n---\nHTTP/2 200\ncontent-type: application/grpc\ngrpc-status: ';
    assert.match(annotated(`${call}5`).summary, /^200 OK, but the call reports gRPC status 5 \(NOT_FOUND\)\. /);
    assert.equal(annotated(`${call}0`).summary, '200 OK: the POST succeeded, without content.');
    assert.match(
      annotated('POST /jobs\n---\n202 Accepted\nLocation: /jobs/4').summary,
      /^202 Accepted: the POST was accepted, and its outcome is still open\. Ask https:\/\/api\.example\/jobs\/4 /,
    );
  });
  it('says what was created, and which part came', () => {
    says(
      'POST /items\n---\n201 Created\nLocation: /items/7\nContent-Type: application/json\n\n{"id":7}',
      '201 Created: the POST created https://api.example/items/7.',
    );
    says('PUT /items/7\n---\n201 Created', '201 Created: the PUT succeeded, without content.');
    const part = 'GET /v\nRange: bytes=0-3\n---\n206 Partial Content\nContent-Type: video/mp4\nContent-Range: bytes ';
    says(`${part}0-3/9\n\nabcd`, '206 Partial Content: the GET succeeded and brought a part, bytes 0 to 3 of 9.');
    assert.match(annotated(`${part}3-0/9\n\nabcd`).summary, /brought video \(4 bytes\)\./);
  });
  it('says of a redirection that is not followed why', () => {
    assert.match(
      annotated('GET /a\n---\n302 Found\nLocation: /a').summary,
      /^302 Found: the redirection leads back to the same URL\. /,
    );
    assert.match(
      annotated('GET /a\n---\n302 Found\nLocation: /a\nSet-Cookie: seen=1; Path=/').summary,
      /^302 Found: the server sets a cookie and asks for the same request again\. Go on at https:\/\/api\.example\/a, with the cookie/,
    );
    assert.match(annotated('GET /a\n---\n300 Multiple Choices').summary, /leaves the choice among several/);
    assert.match(
      annotated('PUT /a\nIf-None-Match: *\n---\n304 Not Modified').summary,
      /does not say whether the PUT took effect\. Fetch the resource/,
    );
  });
  it('says where a redirection leads, and what a preflight allows', () => {
    says(
      'GET /\n---\n308 Permanent Redirect\nLocation: /b',
      '308 Permanent Redirect: the resource has moved for good. Go on at https://api.example/b.',
    );
    says(
      'GET /\n---\n305 Use Proxy',
      '305 Use Proxy: the server asks for a proxy in between, which clients ignore. 305 Use Proxy is deprecated.',
    );
    const preflight = 'OPTIONS /\nOrigin: https://a.example\nAccess-Control-Request-Method: PUT\n---\n204 No Content';
    says(
      `${preflight}\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: PUT`,
      '204 No Content: the preflight allows PUT from https://a.example.',
    );
    assert.match(annotated(preflight).summary, /the preflight for PUT from https:\/\/a\.example is refused\./);
  });
  it('names the gravest fault behind the advice, or counts where it is too long to name', () => {
    says(
      'GET /\n---\n302 Found\nLocation: /b\nETag: abc',
      '302 Found: the resource is at another address for now. Go on at https://api.example/b; besides, ETag "abc" is not an entity tag: the quotes are missing.',
    );
    assert.match(
      annotated(`GET /\n---\n302 Found\nLocation: /b\nLocation: /${'n'.repeat(150)}`).summary,
      /the response itself has one fault\.$/,
    );
  });
  it('quotes what a message adds, and of a stack trace the line that names the failure', () => {
    const failed = (type: string, body: string) =>
      annotated(`POST /\n---\n500 Internal Server Error\nContent-Type: ${type}\n\n${body}`).summary;
    assert.match(
      failed('application/json', '{"status":500,"error":"Internal Server Error","path":"/"}'),
      /the server failed on the POST\. /,
    );
    assert.match(
      failed('text/plain', 'Traceback (most recent call last):\n  File "/srv/a.py", line 1, in f\nKeyError: \'id\''),
      /: "KeyError: 'id'"\. /,
    );
    assert.match(
      failed('text/plain', 'TypeError: x is undefined\n    at f (/srv/a.js:1:2)\n    at g (/srv/a.js:3:4)'),
      /: "TypeError: x is undefined"\. /,
    );
    assert.match(failed('text/plain', 'Out of credit.\nBuy more.'), /: "Out of credit\. Buy more"\. /);
  });
  it('has at most two sentences', () => {
    for (const line of [
      '500 Internal Server Error',
      '302 Found\nLocation: https://other.example/',
      '404 Not Found',
      '600 Odd',
      '202 Accepted',
      '401 Unauthorized',
    ]) {
      const { summary } = annotated(`POST /\nAuthorization: Bearer x\n---\n${line}`);
      assert.ok((summary.match(/[.!?](?: |$)/g) ?? []).length <= 2, summary);
    }
  });
});
