import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { constants } from '../../server/generated/constants';
import { facts } from '../../server/generated/facts';
import { pages } from '../../server/generated/pages';
import { decode, digest } from '../../server/src/nodeHost';
import { createServices, type Services } from '../../server/src/services';
import { grammarFiles } from '../../scripts/grammars.mjs';

const require = createRequire(__filename);
const files = grammarFiles();

/** The server's services over the real grammars and the real catalogue, in this process. */
export function testServices(): Services {
  return createServices({
    readAsset: async path => {
      const grammar = /^grammars\/(.+)\.wasm$/.exec(path)?.[1];
      const file = grammar ? files[grammar] : join(dirname(require.resolve('web-tree-sitter')), path);
      if (!file) throw new Error(`no grammar named ${grammar}`);
      return readFileSync(file);
    },
    facts,
    pages,
    constants,
    decode,
    digest,
  });
}

/** Splits text at its one `|`; fails loudly where there is none or several. */
export function marked(text: string): { text: string; offset: number } {
  const parts = text.split('|');
  if (parts.length !== 2) throw new Error(`exactly one | must mark the cursor in: ${text}`);
  return { text: parts.join(''), offset: parts[0]!.length };
}
