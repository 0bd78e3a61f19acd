import assert from 'node:assert/strict';
import { annotated, has, lacks } from './helpers';

const get = (fields: string, status = '200 OK') => annotated(`GET /\n---\n${status}\n${fields}`);
const ends = (annotation: ReturnType<typeof annotated>, pattern: RegExp) =>
  assert.match(annotation.cache?.words ?? '', pattern);

describe('cache summary', () => {
  it('counts what is left at receipt', () => {
    has(get('Cache-Control: max-age=600'), 'cache:fresh=600');
    const aged = get('Date: Tue, 10 Mar 2026 11:58:20 GMT\nAge: 100\nCache-Control: max-age=600');
    has(aged, 'cache:fresh=500');
    ends(aged, /Fresh for 500 seconds/);
    assert.equal(aged.cache?.freshUntil, '2026-03-10T12:08:20Z');
    has(get('Date: Tue, 10 Mar 2026 11:59:30 GMT\nCache-Control: max-age=600'), 'cache:fresh=570');
    has(get('Expires: Tue, 10 Mar 2026 13:00:00 GMT'), 'cache:fresh=3600');
  });
  it('max-age beats Expires, and s-maxage is for others', () => {
    has(get('Expires: Tue, 10 Mar 2026 13:00:00 GMT\nCache-Control: max-age=60'), 'cache:fresh=60');
    const shared = get('Cache-Control: s-maxage=600, max-age=60');
    has(shared, 'cache:fresh=60');
    ends(shared, /shared caches count 600 seconds/i);
  });
  it('no-store, private, must-revalidate, stale', () => {
    has(get('Cache-Control: no-store, max-age=0'), 'cache:no-store');
    lacks(get('Cache-Control: no-store, max-age=60'), 'cache:fresh=60');
    has(get('Cache-Control: private, max-age=60'), 'cache:private', 'cache:fresh=60');
    has(get('Cache-Control: private'), 'cache:private');
    has(get('Cache-Control: no-cache\nETag: "a"'), 'cache:must-revalidate');
    has(get('Cache-Control: max-age=0, must-revalidate'), 'cache:must-revalidate');
    has(get('Cache-Control: max-age=60\nAge: 61'), 'cache:stale');
    has(get('Expires: 0'), 'cache:stale');
    has(get('Cache-Control: no-store', '500 Internal Server Error'), 'cache:no-store');
  });
  it('heuristic where the code allows it and nothing is said', () => {
    const guess = get('Last-Modified: Mon, 09 Mar 2026 12:00:00 GMT');
    has(guess, 'cache:heuristic');
    ends(guess, /tenth of the time since Last-Modified/);
    has(get('X-A: 1', '404 Not Found'), 'cache:heuristic');
    assert.equal(get('Location: /b', '302 Found').cache, undefined);
    assert.equal(get('X-A: 1', '500 Internal Server Error').cache, undefined);
    assert.equal(annotated('POST /\n---\n200 OK').cache, undefined);
    has(get('X-A: 1', '429 Too Many Requests'), 'cache:no-store');
  });
  it('credentials keep it out of shared caches', () => {
    ends(
      annotated('GET /\nAuthorization: Bearer x\n---\n200 OK\nCache-Control: max-age=60'),
      /because the request carried credentials/,
    );
  });
});
