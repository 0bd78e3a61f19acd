import type { Position, Range } from 'vscode-languageserver-types';
import type { Catalogue } from '../catalogue';
import type { ParsedDocument } from '../parsing/document';
import type { Role, StatusUse } from '../recognise/types';
import type { Services } from '../services';
import { wordAt } from './completion/word';
import { importedSample, memberFor, sampleOf, type Sample } from './constantNames';
import { habitAt } from './habit';
import { constantsLike, textsAt } from './writtenConstants';

/** How a status would be written at one spot. */
export interface Spelling {
  /** What it takes the place of: the status at the cursor, or nothing. */
  range: Range;
  /** The text of a code; `undefined` where this spot cannot hold it. Nothing that it names needs a new import. */
  of(code: number): string | undefined;
}

/**
 * How this file spells a status at `position`: as the one that stands there, else as those nearby that do the same, else by
 * a constant that is imported, else as a number. `undefined` where no status fits.
 */
export async function spellingAt(uri: string, position: Position, services: Services): Promise<Spelling | undefined> {
  const { documents, recogniser } = services;
  const standing = await documents.parsed(uri, position, document => {
    const use = recogniser.at(document, position);
    return use ? { spelling: respell(use, document, services) } : undefined;
  });
  if (standing) return standing.spelling;
  let word = { from: 0, to: 0 };
  const role = await documents.supposing(
    uri,
    text => {
      const spot = wordAt(text, position);
      // A name that stands here is the user's own; only an empty spot or a number is filled.
      if (!spot || !/^\d*$/.test(text.getText().slice(spot.from, spot.to))) return undefined;
      word = spot;
      return { from: spot.from, to: spot.to, insert: `200${spot.closers}` };
    },
    (document, from) => {
      const use = recogniser.at(document, document.positionAt(from + 1));
      return use && ['number', 'string', 'class-bound'].includes(use.spelling) ? use : undefined;
    },
  );
  const text = documents.text(uri);
  if (!role || !text) return undefined;
  const range = { start: text.positionAt(word.from), end: text.positionAt(word.to) };
  if (role.spelling !== 'number') return { range, of: String };
  const of = await documents.parsed(uri, position, document => spellerAt(document, word.from, role.role, services));
  return { range, of: of ?? String };
}

type Speller = Spelling['of'];

/** Writes another code in the way the one that stands there is written. */
function respell(use: StatusUse, document: ParsedDocument, services: Services): Spelling | undefined {
  const { catalogue, constants } = services;
  const phrase = (code: number): string | undefined => {
    const known = catalogue.get(code)?.phrase;
    return known?.startsWith('(') ? undefined : known;
  };
  const whole = (code: number): string => [code, phrase(code)].filter(Boolean).join(' ');
  switch (use.spelling) {
    case 'number':
    case 'string':
    case 'class-bound':
      return { range: use.range, of: String };
    case 'phrase':
      return { range: use.range, of: phrase };
    case 'status-line': {
      const end = document.offsetAt(use.range.end);
      const words = phrasesOf(use.code, catalogue).find(p => document.text.startsWith(` ${p}`, end));
      if (!/^\d{3}$/.test(use.text)) return { range: use.range, of: /^\d/.test(use.text) ? whole : phrase };
      if (!words) return { range: use.range, of: String };
      return { range: { start: use.range.start, end: document.positionAt(end + words.length + 1) }, of: whole };
    }
    default: {
      const name = /[A-Za-z_$][\w$]*/.exec(use.text)?.[0] ?? '';
      const sample = sampleOf(name, use.code, document.offsetAt(use.range.start), document, constants, () => true);
      return (
        sample && {
          range: use.range,
          of: code => {
            const member = memberFor(sample, code, document, catalogue);
            return member && use.text.replace(name, member);
          },
        }
      );
    }
  }
}

function phrasesOf(code: number, catalogue: Catalogue): string[] {
  const facts = catalogue.get(code);
  return facts ? [facts.phrase, ...(facts.formerPhrases ?? []).map(p => p.phrase)] : [];
}

/** How far around the spot habits are looked for, in UTF-16 units each way: first nearby, else in a wider part. */
const reaches = [10_000, 100_000];

/** As the statuses nearest to `offset` are written, else as the constants that are imported. */
function spellerAt(document: ParsedDocument, offset: number, role: Role, services: Services): Speller | undefined {
  for (const reach of reaches) {
    const habit = habitAt(document, offset, role, reach, services);
    if (habit) return habit === 'number' ? String : spellerOf(habit);
  }
  const imported = importedSample(document, services.constants);
  return imported && spellerOf(imported);

  /** As `sample` is written, where the spot takes that; else as a number. */
  function spellerOf(sample: Sample): Speller {
    const texts = textsAt(constantsLike(sample, document, services.catalogue), document.text, offset);
    return code => texts?.get(code) ?? String(code);
  }
}
