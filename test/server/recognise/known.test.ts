import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../../server/src/recognise/types';
import { root } from '../../support/paths';
import { testServices } from '../../support/services';

const fixtures = join(root, 'test/fixtures/recognise');

/** What a pass keeps is what a hover would have said, at each character of a word. */
describe('verdicts that a pass leaves behind', () => {
  const passed = testServices();
  const fresh = testServices();
  const said = (verdict: Verdict | undefined): object | undefined =>
    verdict && { ...verdict.candidate, role: verdict.role, spelling: verdict.spelling, score: verdict.score };

  for (const language of readdirSync(fixtures)) {
    it(`are those of a hover (${language})`, async function () {
      this.timeout(120_000);
      for (const file of readdirSync(join(fixtures, language)).slice(0, 5)) {
        const text = readFileSync(join(fixtures, language, file), 'utf8');
        const uri = `file:///${language}/${file}`;
        for (const { documents } of [passed, fresh]) documents.opened(uri, language, 1, text);
        await passed.documents.pass(uri, (d, part) => passed.recogniser.walk(d, undefined, undefined, undefined, part));
        for (const { index, 0: word } of text.matchAll(
          /\b(?:[1-5]\d\d|[A-Z]\w*(?:Found|Request|Error|_[A-Z]+)|[a-z]+[A-Z]\w+)\b/g,
        ))
          for (const offset of [index, index + 1, index + word.length - 1]) {
            const position = fresh.documents.text(uri)!.positionAt(offset);
            const [one, other] = await Promise.all(
              [passed, fresh].map(({ documents, recogniser }) =>
                documents.parsed(uri, position, d => said(recogniser.explain(d, position))),
              ),
            );
            assert.deepEqual(one, other, `${word} at ${position.line + 1}:${position.character + 1} of ${file}`);
          }
        for (const { documents } of [passed, fresh]) documents.closed(uri);
      }
    });
  }
});
