import assert from 'node:assert/strict';
import { keysOf, shows } from '../../../server/src/annotate/keys';
import { pages } from '../../../server/generated/pages';
import type { Annotation } from '../../../server/src/protocol';
import { annotated, has, lacks } from './helpers';

describe('keys', () => {
  it('come from what can be read, and from nothing else', () => {
    const { keys, ...readable } = annotated(
      'GET /\n---\n429 Too Many Requests\nRetry-After: 30\nContent-Type: application/problem+json\n\n{"title":"Slow down"}',
    );
    assert.deepEqual(keysOf(readable), keys);
    const mute = (change: (annotation: Omit<Annotation, 'keys'>) => void) => {
      const copy = structuredClone(readable);
      change(copy);
      return keysOf(copy);
    };
    assert.ok(keys.includes('retry-after:seconds=30'));
    assert.ok(!mute(a => a.fields.forEach(f => (f.words = 'Wait.'))).includes('retry-after:seconds=30'));
    assert.ok(!mute(a => delete a.body.problem).includes('body:problem-details'));
    assert.ok(!mute(a => (a.status.meaning = '')).includes('status:429'));
    assert.ok(!mute(a => (a.advice = [])).some(key => key.startsWith('advice:')));
  });
  it('a datum needs its value in the text', () => {
    assert.ok(shows('Go on at https://a.example/b.', { kind: 'location', url: 'https://a.example/b' }));
    assert.ok(!shows('Go on there.', { kind: 'location', url: 'https://a.example/b' }));
    assert.ok(shows('bytes 0 to 4 of 20 bytes', { kind: 'range', range: '0-4/20' }));
    assert.ok(shows('10 March 2026, 12:00:00 UTC', { kind: 'sunset', date: '2026-03-10T12:00:00Z' }));
  });
  it('name no unknown field', () => {
    const annotation = annotated('GET /\n---\n200 OK\nX-Acme-Thing: 1\nCF-Something-New: 2');
    lacks(annotation, 'explains:x-acme-thing', 'explains:cf-something-new');
    assert.match(
      annotation.fields.find(f => f.name === 'CF-Something-New')?.words ?? '',
      /Its name suggests Cloudflare/,
    );
    assert.equal(annotation.fields.find(f => f.name === 'CF-Something-New')?.owner, 'Cloudflare');
  });
  it('explain every field that has a page', () => {
    for (const [name, page] of Object.entries(pages().fields)) {
      if (!page.in.includes('response')) continue;
      for (const value of ['1', 'x', '']) {
        const annotation = annotated(`GET /\n---\n200 OK\n${page.name}: ${value}`);
        assert.ok(annotation.keys.includes(`explains:${name}`), `${page.name}: ${value}`);
        const words = annotation.fields.find(f => f.name === page.name)?.words ?? '';
        assert.match(words, /^\S.*[.!?)]$/s, `${page.name}: ${words}`);
        assert.doesNotMatch(words, /undefined|NaN|\[object/, `${page.name}: ${words}`);
      }
    }
  }).timeout(20_000);
  it('explain a registered field without a page by its standing', () => {
    const annotation = annotated('GET /\n---\n200 OK\nTopic: upd');
    assert.match(
      annotation.fields.find(f => f.name === 'Topic')?.words ?? '',
      /a registered field, defined in RFC 8030.*only in requests/,
    );
    has(annotation, 'problem:request-header-in-response');
  });
  it('say what a code means for the method', () => {
    assert.match(annotated('PUT /a\n---\n201 Created').status.meaning, /The PUT created it at the URL of the request/);
    assert.match(
      annotated('LINK /a\n---\n405 Method Not Allowed\nAllow: GET').status.meaning,
      /Here the method is LINK/,
    );
  });
});
