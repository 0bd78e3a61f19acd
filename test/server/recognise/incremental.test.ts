import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { testServices } from '../../support/services';

const root = join(__dirname, '../../fixtures/recognise');

/** What an editor types: code, halves of it, line breaks of both kinds, characters beyond the first plane. */
const typed = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\r\n',
    '(',
    ')',
    '{',
    '}',
    '"',
    '404',
    '4',
    'res.status(',
    'if (',
    ' == 500',
    ': 201',
    '😀',
    '𝒳 = 204',
    '// ',
    '# ',
    '\t',
    'status',
  ),
  fc.string({ maxLength: 6, unit: 'binary' }),
);
const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), typed), {
  minLength: 1,
  maxLength: 25,
});

describe('incremental equals fresh', () => {
  const services = testServices();
  const { documents, recogniser } = services;
  const all = async (uri: string): Promise<string[]> =>
    (await documents.pass(uri, d => recogniser.walk(d)))
      .flat()
      .map(u => `${u.range.start.line}:${u.range.start.character} ${u.text} ${u.code} ${u.role} ${u.class ?? ''}`);

  for (const language of readdirSync(root).filter(l => readdirSync(join(root, l)).length > 0)) {
    it(language, async function () {
      this.timeout(120_000);
      const file = readdirSync(join(root, language))[0]!;
      const original = readFileSync(join(root, language, file), 'utf8')
        .split('\n')
        .slice(0, 40)
        .join('\n');
      await fc.assert(
        fc.asyncProperty(edits, fc.boolean(), async (list, crlf) => {
          const uri = `file:///edited/${language}`;
          let text = TextDocument.create(uri, language, 1, crlf ? original.replaceAll('\n', '\r\n') : original);
          documents.opened(uri, language, 1, text.getText());
          let version = 1;
          for (const [where, length, insert] of list) {
            const source = text.getText();
            const from = Math.floor(where * source.length);
            const range = { start: text.positionAt(from), end: text.positionAt(from + length) };
            version++;
            documents.changed(uri, version, [{ range, text: insert }]);
            text = TextDocument.update(text, [{ range, text: insert }], version);
            if (version % 3 === 0) await all(uri);
          }
          const incremental = await all(uri);
          documents.opened('file:///fresh', language, 1, text.getText());
          const fresh = await all('file:///fresh');
          documents.closed(uri);
          documents.closed('file:///fresh');
          assert.deepEqual(incremental, fresh);
        }),
        { numRuns: Number(process.env.PROPERTY_RUNS ?? 12) },
      );
    });
  }
});
