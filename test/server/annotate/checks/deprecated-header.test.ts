import assert from 'node:assert/strict';
import { annotated, quiet, reports } from '../helpers';

const ok = (fields: string) => `GET /\n---\n200 OK\n${fields}`;

describe('deprecated-header', () => {
  it('reports fields that the registry or browsers dropped, with what to send instead', () => {
    reports('deprecated-header', ok('Pragma: no-cache'), [
      /Pragma: "no-cache" is deprecated/,
      /Cache-Control: no-cache/,
    ]);
    const beside = ok('Pragma: no-cache\nCache-Control: no-store');
    const { findings } = reports('deprecated-header', beside, /leave it out: Cache-Control says/);
    assert.equal(findings[0]?.level, 'info');
    assert.equal(annotated(ok('Pragma: no-cache')).findings[0]?.level, 'warn');
    reports('deprecated-header', ok('Warning: 110 - "stale"'), /is obsolete/);
    reports('deprecated-header', ok('X-XSS-Protection: 1; mode=block'), /filter that browsers removed/);
    reports('deprecated-header', ok('Feature-Policy: camera none'), /Permissions-Policy: camera=\(\)/);
    reports('deprecated-header', ok('Expect-CT: max-age=0'), /is obsolete/);
  });
  it('leaves current fields, and the switch that turns the old filter off, alone', () => {
    quiet('deprecated-header', ok('X-XSS-Protection: 0'));
    quiet(
      'deprecated-header',
      ok('X-Frame-Options: DENY\nX-Content-Type-Options: nosniff\nCache-Control: no-store\nKeep-Alive: timeout=5'),
    );
  });
});
