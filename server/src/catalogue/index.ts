import type { ComparePage, Decision, FieldPage, Scenario, StatusFacts, StatusProse } from './types';

/** What `server/generated/pages.js` holds: read when somebody first asks for prose. */
export interface Pages {
  prose: Record<string, StatusProse>;
  fields: Record<string, FieldPage>;
  compare: ComparePage[];
  scenarios: Scenario[];
  decision: Decision | null;
}

/** Answers questions about codes. Facts are small and kept; prose is read on first need. */
export class Catalogue {
  private byCode: Map<number, StatusFacts> | undefined;
  private byPhrase: Map<string, number> | undefined;

  constructor(
    private readonly readFacts: () => StatusFacts[],
    private readonly readPages: () => Pages,
  ) {}

  get(code: number): StatusFacts | undefined {
    this.byCode ??= new Map(this.readFacts().map(f => [f.code, f]));
    return this.byCode.get(code);
  }

  /** Every code that has a page, in numeric order. */
  all(): StatusFacts[] {
    return this.readFacts();
  }

  prose(code: number): StatusProse | undefined {
    return this.readPages().prose[code];
  }

  field(name: string): FieldPage | undefined {
    const { fields } = this.readPages();
    const key = name.toLowerCase();
    return Object.hasOwn(fields, key) ? fields[key] : undefined;
  }

  compare(): ComparePage[] {
    return this.readPages().compare;
  }

  scenarios(): Scenario[] {
    return this.readPages().scenarios;
  }

  decision(): Decision | null {
    return this.readPages().decision;
  }

  /**
   * The code whose phrase, registered or former, reads like `text` once case, spaces and punctuation are dropped:
   * `Not Found`, `NOT_FOUND` and `notFound` are 404. A registered phrase wins over a vendor's.
   */
  codeOfPhrase(text: string): number | undefined {
    if (!this.byPhrase) {
      this.byPhrase = new Map();
      const facts = [...this.readFacts()].sort(
        (a, b) => Number(a.standing === 'vendor') - Number(b.standing === 'vendor'),
      );
      const add = (phrase: string, code: number): void => {
        const key = phraseKey(phrase);
        if (key && !this.byPhrase?.has(key)) this.byPhrase?.set(key, code);
      };
      for (const f of facts) if (!f.phrase.startsWith('(')) add(f.phrase, f.code);
      for (const f of facts) for (const former of f.formerPhrases ?? []) add(former.phrase, f.code);
    }
    return this.byPhrase.get(phraseKey(text));
  }

  /** True where `text` is a phrase of `code`. */
  isPhraseOf(text: string, code: number): boolean {
    const facts = this.get(code);
    const key = phraseKey(text);
    return (
      !!facts &&
      key !== '' &&
      [facts.phrase, ...(facts.formerPhrases ?? []).map(f => f.phrase)].some(p => phraseKey(p) === key)
    );
  }
}

/** A phrase without case, spaces and punctuation. */
export function phraseKey(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The class that a code belongs to, 1 to 5; unknown codes count as the x00 of their class (RFC 9110, 15). */
export function classOf(code: number): number {
  return Math.floor(code / 100);
}

/** Where `RFC 9110, 15.5.5` can be read; `undefined` for text of another form. */
export function specLink(spec: string): string | undefined {
  const match = /^RFC (\d+)(?:,? (?:Section )?(Appendix [A-Z][\d.]*|[\dA-Z][\d.]*))?/.exec(spec);
  if (!match?.[1]) return undefined;
  const section = match[2];
  const anchor = !section
    ? ''
    : section.startsWith('Appendix')
      ? `#appendix-${section.slice(9)}`
      : `#section-${section}`;
  return `https://www.rfc-editor.org/rfc/rfc${match[1]}.html${anchor}`;
}
