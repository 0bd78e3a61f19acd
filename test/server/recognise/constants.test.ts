import assert from 'node:assert/strict';
import { constants } from '../../../server/generated/constants';
import { languages } from '../../../server/languages';
import { languagesOf, programFor } from '../../support/constantPrograms';
import { testServices } from '../../support/services';

/** Every name of every table, in a small program of its language, is recognised with its code. */
describe('constants in small programs', () => {
  const { documents, recogniser } = testServices();
  const known = new Set(languages.map(l => l.id));
  let count = 0;

  for (const table of constants()) {
    for (const language of languagesOf(table).filter(l => known.has(l))) {
      it(`${table.library} (${language})`, async () => {
        const wrong: string[] = [];
        for (const [index, form] of table.forms.entries()) {
          for (const [member, code] of Object.entries(table.members)) {
            const program = programFor(language, form, member);
            if (!program) continue;
            count++;
            const uri = `file:///${table.id}-${index}-${member}`;
            documents.opened(uri, language, 1, program.text);
            const before = program.text.slice(0, program.offset).split('\n');
            const position = { line: before.length - 1, character: before.at(-1)!.length + 1 };
            const found = await documents.parsed(uri, position, d => recogniser.at(d, position)?.code);
            documents.closed(uri);
            if (found !== code)
              wrong.push(`${member} as ${form.kind}: ${found ?? 'nothing'} for ${code} in\n${program.text}`);
          }
        }
        assert.equal(wrong.length, 0, `${wrong.length} wrong, such as ${wrong.slice(0, 2).join('\n')}`);
      });
    }
  }

  it('were thousands', () => assert.ok(count > 2_000, `${count} programs`));
});
