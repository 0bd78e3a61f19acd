import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { testServices } from '../../support/services';
import { act, fixturesOf, folders, hasError, offered, type Fixture } from './fixtures';

const services = testServices();

/** Something that does not parse, behind everything else. */
const broken: Record<string, string> = {
  go: '\n\nfunc broken( {\n\tx = = 3\n}\n',
  ruby: '\n\ndef broken(\n  x = = 3\nend\n',
  python: '\n\ndef broken(:\n    x = = 3\n',
};

for (const folder of folders) {
  describe(`branches: ${folder}`, function () {
    // The first one loads the grammar.
    this.timeout(20_000);

    for (const fixture of fixturesOf(folder)) {
      const { name, code, languageId, before, after, cursor, refine } = fixture;
      const none = before === after;

      it(`${name}: ${none ? 'nothing for' : 'handles'} ${code}`, async () => {
        const done = await act(services, languageId, before, cursor, code, refine);
        if (process.env.UPDATE && done) return update(fixture, done.text);
        if (none) assert.equal(done?.text, undefined);
        else assert.equal(done?.text, after);
      });

      if (none || process.env.UPDATE) continue;

      it(`${name}: asked again, ${code} is not offered`, async () => {
        assert.equal(await act(services, languageId, after, cursorIn(fixture), code, refine), undefined);
        assert.ok(!(await offered(services, languageId, after, cursorIn(fixture))).includes(code));
      });

      it(`${name}: parses`, async () => assert.equal(await hasError(services, languageId, after), false));

      it(`${name}: keeps CRLF`, async () => {
        const text = crlf(before);
        const done = await act(services, languageId, text, crlf(before.slice(0, cursor)).length, code, refine);
        assert.equal(done?.text, crlf(after));
      });

      if (languageId !== 'go')
        it(`${name}: keeps tabs`, async () => {
          const unit = Math.min(...[...before.matchAll(/^ +(?=\S)/gm)].map(m => m[0].length), 8);
          const done = await act(
            services,
            languageId,
            tabs(before, unit),
            tabs(before.slice(0, cursor), unit).length,
            code,
            refine,
          );
          assert.equal(done?.text, tabs(after, unit));
        });

      it(`${name}: with a syntax error elsewhere`, async () => {
        const tail = broken[languageId] ?? '\n\nfunction broken( {\n  const = ;\n}\n';
        const done = await act(services, languageId, before + tail, cursor, code, refine);
        assert.equal(done?.text, after + tail);
      });
    }
  });
}

/** The cursor in the finished program: what was inserted before it pushes it on. */
function cursorIn({ before, after, cursor }: Fixture): number {
  const line = before.slice(0, cursor).split('\n').at(-1) ?? '';
  const whole = before.slice(before.lastIndexOf('\n', cursor - 1) + 1).split('\n')[0] ?? '';
  const at = after.split('\n').indexOf(whole);
  return after.split('\n').slice(0, at).join('\n').length + (at ? 1 : 0) + line.length;
}

const crlf = (text: string): string => text.replace(/\n/g, '\r\n');
const tabs = (text: string, unit: number): string =>
  text.replace(/^ +/gm, spaces => '\t'.repeat(Math.floor(spaces.length / unit)) + ' '.repeat(spaces.length % unit));

function update({ file, before, cursor }: Fixture, text: string): void {
  const old = (before.slice(0, cursor) + '▮' + before.slice(cursor)).replace(/\n$/, '').split('\n');
  const out: string[] = [];
  let i = 0;
  const made = text.replace(/\n$/, '').split('\n');
  for (const [at, line] of made.entries()) {
    // A line that was parted.
    while (i < old.length && !made.slice(at).includes(old[i]!.replace('▮', ''))) out.push(`- ${old[i++]}`);
    if (i < old.length && old[i]!.replace('▮', '') === line) out.push(`  ${old[i++]}`.replace(/^ {2}$/, ''));
    else out.push(`+ ${line}`.trimEnd());
  }
  assert.equal(i, old.length, 'a line of the original is gone');
  writeFileSync(file, out.join('\n') + '\n');
}
