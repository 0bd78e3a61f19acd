import type { Node } from 'web-tree-sitter';
import { lineAround } from '../../parsing/document';
import type { Evidence } from '../types';
import { namedStatus } from './names';
import type { Question } from './question';

/** What is known of the number itself. */
export function priorEvidence(question: Question): Evidence[] {
  const { catalogue, code } = question;
  const facts = catalogue.get(code);
  // `<= 299`, `< 600`: the ends of a class.
  if ((!facts && (code === 600 || code % 100 === 99)) || (code % 100 === 99 && question.sites[0]?.kind === 'range'))
    return [];
  // What a server makes up itself is an error or, at times, a success.
  if (!facts) return [{ words: `${code} is not a registered status code`, weight: code < 200 ? -0.5 : -0.25 }];
  if (facts.standing === 'vendor')
    return [{ words: `${code} is a code that ${facts.owner ?? 'a vendor'} uses`, weight: 0.1 }];
  if (code % 100 === 0)
    return [
      {
        kind: 'roundness',
        words: `${code} is a status code, but a round number too`,
        weight: code === 200 || code === 400 || code === 500 ? 0.1 : 0,
      },
    ];
  return [{ kind: 'roundness', words: `${code} is ${facts.phrase} and no round number`, weight: 0.35 }];
}

/** What the file is about. */
export function fileEvidence({ document }: Question): Evidence[] {
  // Mail and file transfer have reply codes of their own.
  if (document.head.speaksOther) return [{ words: 'the file speaks of another protocol', weight: -0.8 }];
  return document.head.speaksHttp ? [{ words: 'the file speaks HTTP', weight: 0.25 }] : [];
}

/** The code's own phrase on the same line, in a string, a comment or a name. */
export function phraseNearby({ document, catalogue, code, node }: Question): Evidence[] {
  const facts = catalogue.get(code);
  if (!facts || facts.phrase.startsWith('(')) return [];
  const whole = lineAround(document.text, node.startIndex);
  // The literal may be a symbol that spells the phrase itself.
  const line = `${whole.text.slice(0, node.startIndex - whole.start)} ${whole.text.slice(node.endIndex - whole.start)}`;
  for (const phrase of [facts.phrase, ...(facts.formerPhrases ?? []).map(f => f.phrase)]) {
    const pattern = phrase.replace(/[^\w\s]/g, '\\$&').replace(/\s+/g, '[\\s_-]*');
    if (phrase.length > 2 && new RegExp(`(?:^|[^\\w])${pattern}(?![\\w])`, 'i').test(line)) {
      return [{ words: `its phrase, ${phrase}, stands on the same line`, weight: /\s/.test(phrase) ? 0.6 : 0.4 }];
    }
  }
  // `BackendException(500, "Server error")`
  if (code === 500 && /["'`]server error\b/i.test(line))
    return [{ words: 'an error of the server is spoken of on the same line', weight: 0.4 }];
  return [];
}

/** Numbers that stand together: statuses keep company with statuses. */
export function groupEvidence(others: (number | undefined)[], question: Question): Evidence[] {
  const { catalogue, code, document, node } = question;
  // Where no answer came, a client says 0.
  const numbers = others.filter((n): n is number => n !== undefined && n !== 0);
  if (numbers.some(n => n < 100 || n > 600))
    return [{ words: 'numbers beside it lie outside 100 to 599', weight: -0.9 }];
  const all = [code, ...numbers];
  if ((counted(all) || numbered(all)) && !spokenOf(document.text, node.startIndex)) return [];
  const known = new Set([code, ...numbers].filter(n => catalogue.get(n)));
  const telling = [...known].filter(n => n % 100 !== 0 && catalogue.get(n)?.standing !== 'vendor');
  if (known.size < new Set(numbers).size) return [];
  if (telling.length >= 3)
    return [
      {
        words: `it stands among status codes (${telling.slice(0, 4).join(', ')})`,
        // Many, and nothing else: a table of them.
        weight: telling.length >= 8 ? 1 : 0.8,
      },
    ];
  if (telling.length === 2 && telling.every(n => n >= 200) && numbers.length >= 2 && known.size > numbers.length)
    return [
      {
        words: `it stands among status codes (${[...known].slice(0, 4).join(', ')})`,
        weight: [...known].filter(n => sentOften.has(n)).length >= 4 ? 0.9 : 0.75,
      },
    ];
  const usual = [...known].filter(n => n >= 200 && sentOften.has(n));
  if (usual.length >= 3 && usual.length === new Set([code, ...numbers]).size && telling.length)
    return [{ words: `it stands among status codes (${usual.slice(0, 4).join(', ')})`, weight: 0.6 }];
  if (telling.length === 2)
    return [{ words: `it stands beside ${telling.filter(n => n !== code).join(', ')}`, weight: 0.5 }];
  if (telling.length === 1 && telling[0] !== code) return [{ words: `it stands beside ${telling[0]}`, weight: 0.35 }];
  if (telling.length === 1 && usual.length === 2 && numbers.length)
    return [{ words: `it stands beside ${usual.filter(n => n !== code).join(', ')}`, weight: 0.2 }];
  return [];
}

/** `{http.StatusOK, 404}`: numbers and names of statuses in one row, and nothing else. */
export function namesBeside(others: Node[], { catalogue, code }: Question): Evidence[] {
  if (others.length === 0 || others.length > 40 || catalogue.get(code) === undefined) return [];
  const texts = others.map(o => o.text.slice(0, 60));
  const named = texts.find(t => namedStatus.test(t));
  return named !== undefined &&
    texts.every(t => namedStatus.test(t) || (/^\d{3}$/.test(t) && catalogue.get(Number(t)) !== undefined))
    ? [{ words: `\`${named}\` stands beside it`, weight: 1 }]
    : [];
}

/** A code that IANA registers. */
export const isStandard = (code: number | undefined, { catalogue }: Question): boolean =>
  code !== undefined && catalogue.get(code)?.standing === 'standard';

/** The codes that lists of statuses are mostly made of. */
const sentOften = new Set([
  200, 201, 202, 204, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415, 418,
  422, 429, 500, 501, 502, 503, 504,
]);

/** `[201, 202, 203]`: three or more in a row from the first of a hundred are counted, as ids are. */
function counted(numbers: number[]): boolean {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  return (
    sorted.length >= 3 && (first % 100 === 1 || (sorted.at(-1) ?? 0) < 200) && sorted.every((n, i) => n === first + i)
  );
}

/**
 * `[201, 203, 205]`, `[101, 102, 201, 202]`: ids of rows, by the hundred. Lists of statuses seldom lack all of 200, 204, 206, 304,
 * 307, 308 and every error; `[301, 302]` counts where its line, or the one above, speaks of moving on.
 */
const numbered = (numbers: number[]): boolean =>
  numbers.length > 1 && !numbers.some(n => n >= 400 || n % 100 === 0 || n % 100 > 9 || telling.has(n));

/** True where the line of a list, or the one above, speaks of statuses or of moving on. */
function spokenOf(text: string, at: number): boolean {
  const line = lineAround(text, at);
  const above = line.start > 0 ? lineAround(text, line.start - 1).text : '';
  return /redirect|moved|status|http/i.test(`${above} ${line.text}`);
}

const telling = new Set([204, 206, 304, 307, 308]);
