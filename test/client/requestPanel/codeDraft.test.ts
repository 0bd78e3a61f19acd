import assert from 'node:assert/strict';
import { draftOfCode, noticeOfCode } from '../../../client/src/requestPanel/codeDraft';
import { fillIn, namesIn, withValues } from '../../../client/src/requestPanel/blanks';
import { prepare } from '../../../client/src/requestPanel/prepare';
import { joinDraft, secretValues, splitDraft } from '../../../client/src/requestPanel/redact';
import type { CodeRequest } from '../../../server/src/protocol';

const start = { line: 4, character: 2 };
const request: CodeRequest = {
  kind: 'call',
  library: 'fetch',
  range: { start, end: start },
  method: 'PUT',
  url: 'http://localhost:3000/users/{{userId}}?q={{text}}',
  fields: [
    ['Content-Type', 'application/json'],
    ['X-A', '{{userId}}'],
  ],
  credentials: { kind: 'bearer', token: '{{token}}' },
  body: { kind: 'json', text: '{ "id": "{{userId}}" }' },
  blanks: [
    { name: 'userId', code: 'user.id' },
    { name: 'text', code: 'text' },
    { name: 'token', code: 'await getToken()' },
  ],
  notes: ['The fields in `extra` are not literal.'],
};

describe('a request from code', () => {
  const draft = draftOfCode(request, '');

  it('fills the composer, and leaves blanks', () => {
    assert.equal(draft.method, 'PUT');
    assert.deepEqual(draft.fields, [{ name: 'X-A', value: '{{userId}}', enabled: true }]);
    assert.deepEqual(draft.auth, { kind: 'bearer', token: '{{token}}' });
    assert.equal(draft.bodyKind, 'json');
    assert.deepEqual(draft.blanks, [
      { name: 'userId', value: '', code: 'user.id' },
      { name: 'text', value: '', code: 'text' },
      { name: 'token', value: '', code: 'await getToken()' },
    ]);
    assert.deepEqual(namesIn(draft), ['userId', 'text', 'token']);
  });

  it('says where it is from, what could not be read, and what to do', () => {
    assert.equal(
      noticeOfCode(request, 'a.ts, line 5'),
      'From a.ts, line 5 (fetch). The fields in `extra` are not literal. Fill in the 3 blanks, then send it.',
    );
  });

  it('is not sent with a blank, and is with all filled in', async () => {
    const half = { ...draft, blanks: fillIn(draft, 'userId', '42') };
    const refused = await prepare(half, () => undefined, []);
    assert.ok(!refused.ok && 'problem' in refused.cause && /\{\{text\}\}, \{\{token\}\}/.test(refused.cause.problem));
    const sent = await prepare(half, name => ({ text: 'x', token: 'secret-token' })[name], []);
    assert.ok(sent.ok);
    assert.equal(sent.request.url, 'http://localhost:3000/users/42?q=x');
    assert.equal(sent.request.body?.toString(), '{ "id": "42" }');
  });

  it('puts its path behind the base URL of the workspace', () => {
    const route: CodeRequest = { ...request, kind: 'route', url: '/users/{{id}}' };
    assert.equal(draftOfCode(route, 'http://localhost:8080/api/').url, 'http://localhost:8080/api/users/{{id}}');
  });

  it('has rows for a form and for parts', () => {
    const pairs: [string, string][] = [['a', '1']];
    const rows = [{ name: 'a', value: '1', enabled: true }];
    assert.deepEqual(draftOfCode({ ...request, body: { kind: 'form', pairs } }, '').bodyForm, rows);
    assert.deepEqual(draftOfCode({ ...request, body: { kind: 'multipart', pairs } }, '').bodyParts, rows);
  });
});

describe('values of blanks', () => {
  const draft = draftOfCode(request, '');
  const filled = {
    ...draft,
    blanks: fillIn({ ...draft, blanks: fillIn(draft, 'userId', '42') }, 'token', 'very-secret-1'),
  };

  it('that are secret stand nowhere but in the secret storage', () => {
    const { plain, secrets } = splitDraft(filled);
    assert.ok(!JSON.stringify(plain).includes('very-secret-1'));
    assert.ok(JSON.stringify(plain).includes('"42"'));
    assert.deepEqual(joinDraft(plain, secrets), filled);
    assert.ok(secretValues(filled).includes('very-secret-1'));
  });

  it('stand in an export, but for the secret ones', () => {
    const shown = withValues(filled);
    assert.equal(shown.url, 'http://localhost:3000/users/42?q={{text}}');
    assert.deepEqual(shown.auth, { kind: 'bearer', token: '{{token}}' });
  });
});
