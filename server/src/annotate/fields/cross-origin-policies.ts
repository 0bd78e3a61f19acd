/** Cross-Origin-Opener-Policy, Cross-Origin-Embedder-Policy (HTML) and Cross-Origin-Resource-Policy (Fetch). */
import type { Line } from '../context';
import { nearest } from '../parse/nearest';
import { structuredMembers, textOf } from '../parse/structured';
import { spec } from '../reference';
import type { Check, FieldModule, FieldWords } from '../types';
import { list, quote } from '../words';

const OPENER: Record<string, string> = {
  'unsafe-none':
    'the page may share its window group with pages of other origins that open it or that it opens (the default)',
  'same-origin-allow-popups': 'windows of other origins cannot reach this page; pop-ups that it opens itself still can',
  'same-origin': 'the page is cut off from windows of other origins',
  'noopener-allow-popups': 'the page is cut off from whoever opened it, even of the same origin',
};
const EMBEDDER: Record<string, string> = {
  'unsafe-none': 'resources of other origins load without being asked (the default)',
  'require-corp': 'resources of other origins load only with CORS or a Cross-Origin-Resource-Policy that allows it',
  credentialless: 'resources of other origins load without cookies unless they agree by CORS',
};
const RESOURCE: Record<string, string> = {
  'same-origin': 'only pages of the same origin may load this resource without CORS',
  'same-site': 'only pages of the same site (its other subdomains included) may load this resource without CORS',
  'cross-origin': 'pages of any origin may load this resource',
};

function policies(name: string): Record<string, string> {
  if (name.includes('opener')) return OPENER;
  return name.includes('embedder') ? EMBEDDER : RESOURCE;
}

/** The policy's name and where it reports to; a resource policy is matched by its letters (Fetch), the others are tokens. */
function read(line: Line): { policy: string | undefined; reportTo: string | undefined } {
  const name = line.name.toLowerCase();
  if (name.includes('resource')) return { policy: line.value, reportTo: undefined };
  const [item] = structuredMembers(line.value, 'item');
  return {
    policy: item?.bare.kind === 'token' ? item.bare.value : undefined,
    reportTo: textOf(item?.parameters.get('report-to')),
  };
}

const NAMES = [
  'cross-origin-opener-policy',
  'cross-origin-embedder-policy',
  'cross-origin-resource-policy',
  'cross-origin-opener-policy-report-only',
  'cross-origin-embedder-policy-report-only',
];

/**
 * What it does: reports a policy that browsers do not know; what does not parse at all is left to structured-field-invalid.
 * Why: browsers then act as if the field were not there.
 */
export const crossOriginPolicyInvalid: Check = {
  id: 'cross-origin-policy-invalid',
  level: 'warn',
  reference: spec(
    'HTML, cross-origin opener policies',
    'https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies',
  ),
  *find({ response }) {
    for (const name of NAMES) {
      for (const line of response.fields.get(name)?.lines ?? []) {
        const known = policies(name);
        const { policy } = read(line);
        const quoted = structuredMembers(line.value, 'item')[0]?.bare.kind === 'string';
        if (policy === undefined ? !quoted : Object.hasOwn(known, policy)) continue;
        // Repeated with one value: the parts are right, the repetition is another finding's.
        if (/^([a-z-]{1,40})(?:, ?\1)+$/.test(line.value)) continue;
        const meant = nearest(line.value.toLowerCase().replace(/"/g, ''), Object.keys(known));
        yield {
          wrong: `${line.name} ${quote(line.value)} names no policy that browsers know${quoted ? ', since it stands in quotes' : ''}.`,
          why: name.includes('resource')
            ? 'They act as if the field were not there, so any page may load the resource.'
            : 'They act as if the field were not there, so the page is not cut off from other origins.',
          instead: `The server should send ${meant ?? list(Object.keys(known), 'or')}, in lower case and without quotes.`,
          place: { part: 'field', name: line.name, lines: [line.index] },
        };
      }
    }
  },
};

function explain(line: Line): FieldWords {
  const known = policies(line.name.toLowerCase());
  const { policy, reportTo } = read(line);
  const meaning = policy !== undefined && Object.hasOwn(known, policy) ? known[policy] : undefined;
  if (policy === undefined || meaning === undefined)
    return { words: `Browsers know no policy ${quote(line.value)} here, and act as if the field were not there.` };
  const trial = /report-only$/i.test(line.name) ? ' Only on trial: nothing is enforced.' : '';
  return {
    words: `${policy}: ${meaning}.${reportTo === undefined ? '' : ` Breaches are reported to the endpoint ${quote(reportTo, 40)}.`}${trial}`,
  };
}

export const crossOriginPolicies: FieldModule = { names: NAMES, explain, checks: [crossOriginPolicyInvalid] };
