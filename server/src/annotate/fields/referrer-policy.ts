/** Referrer-Policy (W3C): how much of this page's URL other servers learn. */
import type { Line } from '../context';
import { split } from '../parse/list';
import { nearest } from '../parse/nearest';
import { spec } from '../reference';
import type { Check, FieldModule } from '../types';
import { list, quote } from '../words';

const POLICIES: Record<string, string> = {
  'no-referrer': 'no request from this page names it in Referer',
  'no-referrer-when-downgrade': 'requests name the full URL, except from https to http',
  'same-origin': 'requests to the same origin name the full URL, others nothing',
  origin: 'requests name the origin only',
  'strict-origin': 'requests name the origin only, and nothing from https to http',
  'origin-when-cross-origin': 'requests to the same origin name the full URL, others the origin',
  'strict-origin-when-cross-origin':
    'requests to the same origin name the full URL, others the origin, and nothing from https to http (the default of browsers)',
  'unsafe-url': 'every request names the full URL with its query, even over http',
};

/** What it does: reports a value in which browsers know no policy; unknown ones beside a known one are fallbacks, as intended. */
export const referrerPolicyInvalid: Check = {
  id: 'referrer-policy-invalid',
  level: 'warn',
  reference: spec('Referrer Policy, 4.1', 'https://www.w3.org/TR/referrer-policy/#referrer-policy-header'),
  *find({ response }) {
    const field = response.fields.get('referrer-policy');
    const policies = field?.members.map(member => member.toLowerCase()) ?? [];
    if (!field || !policies.length || policies.some(policy => Object.hasOwn(POLICIES, policy))) return;
    const meant = nearest(policies[0] ?? '', Object.keys(POLICIES));
    yield {
      wrong: `Referrer-Policy ${quote(field.value)} names no policy that browsers know.`,
      why: 'They ignore it and use their default, strict-origin-when-cross-origin.',
      instead: `The server should send ${meant ? `Referrer-Policy: ${meant}` : `one of ${list(Object.keys(POLICIES), 'or')}`}.`,
      place: field.place,
    };
  },
};

function explain(line: Line) {
  const members = split(line.value.toLowerCase());
  // The last one that is known counts (Referrer Policy, 8.1).
  const policy = members.findLast(member => Object.hasOwn(POLICIES, member));
  if (policy === undefined)
    return {
      words: `Browsers know no policy in ${quote(line.value)} and use their default, strict-origin-when-cross-origin.`,
    };
  const others = members.length > 1 ? ` (the last one known of ${members.length})` : '';
  return { words: `${policy}${others}: ${POLICIES[policy] ?? ''}.` };
}

export const referrerPolicy: FieldModule = { names: ['referrer-policy'], explain, checks: [referrerPolicyInvalid] };
