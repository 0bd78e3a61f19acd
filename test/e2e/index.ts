// Runs inside VS Code's extension host: `runTests` loads this module there and calls `run`.
import { format } from 'node:util';
import { testOutput } from '../support/vscodeHost/testOutput';

export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  markOutput(Mocha.reporters.Base);
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, slow: 2_000 });
  if (process.env.STATUSWISE_GREP) mocha.grep(process.env.STATUSWISE_GREP);
  // Makes describe, it and their kin known, as the mocha command does before it loads a file.
  mocha.suite.emit('pre-require', globalThis, 'e2e', mocha);
  await import('./activation.test');
  await import('./hover.test');
  await import('./lookUp.test');
  await import('./completion.test');
  await import('./branches.test');
  await import('./requests.test');
  await import('./requestsInCode.test');
  await import('./longAnswer.test');
  await new Promise<void>((resolve, reject) => {
    mocha.run(failures => (failures ? reject(new Error(`${failures} failed`)) : resolve()));
  });
}

/** Marks each line that the tests print. VS Code protects `console.log` from being replaced, so mocha's own is. */
function markOutput(base: { consoleLog: (...parts: unknown[]) => void; useColors: boolean }): void {
  base.useColors = false;
  base.consoleLog = (...parts) => {
    for (const line of format(...parts).split('\n')) console.log(testOutput + line);
  };
}
