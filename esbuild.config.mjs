// Builds what ships in the extension, and the suite that runs inside VS Code.
//   node esbuild.config.mjs [--watch] [--production]
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, context } from 'esbuild';
import './scripts/compile.mjs';
import { grammarFiles } from './scripts/grammars.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const require = createRequire(import.meta.url);

if (production) rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/grammars', { recursive: true });
cpSync(join(require.resolve('web-tree-sitter'), '../web-tree-sitter.wasm'), 'dist/web-tree-sitter.wasm');
for (const [name, file] of Object.entries(grammarFiles())) cpSync(file, `dist/grammars/${name}.wasm`);

const common = { bundle: true, sourcemap: !production, minify: production, logLevel: 'info', legalComments: 'none' };
/** The parser's CommonJS build: its other one asks for import.meta, which a CommonJS bundle lacks. */
const alias = { 'web-tree-sitter': require.resolve('web-tree-sitter') };
const node = { ...common, platform: 'node', target: 'node20', format: 'cjs', alias };

/** The prose of the catalogue is a file of its own, read when somebody first asks for it. */
const catalogueApart = {
  name: 'catalogue-apart',
  setup(build) {
    build.onResolve({ filter: /generated\/pages$/ }, () => ({ path: './pages.js', external: true }));
  },
};

const builds = [
  { ...node, entryPoints: { server: 'server/src/main.ts' }, outdir: 'dist', plugins: [catalogueApart] },
  { ...node, entryPoints: { pages: 'server/generated/pages.js' }, outdir: 'dist' },
  { ...node, entryPoints: { annotate: 'server/src/annotateCli.ts' }, outdir: 'dist', plugins: [catalogueApart] },
  { ...node, entryPoints: { extension: 'client/src/extension.ts' }, outdir: 'dist', external: ['vscode'] },
  {
    ...common,
    entryPoints: { view: 'client/src/requestPanel/view/main.ts' },
    outdir: 'dist',
    platform: 'browser',
    target: 'chrome120',
    format: 'iife',
  },
  { ...node, entryPoints: { 'test/e2e': 'test/e2e/index.ts' }, outdir: 'dist', external: ['vscode', 'mocha'] },
].filter(
  b => Object.values(b.entryPoints).every(file => existsSync(file)) && !(production && 'test/e2e' in b.entryPoints),
);

if (watch) for (const options of builds) await (await context(options)).watch();
else await Promise.all(builds.map(options => build(options)));
