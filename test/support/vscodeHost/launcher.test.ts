import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { parseFlags } from './launcher';

describe('the launcher that stands in for desktop VS Code', () => {
  it('reads the flags that runTests passes', () => {
    const flags = parseFlags([
      '/sample',
      '--user-data-dir=/data',
      '--no-sandbox',
      '--disable-workspace-trust',
      '--extensionTestsPath=/suite/index.js',
      '--extensionDevelopmentPath=/one',
      '--extensionDevelopmentPath=/two',
    ]);
    assert.deepEqual(flags, {
      folder: resolve('/sample'),
      userDataDir: resolve('/data'),
      extensionTestsPath: resolve('/suite/index.js'),
      extensionDevelopmentPaths: [resolve('/one'), resolve('/two')],
    });
  });

  it('opens the folder it is started in where none is named', () => {
    assert.equal(parseFlags(['--no-sandbox']).folder, process.cwd());
  });
});
