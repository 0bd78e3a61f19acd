// Where each grammar's WebAssembly file comes from; the names are those that server/languages/*/index.ts use.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const folder = name => dirname(require.resolve(`${name}/package.json`));

const vscode = (...names) =>
  Object.fromEntries(names.map(n => [n, ['@vscode/tree-sitter-wasm', `wasm/tree-sitter-${n}.wasm`]]));

const sources = {
  ...vscode(
    'javascript',
    'typescript',
    'tsx',
    'python',
    'go',
    'java',
    'c-sharp',
    'php',
    'ruby',
    'rust',
    'cpp',
    'bash',
    'powershell',
  ),
  kotlin: ['@tree-sitter-grammars/tree-sitter-kotlin', 'tree-sitter-kotlin.wasm'],
  scala: ['tree-sitter-scala', 'tree-sitter-scala.wasm'],
  elixir: ['tree-sitter-elixir', 'tree-sitter-elixir.wasm'],
  yaml: ['@tree-sitter-grammars/tree-sitter-yaml', 'tree-sitter-yaml.wasm'],
  json: ['tree-sitter-json', 'tree-sitter-json.wasm'],
  swift: ['@repomix/tree-sitter-wasms', 'out/tree-sitter-swift.wasm'],
  dart: ['@repomix/tree-sitter-wasms', 'out/tree-sitter-dart.wasm'],
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
