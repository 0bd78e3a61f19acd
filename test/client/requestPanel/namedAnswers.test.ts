import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { emptyDraft } from '../../../client/src/requestPanel/messages';
import {
  fileLookup,
  neededFirst,
  parseDotenv,
  readDotenv,
} from '../../../client/src/requestPanel/httpFiles/fileLookup';
import { jsonAt, NamedAnswers, requestNamed } from '../../../client/src/requestPanel/namedAnswers';
import { resolveVariables } from '../../../client/src/requestPanel/variables';

const answers = new NamedAnswers();
answers.keep('a.http', 'login', {
  request: { headers: [['X-Sent', 'yes']], body: '{"user":"ann"}' },
  response: {
    status: 201,
    headers: [
      ['Location', '/sessions/7'],
      ['X-Many', 'one'],
      ['x-many', 'two'],
    ],
    body: '{"token":"t0k3n","user":{"id":7,"a b":[1,{"c":null}]}}',
  },
});

describe('variables of earlier answers', () => {
  const values: [variable: string, value: string | undefined][] = [
    ['login.response.body.$.token', 't0k3n'],
    ['login.response.body.token', 't0k3n'],
    ['login.response.body.$.user.id', '7'],
    ["login.response.body.$.user['a b'][0]", '1'],
    ['login.response.body.$.user["a b"][-1]', '{"c":null}'],
    ['login.response.body.*', '{"token":"t0k3n","user":{"id":7,"a b":[1,{"c":null}]}}'],
    ['login.response.headers.location', '/sessions/7'],
    ['login.response.headers.X-Many', 'two'],
    ['login.response.status', '201'],
    ['login.request.body.$.user', 'ann'],
    ['login.request.headers.x-sent', 'yes'],
    ['login.response.body.$.missing', undefined],
    ['login.response.body.$.toString', undefined],
    ['login.response.body.//token', undefined],
    ['login.response.headers.etag', undefined],
    ['logout.response.body.$.token', undefined],
    ['login', undefined],
    ['login.token', undefined],
  ];
  for (const [variable, value] of values)
    it(`${variable} is ${value ?? 'nothing'}`, () => assert.equal(answers.value('a.http', variable), value));

  it('stay within their file', () => assert.equal(answers.value('b.http', 'login.response.status'), undefined));

  it('are told apart from other names', () => {
    assert.equal(requestNamed('login.response.body.$.a'), 'login');
    assert.equal(requestNamed('user.name'), undefined);
    assert.equal(requestNamed('$uuid'), undefined);
  });

  it('never throw, whatever the path', () => {
    fc.assert(fc.property(fc.json(), fc.string(), (text, path) => void jsonAt(text, path)));
  });
});

describe('variables of a file', () => {
  const noted: string[] = [];
  const lookup = fileLookup(
    { file: 'a.http', answers, environment: { API_TOKEN: 'from env' }, dotenv: { KEY: 'from file' } },
    name => (name === 'which' ? 'KEY' : undefined),
    value => noted.push(value),
  );

  it('come from the environment, from .env and from answers; what is secret is noted', () => {
    const { text, missing } = resolveVariables(
      '{{$processEnv API_TOKEN}} {{$dotenv KEY}} {{$dotenv %which}} {{login.response.body.$.token}} {{login.response.status}} {{$processEnv NONE}}',
      lookup,
    );
    assert.equal(text, 'from env from file from file t0k3n 201 {{$processEnv NONE}}');
    assert.deepEqual(missing, ['$processEnv NONE']);
    assert.deepEqual(noted, ['from env', 'from file', 'from file', 't0k3n']);
  });

  it('are withheld where the workspace is not trusted', () => {
    const closed = fileLookup(
      { file: '', answers, environment: undefined, dotenv: undefined },
      () => undefined,
      () => undefined,
    );
    assert.equal(closed('$processEnv API_TOKEN'), undefined);
    assert.equal(closed('$dotenv KEY'), undefined);
  });

  it('come from the nearest .env, not from above the workspace', async () => {
    const top = mkdtempSync(join(tmpdir(), 'dotenv-'));
    try {
      mkdirSync(join(top, 'a/b'), { recursive: true });
      writeFileSync(join(top, '.env'), 'A=1\n');
      assert.deepEqual({ ...(await readDotenv(join(top, 'a/b'), top)) }, { A: '1' });
      assert.deepEqual({ ...(await readDotenv(join(top, 'a/b'), join(top, 'a'))) }, {});
    } finally {
      rmSync(top, { recursive: true, force: true });
    }
  });

  it('are read from lines with quotes, comments and export', () => {
    assert.deepEqual(
      { ...parseDotenv('# no\nA=1\nexport B="x y" # why\nC=\'#d\'\nD=a#b # c\nE\n__proto__=x') },
      { A: '1', B: 'x y', C: '#d', D: 'a#b', ['__proto__']: 'x' },
    );
  });
});

describe('a request that needs an earlier answer', () => {
  const requests = [{ name: 'login' }, {}, { name: 'other' }];
  const needs = (url: string, variables: Record<string, string> = {}, answered: string[] = []): string | undefined =>
    neededFirst({ ...structuredClone(emptyDraft), url }, variables, requests, name => answered.includes(name))?.name;

  it('names the one to send first, also through a variable', () => {
    assert.equal(needs('/{{login.response.status}}'), 'login');
    assert.equal(needs('/{{a}}', { a: '{{b}}', b: '{{other.response.headers.x}}' }), 'other');
  });

  it('needs none where it uses none, or all have come', () => {
    const of = (url: string, answered: string[] = []): unknown =>
      neededFirst({ ...structuredClone(emptyDraft), url }, {}, requests, name => answered.includes(name));
    assert.equal(of('/me'), undefined);
    assert.equal(of('/{{unknown.response.status}}'), undefined);
    assert.equal(of('/{{login.response.status}}', ['login']), undefined);
  });
});

describe('dates among the variables', () => {
  const now = (): Date => new Date('2024-02-29T23:30:05.007Z');
  const filled = (text: string): string => resolveVariables(text, () => undefined, now).text;
  const cases: [text: string, value: string][] = [
    ['{{$timestamp}}', '1709249405'],
    ['{{$timestamp -1 d}}', '1709163005'],
    ['{{$datetime iso8601}}', '2024-02-29T23:30:05.007Z'],
    ['{{$datetime rfc1123 1 h}}', 'Fri, 01 Mar 2024 00:30:05 GMT'],
    ['{{$datetime "YYYY-MM-DD HH:mm:ss.SSS" 1 y}}', '2025-03-01 23:30:05.007'],
    ['{{$datetime iso8601 1 fortnight}}', '{{$datetime iso8601 1 fortnight}}'],
    ['{{$datetime sometime}}', '{{$datetime sometime}}'],
  ];
  for (const [text, value] of cases) it(`${text} is ${value}`, () => assert.equal(filled(text), value));
});
