/**
 * Judged exchanges (test/fixtures/annotate/judged): what a careful engineer wants said of each, and what must not be said,
 * written from the RFCs and the vocabulary. Any problem that is neither expected nor allowed is a false alarm.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotate } from '../../../server/src/annotate/annotate';
import type { Exchange } from '../../../server/src/protocol';
import { services } from './helpers';

const folder = join(import.meta.dirname, '../../fixtures/annotate/judged');
/** Share of the expected keys that must be there, over all files and in each. */
const BAR = 0.99;

interface Judged {
  name: string;
  exchange: Exchange;
  /** Keys to be said; `a|b` where either will do. */
  expect: string[];
  /** Keys not to be said, beside the problems not named here; `advice:*` stands for all that begin so. */
  forbid?: string[];
  /** Problems that may be reported: sound, but not worth asking for. */
  allow?: string[];
}

interface Score {
  said: number;
  missed: string[];
  wrong: string[];
}

/** Holds an annotation's keys against what was judged. */
function score({ expect, forbid = [], allow = [] }: Judged, keys: readonly string[]): Score {
  const alternatives = expect.map(key => key.split('|'));
  const missed = alternatives.filter(any => !any.some(key => keys.includes(key))).map(any => any.join(' or '));
  const fine = new Set([...alternatives.flat(), ...allow]);
  const wrong = keys.filter(
    key =>
      (key.startsWith('problem:') && !fine.has(key)) ||
      forbid.some(bad => (bad.endsWith('*') ? key.startsWith(bad.slice(0, -1)) : key === bad)),
  );
  return { said: expect.length - missed.length, missed, wrong };
}

const files = readdirSync(folder).map(file => ({
  theme: file.replace('.json', ''),
  cases: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Judged[],
}));

describe('judged exchanges', () => {
  const table: {
    theme: string;
    exchanges: number;
    expected: number;
    said: number;
    recall: string;
    forbidden: number;
  }[] = [];
  for (const { theme, cases } of files) {
    describe(theme, () => {
      const scores = cases.map(judged => score(judged, annotate(judged.exchange, services).keys));
      const expected = cases.reduce((sum, { expect }) => sum + expect.length, 0);
      const said = scores.reduce((sum, one) => sum + one.said, 0);
      const forbidden = scores.reduce((sum, { wrong }) => sum + wrong.length, 0);
      table.push({
        theme,
        exchanges: cases.length,
        expected,
        said,
        recall: `${((100 * said) / expected).toFixed(1)} %`,
        forbidden,
      });
      it('says nothing forbidden', () => {
        const wrong = scores.flatMap((one, i) => one.wrong.map(key => `${cases[i]?.name}: ${key}`));
        assert.deepEqual(wrong, []);
      });
      it(`says ${100 * BAR} % of what is wanted`, () => {
        const missed = scores.flatMap((one, i) => one.missed.map(key => `${cases[i]?.name}: ${key}`));
        assert.ok(said >= BAR * expected, missed.join('\n'));
      });
    });
  }
  after(() => {
    console.table(table);
  });
});
