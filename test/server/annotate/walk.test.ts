/** Walks over all checks: each is well formed, and each is seen firing and staying quiet in some test. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allChecks } from '../../../server/src/annotate/findings';
import { fieldModules } from '../../../server/src/annotate/fields';

const here = import.meta.dirname;
const tests = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.test.ts'))
  .map(name => readFileSync(join(here, name), 'utf8'))
  .join('\n');

/** Ids in literal calls of a helper, wherever the formatter put the line break. */
const calls = (helper: string) =>
  new Set([...tests.matchAll(new RegExp(`\\b${helper}\\(\\s*'([a-z0-9-]+)'`, 'g'))].map(m => m[1] ?? ''));

describe('walk over all checks', () => {
  const ids = allChecks.map(check => check.id);

  it('gives every check an id of its own, a reference and a level', () => {
    assert.deepEqual([...new Set(ids)], ids);
    for (const check of allChecks) {
      assert.match(check.id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      assert.match(check.reference.url, /^https:\/\//, check.id);
      assert.ok(check.reference.text, check.id);
    }
  });
  it('has each field name in one module only, in lower case', () => {
    const names = fieldModules.flatMap(module => module.names);
    assert.deepEqual([...new Set(names)], names);
    assert.deepEqual(
      names.map(name => name.toLowerCase()),
      names,
    );
  });
  it('sees each check firing in some test', () => {
    const fired = calls('reports');
    assert.deepEqual(
      ids.filter(id => !fired.has(id)),
      [],
    );
  });
  it('sees each check staying quiet in some test', () => {
    const quiet = calls('quiet');
    assert.deepEqual(
      ids.filter(id => !quiet.has(id)),
      [],
    );
  });
});
