/** NEL (W3C Network Error Logging): the browser reports network errors that it meets on this origin. */
import type { Line } from '../context';
import { isNatural, isObject, parseJsonField } from '../parse/jsonField';
import { spec } from '../reference';
import type { Check, FieldModule } from '../types';
import { quote, seconds } from '../words';

/** Why browsers ignore the policy, as half a sentence. */
function faultOf(value: string): string | undefined {
  const policies = parseJsonField(value);
  if (!policies) return 'it is not JSON';
  const [policy] = policies;
  if (!isObject(policy)) return 'it is no JSON object';
  if (!('max_age' in policy)) return 'max_age is missing';
  if (!isNatural(policy.max_age)) return 'max_age is no whole number of seconds, 0 or more';
  if (policy.max_age > 0 && typeof policy.report_to !== 'string')
    return 'report_to' in policy ? 'report_to is no text' : 'report_to is missing';
  if ('include_subdomains' in policy && typeof policy.include_subdomains !== 'boolean')
    return 'include_subdomains is neither true nor false';
  for (const name of ['success_fraction', 'failure_fraction']) {
    const share = policy[name];
    if (share !== undefined && !(typeof share === 'number' && share >= 0 && share <= 1))
      return `${name} is no number from 0 to 1`;
  }
  return undefined;
}

/** What it does: reports what is not JSON, or has members of the wrong type. Why: browsers ignore it and report nothing. */
export const nelInvalid: Check = {
  id: 'nel-invalid',
  level: 'warn',
  reference: spec(
    'Network Error Logging, NEL response header',
    'https://www.w3.org/TR/network-error-logging/#nel-response-header',
  ),
  *find({ response }) {
    for (const line of response.fields.get('nel')?.lines ?? []) {
      const fault = faultOf(line.value);
      if (fault === undefined) continue;
      yield {
        wrong: `NEL ${quote(line.value)} cannot be used: ${fault}.`,
        why: 'Browsers ignore the policy, so network errors of this origin are never reported.',
        instead: 'The server should send, for example, NEL: {"report_to":"default","max_age":86400}.',
        place: { part: 'field', name: line.name, lines: [line.index] },
      };
    }
  },
};

function explain(line: Line) {
  const policy = parseJsonField(line.value)?.[0];
  if (!isObject(policy) || !isNatural(policy.max_age))
    return { words: `Should say where network errors are reported, but ${quote(line.value)} cannot be used.` };
  if (policy.max_age === 0)
    return { words: 'Browsers forget where to report network errors of this origin (max_age 0).' };
  const share = (name: string, usual: number) => {
    const value = policy[name];
    return `${Math.round((typeof value === 'number' ? value : usual) * 1000) / 10} %`;
  };
  const group = typeof policy.report_to === 'string' ? quote(policy.report_to, 40) : 'no group';
  return {
    words: `For ${seconds(policy.max_age)} browsers report network errors of this origin${policy.include_subdomains === true ? ' and its subdomains' : ''} to the group ${group}: ${share('failure_fraction', 1)} of the failures and ${share('success_fraction', 0)} of the successes.`,
  };
}

export const nel: FieldModule = { names: ['nel'], explain, checks: [nelInvalid] };
