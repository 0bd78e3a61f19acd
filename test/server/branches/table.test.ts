import assert from 'node:assert/strict';
import { planFor } from '../../../server/src/branches/plan';
import { testServices } from '../../support/services';
import { act, folders, hasError } from './fixtures';
import { codes, table, type Cell } from './table';

const services = testServices();

/** A pause in any of the languages. */
const waits =
  /Thread\.sleep|(?<!\w)sleep\(|Task\.Delay|setTimeout|time\.After|time\.Sleep|(?<!\w)delay\(|usleep|retryWhen|delayedExecutor/;
/** How often, in any of the languages. */
const bounded =
  /attempts?\d? < \d{1,2}\b|range\(\d+\)|until \d+|0\.\.\d+|\d+\.times|Retry\.backoff\(\d+|totalRetries\(\) >= \d/;
const endless = /\bwhile\s*\(?\s*true\b|for\s*\(\s*;\s*;\s*\)|for \{|\bloop \{|\bloop do\b/i;
/** A minute, in any of the languages. */
const minute = /\b60(?:_?000)?\b|time\.Minute|FromMinutes\(1\)/;
const reads =
  /\.json\(|\.text\(|ReadAsString|\bbody\(\)|getBody\(|\.string\(\)|io\.ReadAll|\.read\(\)|\.data\b|bodyAsText|into_string/;

/** What a branch for the code has to be about. */
const about: Record<string, RegExp> = {
  accepted: /location/i,
  moved: /location/i,
  partial: /content[-_]?range/i,
  stored: /stored|cached|not modified/i,
};

/** Programs in which only parts of a response have a name, its fields not among them: what they say cannot be asked. */
const nameless = (cell: Cell): boolean => cell.base.name === 'parts';

/** Lines of the branch itself, with their comments taken out. */
const code = (cell: Cell): string => cell.inserted.replace(/^\s*(?:\/\/|#(?!\[)).*$/gm, '');

describe('branches: every library and every code', function () {
  this.timeout(240_000);
  let cells: Cell[] = [];
  let empty: { folder: string; code: number }[] = [];
  before(async () => {
    ({ cells, empty } = await table(services));
  });

  /** Names the cells for which something does not hold. */
  const wrong = (of: (cell: Cell) => boolean, holds: (cell: Cell) => boolean): string[] => {
    const asked = cells.filter(of);
    assert.ok(asked.length > 20, `only ${asked.length} cells are asked`);
    return asked.filter(c => !holds(c)).map(c => `${c.folder}/${c.base.name} ${c.code}:\n${c.inserted}`);
  };
  const planned =
    (...plans: string[]) =>
    (cell: Cell): boolean =>
      plans.includes(planFor(cell.code));
  const all = (): boolean => true;

  it('a branch is written for each', () => {
    assert.deepEqual(empty, []);
    assert.equal(cells.length, folders.length * codes.length);
  });

  it('the result parses', async () => {
    for (const c of cells)
      assert.equal(await hasError(services, c.base.languageId, c.after), false, `${c.folder} ${c.code}\n${c.after}`);
  });

  it('asked again, it is not offered', async () => {
    for (const c of cells) {
      const moved = c.insertions.filter(i => i.offset <= c.base.cursor).reduce((sum, i) => sum + i.text.length, 0);
      const again = await act(services, c.base.languageId, c.after, c.base.cursor + moved, c.code);
      assert.equal(again, undefined, `${c.folder} ${c.code}\n${c.after}`);
    }
  });

  it('nothing is repeated without an end', () => {
    assert.deepEqual(
      wrong(all, c => !endless.test(code(c))),
      [],
    );
    // The file's own loop over attempts bounds what goes on with it.
    const own = (c: Cell): boolean => /attempts|tries|retr/i.test(c.base.name) || /\battempts?\b/.test(c.base.before);
    assert.deepEqual(
      wrong(
        c => waits.test(code(c)),
        c => bounded.test(code(c)) || own(c),
      ),
      [],
    );
  });

  it('a wait that was asked for is no longer than a minute', () => {
    assert.deepEqual(
      wrong(
        c => waits.test(code(c)) && /retry[-_]?after/i.test(code(c)),
        c => minute.test(code(c)),
      ),
      [],
    );
  });

  it('429 and 503 go by Retry-After', () => {
    // An exception of .NET does not hold the fields.
    assert.deepEqual(
      wrong(planned('tooMany', 'unavailable'), c => /retry[-_]?after/i.test(code(c)) || nameless(c)),
      [],
    );
  });

  it('what is refused for good is not sent again', () => {
    assert.deepEqual(
      wrong(planned('failure', 'absent', 'otherMethod', 'invalid', 'conflict'), c => !waits.test(code(c))),
      [],
    );
  });

  it('a server that failed is not sent again what may take effect twice', () => {
    const unsafe = (c: Cell): boolean =>
      /\bPOST\b|\.post\(|\bPATCH\b|\.patch\(|PostAsync|PostAsJson|http\.Post\b|Net::HTTP\.post/.test(c.base.before) &&
      !/\bGET\b|\.get\b|\bPUT\b|\.put\b|DELETE|\.delete|Idempotency-Key|GetAsync|http\.Get\b/i.test(c.base.before);
    const asked = cells.filter(c => unsafe(c) && planned('serverError', 'noAnswer', 'unavailable')(c));
    for (const c of asked) assert.ok(!waits.test(code(c)), `${c.folder}/${c.base.name} ${c.code}\n${c.inserted}`);
  });

  it('204 and 205 read no body', () => {
    assert.deepEqual(
      wrong(planned('nothing'), c => !reads.test(code(c))),
      [],
    );
  });

  it('401 is answered once, without a wait', () => {
    assert.deepEqual(
      wrong(planned('unauthorized'), c => !waits.test(code(c))),
      [],
    );
  });

  it('a success, a redirection and a part go by the fields that say what to do', () => {
    assert.deepEqual(
      wrong(planned(...Object.keys(about)), c => nameless(c) || (about[planFor(c.code)]?.test(code(c)) ?? false)),
      [],
    );
  });

  it('400 and 422 say what the body says', () => {
    assert.deepEqual(
      wrong(planned('invalid'), c => /errors|detail|body|text/i.test(code(c)) || unread.has(c.folder)),
      [],
    );
  });
});

/** Libraries whose programs here have no body that a branch could read. */
const unread = new Set(['resty', 'retrofit']);
