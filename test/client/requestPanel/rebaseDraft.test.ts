import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyDraft, type Draft } from '../../../client/src/requestPanel/messages';
import { rebaseDraft } from '../../../client/src/requestPanel/rebaseDraft';
import { splitDraft } from '../../../client/src/requestPanel/redact';

const draft = (change: Partial<Draft> = {}): Draft => ({ ...structuredClone(emptyDraft), ...change });
const row = (name: string, value: string) => ({ name, value, enabled: true });

describe('what is typed before the host has spoken', () => {
  const held = draft({
    url: 'http://a/?token=hush',
    fields: [row('X-A', '1'), row('X-Api-Key', 'hush'), row('Accept', '*/*')],
    auth: { kind: 'basic', user: 'ann', password: 'hush' },
  });
  const shown = splitDraft(held).plain;

  it('is nothing where nothing was typed', () => {
    assert.equal(rebaseDraft(shown, structuredClone(shown), held), held);
  });

  it('stays, and the secrets beside it come back', () => {
    const edited = draft({
      ...structuredClone(shown),
      method: 'POST',
      fields: [...structuredClone(shown.fields), row('X-New', 'n')],
      auth: { kind: 'basic', user: 'bob', password: '' },
    });
    assert.deepEqual(rebaseDraft(shown, edited, held), {
      ...held,
      method: 'POST',
      fields: [...held.fields, row('X-New', 'n')],
      auth: { kind: 'basic', user: 'bob', password: 'hush' },
    });
  });

  it('may be one cell of a line, or a line taken away', () => {
    const [a, key, accept] = structuredClone(shown.fields);
    assert.ok(a && key && accept);
    const renamed = { ...structuredClone(shown), fields: [a, { ...key, enabled: false }, accept] };
    assert.deepEqual(rebaseDraft(shown, renamed, held).fields[1], { ...row('X-Api-Key', 'hush'), enabled: false });
    const without = { ...structuredClone(shown), fields: [key, accept] };
    assert.deepEqual(rebaseDraft(shown, without, held).fields, held.fields.slice(1));
  });

  it('wins over what the host holds in its place', () => {
    const edited = { ...structuredClone(shown), url: 'http://b/', bodyText: 'typed' };
    const result = rebaseDraft(
      shown,
      edited,
      draft({ url: 'http://from-a-file/', bodyKind: 'text', bodyText: 'older' }),
    );
    assert.deepEqual([result.url, result.bodyText, result.bodyKind], ['http://b/', 'typed', 'text']);
  });

  it('takes the whole edit where both began with the same', () => {
    const rows = fc.array(
      fc.record({ name: fc.string(), value: fc.string(), enabled: fc.boolean() }, { noNullPrototype: true }),
      { maxLength: 4 },
    );
    const drafts = fc.record({ method: fc.string(), url: fc.string(), fields: rows, bodyText: fc.string() });
    fc.assert(
      fc.property(drafts, drafts, (before, after) => {
        assert.deepEqual(rebaseDraft(draft(before), draft(after), draft(before)), draft(after));
      }),
    );
  });
});
