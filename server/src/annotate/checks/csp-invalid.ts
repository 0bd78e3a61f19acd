import type { Context, Line } from '../context';
import { CSP_DIRECTIVES, isSourceList, parseCsp, type CspDirective } from '../parse/csp';
import { nearest } from '../parse/nearest';
import { spec } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

const FIELDS = ['content-security-policy', 'content-security-policy-report-only'];

/** Withdrawn directives: browsers ignore them. */
const WITHDRAWN: Record<string, string> = {
  referrer: 'Referrer-Policy took its place',
  'reflected-xss': 'the filter it controlled is gone',
  'disown-opener': 'Cross-Origin-Opener-Policy took its place',
};

const KEYWORD =
  /^(?:self|none|unsafe-inline|unsafe-eval|unsafe-hashes|strict-dynamic|wasm-unsafe-eval|report-sample|nonce-[A-Za-z0-9+/_-]+=*|sha(?:256|384|512)-[A-Za-z0-9+/_-]+=*)$/i;

/**
 * What it does: reports unknown and repeated directives, keywords without their single quotes, 'none' beside other sources, and
 * a directive that stands among the sources of another because a semicolon is missing.
 * Why: browsers skip what they do not know, so the page is less protected, or more restricted, than the policy says.
 */
export const cspInvalid: Check = {
  id: 'csp-invalid',
  level: 'warn',
  reference: spec('CSP3, 2.2', 'https://www.w3.org/TR/CSP3/#framework-policy'),
  *find({ response }: Context) {
    for (const name of FIELDS) {
      for (const line of response.fields.get(name)?.lines ?? []) {
        for (const problem of faults(line)) {
          yield { ...problem, place: { part: 'field', name: line.name, lines: [line.index] } };
        }
      }
    }
  },
};

interface Fault {
  wrong: string;
  why: string;
  instead: string;
}

function* faults(line: Line): Iterable<Fault> {
  for (const policy of parseCsp(line.value)) {
    const seen = new Set<string>();
    for (const found of policy) {
      const { name, text } = found;
      if (seen.has(name))
        yield {
          wrong: `${line.name} has ${name} more than once, again as ${quote(text)}.`,
          why: 'Browsers take the first and ignore the rest, so the later sources are not allowed.',
          instead: `The server should put all sources into one ${name}.`,
        };
      seen.add(name);
      const unknown = Object.hasOwn(CSP_DIRECTIVES, name) ? undefined : unknownDirective(line.name, found);
      if (unknown) yield unknown;
      else if (isSourceList(name)) yield* sourceFaults(line.name, found);
    }
  }
}

function unknownDirective(field: string, { name, text }: CspDirective): Fault {
  const gone = WITHDRAWN[name];
  const meant = nearest(name.replace(/[:,]$/, ''), Object.keys(CSP_DIRECTIVES));
  return {
    wrong: `${field} has ${quote(text)}, and ${gone ? `${name} was withdrawn: ${gone}` : `no directive is called ${quote(name, 40)}`}.`,
    why: 'Browsers skip it, so what it was meant to restrict stays as it is without it.',
    instead: gone
      ? 'The server should leave it out.'
      : meant
        ? `The server should write ${meant}.`
        : 'The server should leave it out, or name a directive of CSP3.',
  };
}

function* sourceFaults(field: string, { name, values }: CspDirective): Iterable<Fault> {
  const merged = values.find(value => isSourceList(value.toLowerCase()));
  if (merged !== undefined) {
    yield {
      wrong: `In ${field}, ${quote(merged, 40)} stands among the sources of ${name}: a semicolon is missing before it.`,
      why: 'Browsers read it as a host name, so the directive does not exist and its sources go to the one before.',
      instead: `The server should write "; ${merged}".`,
    };
    return;
  }
  const bare = values.find(value => KEYWORD.test(value));
  if (bare !== undefined)
    yield {
      wrong: `In ${field}, the keyword ${bare} of ${name} lacks its single quotes.`,
      why: 'Browsers read it as a host of that name, so the source that was meant is not allowed.',
      instead: `The server should write '${bare}'.`,
    };
  if (values.length > 1 && values.some(value => /^'none'$/i.test(value)))
    yield {
      wrong: `In ${field}, ${name} has 'none' beside other sources: ${quote(values.join(' '))}.`,
      why: "Browsers ignore 'none' then, so the others are allowed.",
      instead: "The server should send 'none' alone, or leave it out.",
    };
}
