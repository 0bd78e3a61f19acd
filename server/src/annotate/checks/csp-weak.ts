import { parseCsp, scriptSources, type CspDirective } from '../parse/csp';
import { spec } from '../reference';
import type { Check } from '../types';
import { list } from '../words';

/**
 * What it does: reports `*`, 'unsafe-inline', 'unsafe-eval', http: or data: for scripts in an enforced policy. What a nonce, a
 * hash or 'strict-dynamic' switches off is let pass, and so is a weakness that another policy of the response closes.
 * Why: injected script then runs as if there were no policy.
 */
export const cspWeak: Check = {
  id: 'csp-weak',
  level: 'warn',
  reference: spec('CSP3, 8.5', 'https://www.w3.org/TR/CSP3/#strict-csp'),
  *find({ response }) {
    const field = response.fields.get('content-security-policy');
    if (!field) return;
    const policies = field.lines
      .flatMap(line => parseCsp(line.value))
      .map(scriptSources)
      .filter(governing => governing.length > 0);
    // Every policy has to agree, so a source is open only if all leave it open.
    const [first = [], ...others] = policies.map(governing => governing.flatMap(weaknesses));
    const open = [...new Set(first)].filter(weakness => others.every(other => other.includes(weakness)));
    const governed = policies[0]?.find(each => weaknesses(each).some(weakness => open.includes(weakness)));
    if (!governed) return;
    yield {
      wrong: `Content-Security-Policy allows ${list(open)} for scripts, in ${governed.name}${governed.name === 'default-src' ? ' (there is no script-src)' : ''}.`,
      why: `${EFFECTS[open[0] ?? ''] ?? 'Injected script runs as if there were no policy'}, so the policy hardly protects against cross-site scripting.`,
      instead:
        open.length === 1 && open[0] === "'unsafe-eval'"
          ? "The server should drop 'unsafe-eval' once no library needs it ('wasm-unsafe-eval' allows WebAssembly alone)."
          : "The server should allow scripts by nonce or hash, for example script-src 'nonce-…' 'strict-dynamic', and name the hosts it needs.",
      place: field.place,
    };
  },
};

const EFFECTS: Record<string, string> = {
  '*': 'Script from any host may run',
  'http:': 'Script fetched over http may run, which anybody on the network can change',
  'data:': 'Script written into a data: URL may run',
  "'unsafe-inline'": 'Script that somebody injects into the page may run',
  "'unsafe-eval'": 'Text may be run as script by eval() and its kin',
};

/** What the sources leave open. */
function weaknesses({ values, name }: CspDirective): string[] {
  const sources = values.map(value => value.toLowerCase());
  if (!name) return [];
  const strict = sources.includes("'strict-dynamic'");
  const keyed = sources.some(source => /^'(?:nonce-|sha(?:256|384|512)-)/.test(source));
  return Object.keys(EFFECTS).filter(weakness => {
    if (!sources.includes(weakness))
      return weakness === 'http:' && !strict && sources.some(s => s.startsWith('http://'));
    // CSP3, 6.7.3.2: with a nonce or hash 'unsafe-inline' is ignored; with 'strict-dynamic' hosts and schemes are too.
    if (weakness === "'unsafe-inline'") return !keyed && !strict;
    return weakness === "'unsafe-eval'" || !strict;
  });
}
