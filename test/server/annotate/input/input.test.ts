import assert from 'node:assert/strict';
import { annotate } from '../../../../server/src/annotate/annotate';
import { summariseHar, renderHar } from '../../../../server/src/annotate/harSummary';
import { readCurl } from '../../../../server/src/annotate/input/curl';
import { fromJson, InputError } from '../../../../server/src/annotate/input/exchange';
import { isHar, readHar } from '../../../../server/src/annotate/input/har';
import { plain, render } from '../../../../server/src/annotate/render';
import { exchange, has, lacks, receivedAt, services } from '../helpers';

const curl = (text: string, more = {}) => readCurl(Buffer.from(text, 'latin1'), { receivedAt, ...more });
const body = (read: ReturnType<typeof curl>) => Buffer.from(read.response.body, 'base64').toString();

describe('reading curl -i', () => {
  it('takes status line, fields and body apart', () => {
    const read = curl('HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nX-A:  b \r\n\r\nnot\r\n\r\nhere');
    assert.deepEqual(read.response.headers, [
      ['Content-Type', 'text/plain'],
      ['X-A', 'b'],
    ]);
    assert.deepEqual(
      [read.response.version, read.response.status, read.response.reason, body(read)],
      ['HTTP/1.1', 404, 'Not Found', 'not\r\n\r\nhere'],
    );
  });
  it('reads the last of several responses', () => {
    const read = curl(
      'HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/2 302 \r\nlocation: /b\r\n\r\nHTTP/2 200 \r\ncontent-length: 2\r\n\r\nok',
    );
    assert.deepEqual([read.response.version, read.response.status, body(read)], ['HTTP/2', 200, 'ok']);
  });
  it('does not take a body for a further response', () => {
    assert.equal(body(curl('HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n')), 'HTTP/1.1 404 Not Found\r\n\r\n');
  });
  it('copes with line feeds alone, folds and a head without end', () => {
    assert.deepEqual(curl('HTTP/1.1 200 OK\nX-A: 1\n 2\n\nhi').response.headers, [['X-A', '1 2']]);
    assert.deepEqual(curl('HTTP/1.1 204 No Content\r\nX-A: 1').response.headers, [['X-A', '1']]);
    assert.throws(() => curl('<html>'), InputError);
  });
  it('does not judge what depends on a request that it does not know', () => {
    lacks(
      annotate(curl('HTTP/1.1 304 Not Modified\r\nDate: Tue, 10 Mar 2026 12:00:00 GMT\r\n\r\n'), services),
      'problem:status-unsolicited',
    );
    has(
      annotate(curl('HTTP/1.1 304 Not Modified\r\n\r\n', { headers: [['Accept', '*/*']] }), services),
      'problem:status-unsolicited',
    );
  });
  it('sees that --compressed took the coding off', () => {
    const read = curl(
      'HTTP/1.1 200 OK\r\nDate: Tue, 10 Mar 2026 12:00:00 GMT\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: 25\r\n\r\nhello',
    );
    lacks(annotate(read, services), 'problem:content-encoding-mismatch', 'problem:content-length-mismatch');
  });
});

describe('reading an exchange', () => {
  it('names the member that is wrong', () => {
    assert.throws(() => fromJson({ request: {} }, receivedAt), /"response" must be an object/);
    assert.throws(
      () => fromJson({ request: {}, response: { status: '200' } }, receivedAt),
      /"response.status" must be a number/,
    );
    assert.throws(() => fromJson({ request: {}, response: { status: 200, headers: [['a']] } }, receivedAt), InputError);
  });
  it('gives back what it was given, with a clock', () => {
    const given = exchange('GET /\n---\n200 OK\nVary: Accept\n\nhi');
    assert.deepEqual(fromJson(JSON.parse(JSON.stringify(given)), ''), given);
    assert.equal(fromJson({ response: { status: 204 } }, receivedAt).receivedAt, receivedAt);
  });
  it('keeps what was said of a body and a request that are not as sent', () => {
    const read = fromJson({ request: { unknown: true }, response: { status: 200, bodyIs: 'cut' } }, receivedAt);
    assert.deepEqual([read.request.unknown, read.response.bodyIs], [true, 'cut']);
  });
});

describe('reading a HAR file', () => {
  const response = (status: number, headers: [string, string][], content: object) => ({
    status,
    statusText: '',
    httpVersion: 'h2',
    headers: [['date', 'Tue, 10 Mar 2026 12:00:00 GMT'], ...headers].map(([name, value]) => ({ name, value })),
    content,
  });
  const entry = (url: string, answer: object, more = {}) => ({
    startedDateTime: '2026-03-10T12:00:00.000Z',
    time: 40,
    request: {
      method: 'GET',
      url,
      httpVersion: 'h2',
      headers: [
        { name: ':path', value: '/' },
        { name: 'accept-encoding', value: 'gzip' },
      ],
    },
    response: answer,
    ...more,
  });
  const har = {
    log: {
      entries: [
        entry(
          'https://a.example/1',
          response(
            200,
            [
              ['content-type', 'application/json'],
              ['content-encoding', 'gzip'],
              ['content-length', '20'],
            ],
            { size: 9, text: '{"a": 1}\n' },
          ),
        ),
        entry('https://a.example/2', response(200, [['content-type', 'application/json']], { size: 4000 })),
        entry('https://a.example/3', response(405, [], { size: 0 })),
        entry(
          'https://a.example/4',
          response(404, [['set-cookie', 'a=1; Secure; HttpOnly\nb=2; Secure; HttpOnly']], { size: 0 }),
        ),
        entry('https://a.example/5', { status: 0, headers: [], content: {} }),
        entry('https://a.example/6', response(200, [], { size: 0 }), { _fromCache: 'disk' }),
      ],
    },
  };

  it('takes decoded and missing bodies for what they are', () => {
    assert.ok(isHar(har) && !isHar({ log: {} }));
    const [first, second] = readHar(har);
    assert.deepEqual(
      annotate(first!.exchange!, services).findings.map(f => f.id),
      [],
    );
    assert.deepEqual(
      annotate(second!.exchange!, services).findings.map(f => f.id),
      [],
    );
    assert.equal(first!.exchange!.receivedAt, '2026-03-10T12:00:00.040Z');
    assert.equal(annotate(second!.exchange!, services).body.words, 'The body was not recorded.');
  });
  it('splits joined cookies and drops pseudo-fields', () => {
    const fourth = readHar(har)[3]!.exchange!;
    assert.equal(fourth.response.headers.filter(([name]) => name === 'set-cookie').length, 2);
    assert.deepEqual(fourth.request.headers, [['accept-encoding', 'gzip']]);
  });
  it('sums up', () => {
    const summary = summariseHar(readHar(har), services);
    assert.deepEqual(
      summary.statuses.map(({ code, count }) => [code, count]),
      [
        [200, 3],
        [404, 1],
        [405, 1],
      ],
    );
    assert.deepEqual([summary.entries, summary.unanswered, summary.fromCache], [6, 1, 1]);
    assert.equal(summary.problems[0]?.id, 'missing-allow');
    const text = renderHar(summary, plain);
    assert.match(text, /200 {6}3 {2}#+ OK/);
    assert.match(text, /error missing-allow in 1 response\n +https:\/\/a.example\/3/);
    assert.match(text, /1 request without a response/);
  });
});

describe('rendering', () => {
  it('shows everything, and no control character of the server', () => {
    const given = exchange(
      'GET /\n---\n404 Not Found\nX-Evil: a\u001b[31mb\nContent-Type: application/problem+json\n\n{"title":"No user","detail":"id 42"}',
    );
    const text = render(annotate(given, services), given, plain, 80);
    assert.match(text, /^404 Not Found {2}GET https:\/\/api.example\//);
    assert.match(text, /What to do\n {2}- Check the URL/);
    assert.match(text, /title: No user/);
    assert.doesNotMatch(text, /\u001b/);
    for (const line of text.split('\n')) assert.ok(line.length <= 80 || /^ *\S+$|https:/.test(line), line);
  });
});
