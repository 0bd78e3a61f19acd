import assert from 'node:assert/strict';
import { HistoryStore } from '../../../client/src/requestPanel/historyStore';
import { emptyDraft, type AnswerView, type Draft, type HopView } from '../../../client/src/requestPanel/messages';
import {
  isSecretName,
  joinDraft,
  redactBody,
  redactField,
  redactUrl,
  secretValues,
  splitDraft,
  withoutValues,
} from '../../../client/src/requestPanel/redact';
import type { Finished } from '../../../client/src/requestPanel/session/host';
import { exchangeOf, storeAnswer } from '../../../client/src/requestPanel/storedAnswer';

/** A draft with a secret in every place where one can stand; each holds the word `hush`. */
const full: Draft = {
  ...structuredClone(emptyDraft),
  method: 'POST',
  url: 'https://ann:hush1@api.example/x?page=2&api_key=hush2&q={{q}}',
  mutedQuery: [{ name: 'access_token', value: 'hush3', at: 1 }],
  fields: [
    { name: 'Accept', value: 'application/json', enabled: true },
    { name: 'Authorization', value: 'Token hush4hush4', enabled: true },
    { name: 'Cookie', value: 'sid=hush5; theme=dark', enabled: true },
    { name: 'X-Custom-Secret', value: 'hush6', enabled: false },
    { name: 'X-Var', value: 'Bearer {{token}}', enabled: true },
  ],
  bodyKind: 'json',
  bodyText: '{"user":"ann","password":"hush7","nested":{"refreshToken":"hush8"},"pin":1234}',
  bodyForm: [{ name: 'client_secret', value: 'hush9', enabled: true }],
  bodyParts: [{ name: 'passwd', value: 'hush10', enabled: true }],
  auth: { kind: 'basic', user: 'ann', password: 'hush11' },
};

describe('redaction', () => {
  it('knows names that carry secrets from those that do not', () => {
    for (const name of [
      'Authorization',
      'cookie',
      'Set-Cookie',
      'X-API-Key',
      'apikey',
      'accessToken',
      'refresh_token',
      'client_secret',
      'password',
      'X-Amz-Security-Token',
      'sessionId',
      'Ocp-Apim-Subscription-Key',
    ]) {
      assert.ok(isSecretName(name), name);
    }
    for (const name of [
      'Accept',
      'ETag',
      'Idempotency-Key-Hint',
      'author',
      'tokenizer',
      'passage',
      'designation',
      'Content-Type',
      'page',
      'keyboard',
      'user',
    ]) {
      assert.ok(!isSecretName(name), name);
    }
  });

  it('keeps the scheme and the names of cookies', () => {
    assert.equal(redactField('Authorization', 'Bearer abc.def'), 'Bearer ••••');
    assert.equal(redactField('Authorization', 'Bearer {{token}}'), 'Bearer {{token}}');
    assert.equal(redactField('Cookie', 'a=1; b=2'), 'a=••••; b=••••');
    assert.equal(redactField('Set-Cookie', 'sid=abc; Path=/; HttpOnly'), 'sid=••••; Path=/; HttpOnly');
    assert.equal(redactField('Accept', 'text/html'), 'text/html');
    assert.equal(redactField('X-Note', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def'), '••••');
  });

  it('works on URLs that do not parse', () => {
    assert.equal(redactUrl('{{base}}/a?token=abc&x=1#code=9'), '{{base}}/a?token=••••&x=1#code=••••');
    assert.equal(redactUrl('http://u:p@h/a'), 'http://••••@h/a');
    assert.equal(redactUrl('http://{{cred}}@h/a?token={{t}}'), 'http://{{cred}}@h/a?token={{t}}');
  });

  it('works on bodies of each kind', () => {
    assert.equal(redactBody('{"password":"a\\"b","x":"y","otp":123}'), '{"password":"••••","x":"y","otp":"••••"}');
    assert.equal(redactBody('user=a&password=b'), 'user=a&password=••••');
    assert.equal(
      redactBody('<a><Password type="x">b</Password><c>d</c></a>'),
      '<a><Password type="x">••••</Password><c>d</c></a>',
    );
  });

  it('takes known values out wherever they stand, and leaves short ones', () => {
    assert.equal(withoutValues('x hunter2 y hunter2 1', ['hunter2', '1']), 'x •••• y •••• 1');
  });

  it('parts a draft from all of its secrets, and puts it together again', () => {
    const { plain, secrets } = splitDraft(full);
    const kept = JSON.stringify(plain);
    assert.ok(!kept.includes('hush'), kept);
    assert.ok(kept.includes('{{q}}') && kept.includes('Bearer {{token}}') && kept.includes('page=2'));
    assert.deepEqual(joinDraft(plain, secrets), full);
  });
});

describe('an answer that is kept over a reload', () => {
  const hop: HopView = {
    request: {
      method: 'GET',
      url: 'https://api.example/x?token=hush1',
      target: '/x?token=hush1',
      version: 'HTTP/1.1',
      headers: [
        ['Authorization', 'Bearer hush2hush2'],
        ['Cookie', 'sid=hush3'],
      ],
      bodySize: 0,
    },
    head: {
      version: 'HTTP/1.1',
      status: 200,
      reason: 'OK',
      headers: [
        ['Set-Cookie', 'sid=hush4; Path=/'],
        ['Location', '/next?access_token=hush5'],
        ['Content-Encoding', 'gzip'],
        ['X-Auth-Token', 'hush6'],
      ],
    },
    timings: { total: 5 },
    informational: [{ status: 103, reason: '', headers: [['Set-Cookie', 'b=hush7']], at: 1 }],
    cookieNotes: [],
    next: { method: 'GET', url: 'https://api.example/next?access_token=hush8', notes: [] },
  };
  const answer: AnswerView = {
    sendId: 1,
    receivedAt: '2026-03-10T12:00:00.000Z',
    hops: [hop],
    body: {
      shape: 'json',
      mediaType: 'application/json',
      text: '{"token":"hush9","name":"Ann"}',
      wireSize: 40,
      codings: ['gzip'],
      truncated: false,
      notes: [],
      savable: true,
    },
    sentBody: 'password=hush10',
    trailers: [['X-Session', 'hush11']],
  };

  it('holds nothing secret, is bounded, and still says what it was', () => {
    const stored = storeAnswer(answer);
    const written = JSON.stringify(stored);
    assert.ok(!written.includes('hush'), written);
    assert.ok(written.includes('Ann'));
    assert.equal(stored.whole, false);
    assert.equal(stored.answer.body.savable, false);
    assert.equal(exchangeOf(stored)?.response.status, 200);
    const long = storeAnswer({ ...answer, body: { ...answer.body, text: 'x'.repeat(1_000_000) } });
    assert.ok(JSON.stringify(long).length < 80_000);
    assert.equal(long.answer.body.truncated, true);
  });

  it('holds no known secret, whatever it is called there and however a URL writes it', () => {
    const secrets = secretValues(full);
    assert.ok(secrets.includes('hush11') && secrets.includes(Buffer.from('ann:hush11').toString('base64')));
    const echoed = storeAnswer(
      {
        ...answer,
        hops: [{ ...hop, request: { ...hop.request, url: 'https://api.example/x/a%20b%2Fc' } }],
        body: { ...answer.body, text: '{"echo":"hush11","again":["a b/c"]}' },
      },
      [...secrets, 'a b/c'],
    );
    const written = JSON.stringify(echoed);
    assert.ok(!/hush|a b\/c|a%20b%2Fc/.test(written), written);
  });

  it('is whole where nothing had to be masked', () => {
    const plain = storeAnswer({ ...answer, body: { ...answer.body, text: '{"name":"Ann"}', codings: [] } });
    assert.equal(plain.whole, true);
  });
});

describe('a field that is masked in part', () => {
  it('is masked whole', () => {
    assert.equal(redactField('Cookie', '••••; session=hush'), '••••; session=••••');
    assert.equal(redactField('X-Api-Key', 'hush ••••'), '••••');
    assert.equal(redactField('Authorization', 'Bearer ••••'), 'Bearer ••••');
    assert.equal(redactField('Set-Cookie', 'a=••••; Path=/'), 'a=••••; Path=/');
  });
});

describe('the history', () => {
  const answered = (status: number, text: string): Finished => {
    const hop: HopView = {
      request: { method: 'GET', url: 'http://a/', target: '/', version: 'HTTP/1.1', headers: [], bodySize: 0 },
      head: { version: 'HTTP/1.1', status, reason: 'Fine', headers: [['Set-Cookie', 'sid=hush12']] },
      timings: { total: 12.4 },
      informational: [],
      cookieNotes: [],
    };
    const body = { mediaType: 'application/json', wireSize: text.length, codings: [], truncated: false, notes: [] };
    const answer: AnswerView = {
      sendId: 1,
      receivedAt: '2026-03-10T12:00:00.000Z',
      hops: [hop],
      body: { ...body, shape: 'json', text, savable: true },
      trailers: [],
    };
    return { kind: 'answer', hop: hop as never, answer };
  };
  const store = (): { memory: Map<string, unknown>; history: HistoryStore } => {
    const memory = new Map<string, unknown>();
    const history = new HistoryStore(
      { get: key => memory.get(key) as never, update: async (key, value) => void memory.set(key, value) },
      () => 3,
    );
    return { memory, history };
  };

  it('keeps nothing secret', async () => {
    const { memory, history } = store();
    await history.add(full, answered(200, '{"token":"hush13","name":"Ann"}'));
    const written = JSON.stringify([...memory.values()]);
    assert.ok(!written.includes('hush'), written);
    assert.ok(written.includes('Ann'));
    const [item] = history.list('Ann');
    const kept = history.answerOf(item!.id)?.answer;
    assert.equal(kept?.hops[0]?.head.status, 200);
    assert.deepEqual([kept.body.savable, /comes from the history/.test(kept.body.notes.join())], [false, true]);
  });

  it('keeps the beginning of a long answer, and no beginning of a secret', async () => {
    const { memory, history } = store();
    await history.add(full, answered(200, `{"pad":"${'x'.repeat(4080)}","token":"hush14${'y'.repeat(50)}"}`));
    const written = JSON.stringify([...memory.values()]);
    assert.ok(written.length < 12_000 && !written.includes('hush'), `${written.length}`);
  });

  it('is bounded, newest first, and found by words', async () => {
    const { history } = store();
    for (const [i, path] of ['one', 'two', 'three', 'four'].entries()) {
      await history.add(
        { ...structuredClone(emptyDraft), url: `http://a/${path}` },
        answered(i === 3 ? 404 : 200, path),
      );
    }
    assert.deepEqual(
      history.list('').map(item => item.url),
      ['http://a/four', 'http://a/three', 'http://a/two'],
    );
    assert.deepEqual(
      history.list('404 GET').map(item => item.url),
      ['http://a/four'],
    );
    assert.deepEqual(history.list('404 two'), []);
    const [first] = history.list('');
    assert.equal(history.draftOf(first!.id)?.url, 'http://a/four');
  });

  it('survives a store that holds something else', () => {
    const history = new HistoryStore({ get: () => 'broken' as never, update: async () => undefined }, () => 3);
    assert.deepEqual(history.list(''), []);
  });
});
