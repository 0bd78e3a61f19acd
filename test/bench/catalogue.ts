/*
 * node --import=tsx test/bench/catalogue.ts: what the catalogue costs a server that nobody has asked anything.
 * Two builds, one with the catalogue and one with empty tables in its place, start in turn. No thresholds: the figures are
 * for reading, and one run's are compared only with each other.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { lookupRequest, pageRequest } from '../../server/src/protocol';
import { startLspServer, type LspServer } from '../support/lspServer';
import { cache, root } from '../support/paths';

const require = createRequire(__filename);
const out = join(cache, 'bench/catalogue');
const rounds = Number(process.env.BENCH_ROUNDS ?? 25);

/** The server as it ships, its catalogue in place or left out. */
async function bundle(name: string, withCatalogue: boolean): Promise<string> {
  const outfile = join(out, name, 'server.js');
  const catalogue: Plugin = {
    name: 'catalogue',
    setup(b) {
      b.onResolve({ filter: /generated\/pages$/ }, () => ({ path: './pages.js', external: true }));
      if (withCatalogue) return;
      b.onResolve({ filter: /generated\/(?:facts|constants)$/ }, ({ path }) => ({ path, namespace: 'empty' }));
      b.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({
        contents: 'exports.facts = exports.constants = () => []',
      }));
    },
  };
  await build({
    entryPoints: [join(root, 'server/src/main.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    legalComments: 'none',
    logLevel: 'error',
    alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
    plugins: [catalogue],
  });
  cpSync(join(root, 'server/generated/pages.js'), join(out, name, 'pages.js'));
  return outfile;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Memory that belongs to the process alone, in MB; what it maps from files is shared and left out. */
const ownMb = ({ pid }: LspServer): number =>
  Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;

/** Milliseconds that all threads have run on a processor: steadier than the clock where others use the machine too. */
const cpuMs = ({ pid }: LspServer): number =>
  readdirSync(`/proc/${pid}/task`)
    .map(thread => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6)
    .reduce((a, b) => a + b, 0);

async function main(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const modules = { with: await bundle('with', true), without: await bundle('without', false) };
  const start: Record<string, number[]> = { with: [], without: [] };
  const cpu: Record<string, number[]> = { with: [], without: [] };
  const memory: Record<string, number[]> = { with: [], without: [] };
  for (let i = 0; i < rounds; i++) {
    for (const [name, module] of Object.entries(modules)) {
      const begun = performance.now();
      const server = await startLspServer({ module });
      start[name]?.push(performance.now() - begun);
      cpu[name]?.push(cpuMs(server));
      memory[name]?.push(ownMb(server));
      await server.stop();
    }
  }
  const kb = (file: string): string => `${(statSync(file).size / 1024).toFixed(0)} kB`;
  console.log(`bundle: ${kb(modules.with)} with the catalogue's facts and constants, ${kb(modules.without)} without`);
  console.log(`prose, a file of its own: ${kb(join(out, 'with/pages.js'))}`);
  for (const [what, unit, values] of [
    ['start to initialized', 'ms', start],
    ['of these on a processor', 'ms', cpu],
    ['memory then', 'MB', memory],
  ] as const) {
    const [a, b] = [median(values.with ?? []), median(values.without ?? [])];
    console.log(
      `${what}: ${a.toFixed(1)} ${unit} with, ${b.toFixed(1)} ${unit} without: ${(a - b).toFixed(1)} ${unit} more`,
    );
  }
  await whenAsked(modules.with);
}

/** What the first questions cost, and the ones after them. */
async function whenAsked(module: string): Promise<void> {
  const server = await startLspServer({ module });
  const time = async (ask: () => Promise<unknown>): Promise<string> => {
    const before = ownMb(server);
    const begun = performance.now();
    await ask();
    const first = performance.now() - begun;
    const times: number[] = [];
    for (let i = 0; i < 200; i++) {
      const again = performance.now();
      await ask();
      times.push(performance.now() - again);
    }
    return `first ${first.toFixed(1)} ms, then ${median(times).toFixed(2)} ms; ${(ownMb(server) - before).toFixed(1)} MB more`;
  };
  const find = (query: string) => (): Promise<unknown> => server.connection.sendRequest(lookupRequest, { query });
  console.log(`a page: ${await time(() => server.connection.sendRequest(pageRequest, { page: 'status/404' }))}`);
  for (const query of ['dup em', 'StatusGone', '40', 'what do I return when the token is expired'])
    console.log(`look up ${JSON.stringify(query)}: ${await time(find(query))}`);
  await server.stop();
}

void main();
