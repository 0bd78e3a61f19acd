import assert from 'node:assert/strict';
import { cargoCheck, hasCrates } from './cargo';
import { finished } from './programs';

describe('branches: the result compiles', function () {
  // The first time, the crates are built.
  this.timeout(900_000);

  it('Rust, with reqwest and ureq', async function () {
    if (!hasCrates()) return this.skip();
    const programs = (await finished(['rs'], 30)).map(f => ({ name: f.file, text: f.after }));
    assert.equal(cargoCheck('branches', programs), undefined);
  });
});
