import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyDraft, type Draft, type FieldLine } from '../../../client/src/requestPanel/messages';
import { automaticFields, prepare } from '../../../client/src/requestPanel/prepare';
import { SessionCookies } from '../../../client/src/requestPanel/cookieJar';

const values: Record<string, string> = { host: 'http://a.example', token: 't0ken', name: 'Ann' };

async function prepared(change: Partial<Draft>, automatic: FieldLine[] = []) {
  const result = await prepare(
    { ...structuredClone(emptyDraft), url: 'http://a.example/', ...change },
    name => values[name],
    automatic,
  );
  if (!result.ok) assert.fail(JSON.stringify(result.cause));
  return { ...result.request, text: result.request.body?.toString('utf8') };
}

const row = (name: string, value: string, enabled = true) => ({ name, value, enabled });

describe('prepare', () => {
  it('fills variables in everywhere', async () => {
    const request = await prepared({
      url: '{{host}}/{{name}}',
      fields: [row('X-{{name}}', 'a'), row('X-B', '{{token}}')],
      bodyKind: 'json',
      bodyText: '{"n":"{{name}}"}',
      auth: { kind: 'bearer', token: '{{token}}' },
    });
    assert.equal(request.url, 'http://a.example/Ann');
    assert.equal(request.text, '{"n":"Ann"}');
    assert.ok(request.headers.some(([name, value]) => name === 'Authorization' && value === 'Bearer t0ken'));
  });

  it('names every variable without a value, and sends nothing', async () => {
    const result = await prepare({ ...structuredClone(emptyDraft), url: 'http://{{x}}/{{y}}' }, () => undefined, []);
    assert.deepEqual(result, {
      ok: false,
      cause: { kind: 'malformed-url', url: 'http://{{x}}/{{y}}', problem: 'The variables {{x}}, {{y}} have no value.' },
    });
  });

  it('adds fields by itself, unless a line of that name stands there, on or off', async () => {
    const request = await prepared(
      { fields: [row('user-agent', 'mine'), row('Accept', 'x', false)] },
      automaticFields('1.2'),
    );
    assert.deepEqual(
      request.headers.map(([name, value]) => (name === 'Accept-Encoding' ? name : `${name}: ${value}`)),
      ['user-agent: mine', 'Accept-Encoding'],
    );
  });

  it('gives each kind of body its media type, unless one is named', async () => {
    const typeOf = async (change: Partial<Draft>): Promise<string | undefined> =>
      (await prepared(change)).headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    assert.equal(await typeOf({ bodyKind: 'json', bodyText: '{}' }), 'application/json');
    assert.equal(await typeOf({ bodyKind: 'none', bodyText: '{}' }), undefined);
    assert.equal(
      await typeOf({ bodyKind: 'json', bodyText: '{}', fields: [row('content-type', 'application/vnd.a+json')] }),
      'application/vnd.a+json',
    );
  });

  it('encodes a form', async () => {
    const request = await prepared({
      bodyKind: 'form',
      bodyForm: [row('a b', 'ü&='), row('off', '1', false), row('x', '')],
    });
    assert.equal(request.text, 'a+b=%C3%BC%26%3D&x=');
  });

  it('builds multipart with values and files, byte for byte', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'statuswise-part-'));
    try {
      const file = join(folder, 'a"b.bin');
      writeFileSync(file, Buffer.from([0, 255]));
      const request = await prepared({
        bodyKind: 'multipart',
        bodyParts: [row('title', 'Hi {{name}}'), { ...row('f', ''), file, type: 'image/x' }],
      });
      const boundary = /boundary=(\S+)$/.exec(
        request.headers.find(([name]) => name === 'Content-Type')?.[1] ?? '',
      )?.[1];
      assert.equal(
        request.body?.toString('latin1'),
        `--${boundary}\r\nContent-Disposition: form-data; name="title"\r\n\r\nHi Ann\r\n` +
          `--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="a%22b.bin"\r\nContent-Type: image/x\r\n\r\n\u0000\u00ff\r\n--${boundary}--\r\n`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says which file cannot be read', async () => {
    const result = await prepare(
      { ...structuredClone(emptyDraft), url: 'http://a/', bodyKind: 'file', bodyFile: '/nowhere/at/all' },
      () => undefined,
      [],
    );
    assert.ok(!result.ok && result.cause.kind === 'invalid-request' && /\/nowhere\/at\/all/.test(result.cause.problem));
  });

  it('sends an API key as a field that stays with its origin, or in the query', async () => {
    const field = await prepared({ auth: { kind: 'api-key', name: 'X-Key', value: 'k', where: 'field' } });
    assert.deepEqual([field.headers.at(-1), field.secretFields], [['X-Key', 'k'], ['X-Key']]);
    assert.equal(
      (await prepared({ url: 'http://a/?x=1', auth: { kind: 'api-key', name: 'key', value: 'a b', where: 'query' } }))
        .url,
      'http://a/?x=1&key=a%20b',
    );
  });

  it('writes what is beyond Latin-1 as UTF-8', async () => {
    const request = await prepared({ fields: [row('X-A', 'é'), row('X-B', '→')] });
    assert.deepEqual(
      request.headers.map(([, value]) => Buffer.from(value, 'latin1').toString('hex')),
      ['e9', 'e28692'],
    );
  });
});

describe('the cookies of a session', () => {
  it('are kept, sent back to whom they belong, and said in words', () => {
    const cookies = new SessionCookies();
    const notes = cookies.store('http://a.example/x', [
      'sid=1; Path=/; HttpOnly',
      'b=2; Domain=other.example',
      'c=3; Max-Age=0',
      '=',
    ]);
    assert.equal(cookies.header('http://a.example/y'), 'sid=1');
    assert.equal(cookies.header('http://b.example/'), '');
    assert.match(notes[0] ?? '', /^sid is kept for a\.example in this session\./);
    assert.match(notes[1] ?? '', /^b was not kept: /);
    assert.match(notes[2] ?? '', /^c was removed/);
    assert.deepEqual(
      cookies.list().map(({ name, httpOnly, expires }) => [name, httpOnly, expires]),
      [['sid', true, undefined]],
    );
    cookies.clear();
    assert.equal(cookies.header('http://a.example/y'), '');
  });
});
