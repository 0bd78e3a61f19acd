import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { containers, languages } from '../../../server/languages';
import { testServices } from '../../support/services';

/**
 * Ordinary code under test/fixtures/recognise/<language>/, with the expectation under each line:
 *
 *     abort(404)
 *     #     ^^^ emit 404
 *     range(404)
 *     #     ^^^ none
 *
 * A caret line is a comment of the language. It names the role (`emit`, `check`, `assert`, `define`), `bound` for a class
 * bound, or `none`; the code follows where it is not the text above.
 */
const root = join(__dirname, '../../fixtures/recognise');
const caret = /^\s*(?:\/\/|#|--|<!--|\/\*|;|%)[^\^]*?(\^+)\s+(emit|check|assert|define|bound|none)(?:\s+(\d{3}))?/;

describe('recognition in ordinary code', function () {
  // Compiling a large grammar's query takes a moment, once.
  this.timeout(20_000);
  const services = testServices();
  for (const language of readdirSync(root)) {
    for (const file of readdirSync(join(root, language))) {
      it(`${language}/${file}`, async () => {
        const text = readFileSync(join(root, language, file), 'utf8');
        const uri = `file:///${language}/${file}`;
        services.documents.opened(uri, language, 1, text);
        const lines = text.split(/\r?\n/);
        const failures: string[] = [];
        let checked = 0;
        let target = 0;
        for (const [index, line] of lines.entries()) {
          const match = caret.exec(line);
          if (!match) {
            target = index;
            continue;
          }
          checked++;
          const column = line.indexOf('^');
          const spelled = lines[target]!.slice(column, column + match[1]!.length);
          const position = { line: target, character: column + 1 };
          const { use, why } = (await services.documents.parsed(uri, position, document => ({
            use: services.recogniser.at(document, position),
            why: services.recogniser.explain(document, position)?.evidence.map(e => `${e.weight} ${e.words}`),
          }))) ?? { use: undefined, why: undefined };
          const said = !use ? 'none' : use.class ? 'bound' : `${use.role} ${use.code}`;
          const wanted = match[2] === 'none' || match[2] === 'bound' ? match[2] : `${match[2]} ${match[3] ?? spelled}`;
          if (said !== wanted) {
            failures.push(
              `${file}:${target + 1} \`${spelled}\`: wanted ${wanted}, got ${said} (${why?.join('; ') ?? 'nothing considered'})`,
            );
          }
        }
        services.documents.closed(uri);
        assert.ok(checked > 0, 'a fixture without expectations proves nothing');
        assert.deepEqual(failures, []);
      });
    }
  }

  it('covers every language that has a folder', () => {
    const covered = readdirSync(root);
    const missing = [...languages, ...containers].filter(l => !l.languageIds.some(id => covered.includes(id)));
    assert.deepEqual(
      missing.map(l => l.id),
      [],
    );
  });
});
