import type { ParsedDocument } from '../parsing/document';
import type { Catalogue } from '../catalogue';
import { ownsStatus, type Question } from './evidence';
import { pathOf } from './path';
import type { Site } from './sites';
import { subjectOfChain } from './judges/argument/comparison';
import type { Evidence } from './types';

/**
 * `expect(error.status).toBe(500)` where `gone.status === 410` and `{ status: 404 }` stand elsewhere in the file: what is called so
 * here holds statuses. Reads the first 60 000 characters, once for a name in each version.
 * @param weak  Nothing else speaks for it: an error's own code is none then, nor a rare one, and a round number needs several others.
 */
export function sameNameElsewhere(question: Question, weak = false): Evidence[] {
  const { document, catalogue, code } = question;
  const field = code === 100 || code === 300 ? undefined : fieldOf(question.sites);
  if (field === undefined || !/^\w*(?:status|status_?code|rcode)$|^code$/i.test(field.name)) return [];
  if (/^code$/i.test(field.name) && !document.head.speaksHttp) return [];
  // Whatever else has a status of its own is none of HTTP's.
  if (ownsStatus(field.owner) || /^(?:it|[a-dg-qt-vyz])$/.test(field.owner)) return [];
  let known = values.get(document);
  if (!known) values.set(document, (known = new Map<string, number[]>()));
  let codes = known.get(field.name);
  if (!codes) known.set(field.name, (codes = valuesOf(field.name, document.text.slice(0, 60_000), catalogue)));
  const others = codes.filter(n => n !== code);
  if (others.length === 0) return [];
  if (
    weak &&
    (/err(?:or)?\d*$|^e$|exc(?:eption)?$/i.test(field.owner) ||
      (code % 100 === 0 ? others.length < 2 : !usual.has(code)))
  )
    return [];
  return [
    {
      words: `elsewhere \`${field.name}\` is ${others.slice(0, 3).join(', ')}`,
      weight: others.length > 1 ? 0.5 : code % 100 !== 0 ? 0.3 : 0.2,
    },
  ];
}

const values = new WeakMap<ParsedDocument, Map<string, number[]>>();

/** The telling codes that the name is compared with or given; none where it takes numbers of another kind too. */
function valuesOf(name: string, text: string, catalogue: Catalogue): number[] {
  const found = new Set<number>();
  for (const [, number] of text.matchAll(
    new RegExp(
      `(?<!\\w)${name}["'\`\\])]{0,3}(?:\\(\\))?[ \\t)]*(?:[=!]==?|=(?!=)|:|,|in[ \\t]*[([{]|(?:\\.(?:not|to|be|deep))*\\.(?:to|equal|eq|isEqual)\\w*\\(|\\.?(?:should|must)\\w*(?:[ .(]+(?:be|equal)\\w*)?[ (])\\s*["'\`]?(-?\\d+)(?![\\w.])`,
      'gi',
    ),
  ))
    found.add(Number(number));
  // `assert_equal 403, @sender.code`: the other way round
  for (const [, number] of text.matchAll(
    new RegExp(
      `(?<![\\w.])(-?\\d+)["'\`]?,[ \\t]*[$@&]{0,2}(?:\\w+(?:\\?\\.|\\.|->|::))+${name}(?:\\(\\))?(?=[ \\t]*(?:[,)]|$))`,
      'gim',
    ),
  ))
    found.add(Number(number));
  const all = [...found].filter(n => n !== 0);
  if (all.some(n => n < 100 || n > 599)) return [];
  return all.filter(n => n > 200 && n % 100 !== 0 && usual.has(n) && catalogue.get(n) !== undefined);
}

/** The codes that files which speak of statuses speak of; ids and sizes seldom hit them. */
const usual = new Set([
  201, 204, 301, 302, 303, 304, 307, 308, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 429, 502, 503, 504,
]);

/** What the number is compared with or given to, by its last name, and what that belongs to. */
function fieldOf([site, ...outer]: Site[]): { name: string; owner: string } | undefined {
  if (site?.kind === 'entry-value') {
    const made = /^(?:new\s+)?(?:\w+(?:\.|::))*([A-Z]\w*)\s*[({]/.exec(
      site.node.parent?.parent?.text.slice(0, 60) ?? '',
    )?.[1];
    const around = outer.find(s => s.kind === 'definition' || s.kind === 'argument' || s.kind === 'entry-value');
    const holder =
      around?.kind === 'definition'
        ? around.name.text
        : around?.kind === 'argument'
          ? around.callee.text
          : around?.kind === 'entry-value'
            ? around.key.text
            : '';
    return { name: site.key.text.replace(/^["'`:]|["'`:]+$/g, ''), owner: made ?? pathOf(holder).at(-1) ?? '' };
  }
  const text =
    site?.kind === 'operand' || site?.kind === 'fallback'
      ? site.other.text
      : site?.kind === 'definition'
        ? site.name.text
        : site?.kind === 'argument' && !site.keyword
          ? (subjectOfChain(site.callee.text) ?? site.args.find((_, i) => i !== site.index)?.text)
          : undefined;
  if (text === undefined || text.length > 200) return undefined;
  const path = pathOf(text);
  // A parameter's default belongs to what the function is about.
  if (site?.kind === 'definition' && path.length < 2) return undefined;
  return { name: path.at(-1) ?? '', owner: path.at(-2) ?? '' };
}
