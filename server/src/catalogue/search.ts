import { wordsOf } from '../recognise/path';
import { phraseKey, type Catalogue } from './index';
import { idf, includesAll, isMisspelt, isSame, squeeze, tokensOf, wanted, type Wanted } from './matching';
import type { ConstantTable, Scenario, StatusFacts } from './types';

/** One code that a search found, with its best reason. */
export interface Found {
  code: number;
  /** Why, as a person would say it: `scenario: duplicate email`. Empty where nothing was asked. */
  match: string;
  /** Where a scenario led here: why this code fits it. */
  why?: string;
}

/** More is no help to anybody who reads a list. */
const limit = 60;

/** What each kind of match is worth; within a kind, up to 99 for how well it fits. */
const worth = {
  code: 900,
  exactName: 780,
  phrase: 700,
  formerPhrase: 600,
  owner: 500,
  scenario: 400,
  constant: 300,
  field: 280,
  meaning: 150,
  someWords: 40,
};

interface Hit {
  score: number;
  match: string;
  why?: string;
}

interface Name {
  name: string;
  key: string;
  words: string[];
  code: number;
  tables: ConstantTable[];
}

/** A text that can be found by its words. */
interface Text {
  text: string;
  words: string[];
  key: string;
}

interface Index {
  phrases: (Text & { code: number; former: boolean })[];
  /** `total`: the weight of all its words. */
  scenarios: (Text & { scenario: Scenario; total: number })[];
  meanings: (Text & { code: number })[];
  owners: (Text & { code: number })[];
  fields: (Text & { code: number })[];
  names: Name[];
  /** How telling a word of the scenarios is. */
  weight: (word: string) => number;
  vocabulary: Set<string>;
}

/**
 * Finds codes by number, phrase, plain words and the names that libraries give them. The index is made on the first
 * search, some 15 ms; a search then takes a few.
 */
export class CatalogueSearch {
  private index: Index | undefined;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly tables: () => ConstantTable[],
  ) {}

  /**
   * The codes that a query leads to, best first, each once; at most 60. Words may be begun only (`dup em`), stand in any
   * order, and be the words inside a name (`StatusGone`). An empty query lists the common codes first.
   * @param language  Id of a language whose libraries are named first.
   */
  find(query: string, language?: string): Found[] {
    const typed = lastSegment(query);
    const tokens = tokensOf(typed);
    if (tokens.length === 0)
      return query.trim()
        ? []
        : [...this.catalogue.all()]
            .sort(byUse)
            .map(f => ({ code: f.code, match: '' }))
            .slice(0, limit);
    const index = (this.index ??= this.build());
    let hits = this.search(index, typed, tokens, language);
    if (hits.size === 0) hits = this.search(index, typed, meaningful(tokens), language);
    if (hits.size < 3) this.addByMostWords(index, meaningful(tokens), hits);
    if (hits.size === 0) hits = this.search(index, typed, corrected(tokens, index.vocabulary), language);
    return [...hits]
      .sort(([a, x], [b, y]) => y.score - x.score || this.order(a) - this.order(b))
      .slice(0, limit)
      .map(([code, { match, why }]) => ({ code, match, ...(why ? { why } : {}) }));
  }

  private order(code: number): number {
    const facts = this.catalogue.get(code);
    return facts ? placeOf(facts) : Infinity;
  }

  private search(index: Index, query: string, tokens: string[], language: string | undefined): Map<number, Hit> {
    const digits = tokens.filter(t => /^[1-9](?:\d{0,2}|\dx|xx)$/.test(t));
    const words = tokens.filter(t => !digits.includes(t)).map(wanted);
    const fits = (code: number): boolean => digits.every(d => String(code).startsWith(d.replace(/x+$/, '')));
    const hits = new Map<number, Hit>();
    const add = (code: number, hit: Hit): void => {
      if (!fits(code) || !this.catalogue.get(code)) return;
      const known = hits.get(code);
      if (!known || known.score < hit.score) hits.set(code, hit);
    };
    if (words.length === 0 || words.every(w => fillers.has(w.word))) {
      if (digits.length)
        for (const { code } of this.catalogue.all())
          add(code, {
            score: worth.code + (digits.includes(String(code)) ? 99 : 0) - code / 100,
            match: `code ${code}`,
          });
      if (digits.length || words.length === 0) return hits;
    }
    const key = squeeze(query);
    const likeName = /^[\w$]+$/.test(query) && /_|[a-z][A-Z]/.test(query);
    for (const p of index.phrases) {
      const fit = fitOf(p, words, key);
      if (fit)
        add(p.code, {
          score: (p.former ? worth.formerPhrase : worth.phrase) + fit,
          match: `${p.former ? 'former phrase' : 'phrase'}: ${p.text}`,
        });
    }
    for (const s of index.scenarios) {
      const fit = fitOf(s, words, key);
      if (fit) add(s.scenario.code, { score: worth.scenario + fit, match: `scenario: ${s.text}`, why: s.scenario.why });
    }
    for (const kind of ['owner', 'field', 'meaning'] as const) {
      for (const t of index[`${kind}s`]) {
        const fit = fitOf(t, words, key);
        if (fit)
          add(t.code, {
            score: worth[kind] + fit,
            match:
              kind === 'meaning'
                ? 'named in its meaning'
                : kind === 'owner'
                  ? `in use by ${t.text}`
                  : `comes with ${t.text}`,
          });
      }
    }
    for (const n of index.names) {
      const fit = fitOf(n, words, key);
      if (!fit) continue;
      const own = n.tables.find(t => language !== undefined && t.languages.includes(language));
      const table = own ?? n.tables.find(t => wellKnown.has(t.id)) ?? n.tables[0];
      if (!table) continue;
      const score =
        n.key === key && likeName
          ? worth.exactName - (own || language === undefined ? 0 : 20)
          : worth.constant + Math.min(99, fit + (own ? 10 : 0)) - (wellKnown.has(table.id) ? 0 : 5);
      add(n.code, { score: score + (n.name === query ? 1 : 0), match: `constant: ${n.name} (${table.library})` });
    }
    return hits;
  }

  /** A whole sentence rarely holds a scenario's words and no others: the scenario that it shares most with counts. */
  private addByMostWords(index: Index, tokens: string[], hits: Map<number, Hit>): void {
    if (tokens.length < 2) return;
    const words = tokens.map(wanted);
    const asked = sum(tokens.map(index.weight));
    for (const s of index.scenarios) {
      const shared = sum(s.words.filter(w => words.some(q => isSame(w, q))).map(index.weight));
      const whole = Math.min(asked, s.total);
      if (shared === 0 || shared < 0.6 * whole) continue;
      const score = worth.someWords + 99 * (shared / (whole + 2));
      const known = hits.get(s.scenario.code);
      if (!known || known.score < score)
        hits.set(s.scenario.code, { score, match: `scenario: ${s.text}`, why: s.scenario.why });
    }
  }

  private build(): Index {
    const all = this.catalogue.all();
    const texts = this.catalogue.scenarios().map(scenario => ({ ...textOf(scenario.words), scenario }));
    const weight = idf(texts.map(s => s.words));
    const scenarios = texts.map(s => ({ ...s, total: sum(s.words.map(weight)) }));
    const names = new Map<string, Name>();
    for (const table of this.tables()) {
      for (const [name, code] of Object.entries(table.members)) {
        const known = names.get(`${name} ${code}`);
        if (known) known.tables.push(table);
        else names.set(`${name} ${code}`, { name, key: squeeze(name), words: wordsOf(name), code, tables: [table] });
      }
    }
    const index: Omit<Index, 'vocabulary'> = {
      phrases: all.flatMap(f => [
        ...(f.phrase.startsWith('(') ? [] : [{ ...textOf(f.phrase), code: f.code, former: false }]),
        ...(f.formerPhrases ?? []).map(p => ({ ...textOf(p.phrase), code: f.code, former: true })),
      ]),
      scenarios,
      meanings: all.map(f => ({ ...textOf(f.meaning), code: f.code })),
      owners: all.flatMap(f => (f.owner ? [{ ...textOf(f.owner), code: f.code }] : [])),
      fields: all.flatMap(f => f.fields.map(({ name }) => ({ ...textOf(name), code: f.code }))),
      names: [...names.values()],
      weight,
    };
    const vocabulary = new Set([...index.phrases, ...scenarios].flatMap(t => t.words));
    return { ...index, vocabulary };
  }
}

function textOf(text: string): Text {
  return { text, words: tokensOf(text), key: phraseKey(text) };
}

/** How well a text fits, 1 to 99; 0 where it does not hold all the words. */
function fitOf(text: { words: string[]; key: string }, words: Wanted[], key: string): number {
  if (text.key === key) return 99;
  const begun = key.length >= 4 && text.key.startsWith(key);
  if (!begun && !includesAll(text.words, words)) return 0;
  const inOrder = begun || words.every((w, i) => text.words[i]?.startsWith(w.word));
  const covered = begun ? key.length / text.key.length : words.length / text.words.length;
  return 1 + Math.round(50 * Math.min(1, covered)) + (inOrder ? 40 : 0);
}

function sum(values: number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** `http.StatusGone` and `HttpStatus::GONE` are looked for by what stands last; other text stays as it is. */
function lastSegment(query: string): string {
  return (
    /^\s*(?:new\s+)?[A-Za-z_$][\w$]*(?:(?:\.|::|->|\\)[A-Za-z_$][\w$]*)*(?:\.|::|->|\\)([A-Za-z_$][\w$]*)\W*$/.exec(
      query,
    )?.[1] ?? query.trim()
  );
}

/** The tables that a shared name is credited to where the language says nothing. */
const wellKnown = new Set([
  'go-net-http',
  'python-http-status',
  'java-spring-http-status',
  'csharp-http-status-code',
  'js-http-status-codes',
  'js-nest-exceptions',
  'php-symfony-response',
  'ruby-rack-symbols',
  'rust-http',
]);

/** Words that say only that a status is meant. */
const fillers = new Set(['http', 'https', 'status', 'code', 'statuscode', 'error', 'response']);

/** Words that tell one situation from no other. */
const empty = new Set(
  'a an the is are was were be been of to for in on at with and or it its this that my our i we you they by from has have had do does did should when what which how return send please'.split(
    ' ',
  ),
);

function meaningful(tokens: string[]): string[] {
  const left = tokens.filter(t => !empty.has(t) && !fillers.has(t));
  return left.length ? left : tokens;
}

function corrected(tokens: string[], vocabulary: Set<string>): string[] {
  return tokens.map(t => {
    if (t.length < 5 || vocabulary.has(t)) return t;
    for (const word of vocabulary) if (isMisspelt(t, word)) return word;
    return t;
  });
}

/** Which codes people need most; the rest follows in numeric order, the vendors' last. */
const common = [
  200, 404, 400, 401, 403, 500, 201, 204, 422, 409, 429, 302, 503, 301, 304, 405, 202, 502, 504, 307, 308, 410, 415,
  501, 303, 206, 412, 413, 406, 408,
];

function placeOf(facts: StatusFacts): number {
  const index = common.indexOf(facts.code);
  if (index >= 0) return index;
  return facts.code + (facts.standing === 'vendor' ? 3000 : facts.standing === 'standard' ? 1000 : 2000);
}

function byUse(a: StatusFacts, b: StatusFacts): number {
  return placeOf(a) - placeOf(b);
}
