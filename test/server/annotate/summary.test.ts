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
      '429 Too Many Requests: the server refused the GET. Send the same request again after 5 seconds, as Retry-After says, with a little random delay added.',
    );
    says(
      'GET /\nIf-None-Match: "a"\n---\n304 Not Modified\nETag: "a"',
      '304 Not Modified: nothing has changed. Use the stored response: it is still good.',
    );
    says(
      'PUT /\n---\n405 Method Not Allowed',
      '405 Method Not Allowed: the server refused the PUT. Use another method than PUT; the response does not say which ones work; the response itself has one error.',
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
