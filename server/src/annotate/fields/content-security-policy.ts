/** Content-Security-Policy (CSP3): what a page may load and do. Its checks are checks/csp-invalid.ts and checks/csp-weak.ts. */
import type { Line } from '../context';
import { CSP_DIRECTIVES, isSourceList, parseCsp, type CspDirective } from '../parse/csp';
import type { FieldModule, FieldWords } from '../types';
import { count, list, quote } from '../words';

const SOURCES: Record<string, string> = {
  "'self'": 'this origin',
  "'none'": 'nothing',
  "'unsafe-inline'": 'code inside the page',
  "'unsafe-eval'": 'text run as code',
  "'unsafe-hashes'": 'handlers by hash',
  "'strict-dynamic'": 'whatever trusted scripts load',
  "'wasm-unsafe-eval'": 'WebAssembly',
  "'report-sample'": 'a sample in reports',
  'data:': 'data: URLs',
  'blob:': 'blob: URLs',
  'https:': 'any https URL',
  'http:': 'any URL',
  '*': 'any host',
};

function source(value: string): string {
  const known = SOURCES[value.toLowerCase()];
  if (known !== undefined) return known;
  if (/^'nonce-/i.test(value)) return 'code with the nonce';
  if (/^'sha\d{3}-/i.test(value)) return 'code with a given hash';
  return value.length > 80 ? quote(value) : value;
}

function directiveWords({ name, values }: CspDirective): string {
  const what = CSP_DIRECTIVES[name];
  if (what === undefined) return 'not a directive that browsers know';
  if (name === 'upgrade-insecure-requests') return 'http links of the page are fetched over https';
  if (name === 'block-all-mixed-content') return 'no http resources in an https page (obsolete)';
  if (name === 'report-uri' || name === 'report-to') return `breaches are reported to ${list(values)}`;
  if (name === 'sandbox') return `the page runs in a sandbox${values.length ? `, with ${list(values)}` : ''}`;
  if (name === 'require-trusted-types-for') return `dangerous DOM calls need Trusted Types (${list(values)})`;
  if (name === 'trusted-types') return `Trusted Types policies: ${values.length ? list(values) : 'none'}`;
  if (!isSourceList(name)) return `${what}: ${list(values)}`;
  const sources = [...new Set(values.map(source))];
  return `${what}: ${sources.length ? list(sources, 'and', 12) : 'nothing'}`;
}

function explain(line: Line): FieldWords {
  const policies = parseCsp(line.value);
  const directives = policies.flat();
  const trial = /report-only$/i.test(line.name);
  const old = /^x-/i.test(line.name);
  if (!directives.length) return { words: 'An empty policy: it restricts nothing.' };
  const parts = directives.slice(0, 50).map(found => ({ text: found.text, words: directiveWords(found) }));
  const head = `${count(directives.length, 'directive')}${policies.length > 1 ? ` in ${policies.length} policies` : ''}`;
  const names = list(directives.map(({ name }) => quote(name, 40).slice(1, -1)));
  return {
    words: old
      ? `A policy of ${head} (${names}) under a trial name that browsers no longer read.`
      : trial
        ? `A policy on trial, with ${head} (${names}): breaches are reported, nothing is blocked.`
        : `Restricts what the page may do by ${head} (${names}).`,
    parts,
  };
}

export const contentSecurityPolicy: FieldModule = {
  names: [
    'content-security-policy',
    'content-security-policy-report-only',
    'x-content-security-policy',
    'x-webkit-csp',
  ],
  explain,
};
