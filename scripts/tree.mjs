// Prints the syntax tree of a file, or of text from standard input: node scripts/tree.mjs <grammar> [file]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { grammarFiles } from './grammars.mjs';

const require = createRequire(import.meta.url);
const { Language, Parser } = require('web-tree-sitter');
const [name, file] = process.argv.slice(2);
const grammar = grammarFiles()[name];
if (!grammar) {
  console.error(`usage: node scripts/tree.mjs <${Object.keys(grammarFiles()).join('|')}> [file]`);
  process.exit(2);
}
await Parser.init({
  wasmBinary: readFileSync(join(dirname(require.resolve('web-tree-sitter')), 'web-tree-sitter.wasm')),
});
const parser = new Parser();
parser.setLanguage(await Language.load(readFileSync(grammar)));
const tree = parser.parse(readFileSync(file ?? 0, 'utf8'));

function print(cursor, depth) {
  const node = cursor.currentNode;
  if (node.isNamed) {
    const field = cursor.currentFieldName ? `${cursor.currentFieldName}: ` : '';
    const text = node.childCount === 0 ? `  ${JSON.stringify(node.text.slice(0, 60))}` : '';
    console.log(`${'  '.repeat(depth)}${field}${node.type}${text}`);
  }
  if (cursor.gotoFirstChild()) {
    do print(cursor, depth + 1);
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
}
print(tree.walk(), 0);
