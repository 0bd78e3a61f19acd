// Where each grammar's WebAssembly file comes from; the names are those that server/languages/*/index.ts use.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const folder = name => dirname(require.resolve(`${name}/package.json`));

const sources = {
  javascript: ['@vscode/tree-sitter-wasm', 'wasm/tree-sitter-javascript.wasm'],
  typescript: ['@vscode/tree-sitter-wasm', 'wasm/tree-sitter-typescript.wasm'],
  tsx: ['@vscode/tree-sitter-wasm', 'wasm/tree-sitter-tsx.wasm'],
  python: ['@vscode/tree-sitter-wasm', 'wasm/tree-sitter-python.wasm'],
};

/** Grammar name to file; throws where a package is not installed. */
export function grammarFiles() {
  return Object.fromEntries(
    Object.entries(sources).map(([name, [pkg, file]]) => {
      const path = join(folder(pkg), file);
      if (!existsSync(path)) throw new Error(`grammar ${name}: ${path} is missing; run npm ci`);
      return [name, path];
    }),
  );
}
