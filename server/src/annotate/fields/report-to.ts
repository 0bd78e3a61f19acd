/** Report-To (Reporting API, first version) and Reporting-Endpoints (W3C): where browsers send their reports. */
import type { Context, Line } from '../context';
import { isNatural, isObject, parseJsonField } from '../parse/jsonField';
import { structuredMembers, textOf } from '../parse/structured';
import { spec } from '../reference';
import type { Check, FieldModule, FieldWords } from '../types';
import { count, list, quote, seconds } from '../words';
import { resolve } from './location';

/** Endpoint URLs of one group. */
function urls(group: unknown): string[] | undefined {
  if (!isObject(group) || !Array.isArray(group.endpoints)) return undefined;
  return (group.endpoints as unknown[]).flatMap(endpoint =>
    isObject(endpoint) && typeof endpoint.url === 'string' ? [endpoint.url] : [],
  );
}

function faultOf(value: string): string | undefined {
  const groups = parseJsonField(value);
  if (!groups) return 'it is not JSON';
  for (const group of groups) {
    if (!isObject(group)) return 'it is no JSON object';
    if (!isNatural(group.max_age))
      return 'max_age' in group ? 'max_age is no whole number of seconds' : 'max_age is missing';
    if (group.max_age > 0 && !urls(group)?.length) return 'endpoints lists no url';
  }
  return undefined;
}

/** What it does: reports a Report-To that is not JSON or lacks its members. Why: browsers ignore it, and reports go nowhere. */
export const reportToInvalid: Check = {
  id: 'report-to-invalid',
  level: 'warn',
  reference: spec('Reporting API, first version', 'https://www.w3.org/TR/2018/WD-reporting-1-20180925/#header'),
  *find({ response }) {
    for (const line of response.fields.get('report-to')?.lines ?? []) {
      const fault = faultOf(line.value);
      if (fault === undefined) continue;
      yield {
        wrong: `Report-To ${quote(line.value)} cannot be used: ${fault}.`,
        why: 'Browsers ignore it, so the reports that other fields ask for go nowhere.',
        instead:
          'The server should send, for example, Report-To: {"group":"default","max_age":86400,"endpoints":[{"url":"https://reports.example"}]}, or Reporting-Endpoints.',
        place: { part: 'field', name: line.name, lines: [line.index] },
      };
    }
  },
};

function explain(line: Line, _field: unknown, { request }: Context): FieldWords {
  if (line.name.toLowerCase() === 'reporting-endpoints') {
    const members = structuredMembers(line.value, 'dictionary');
    if (!members.length)
      return { words: `Should name endpoints for reports, but ${quote(line.value)} cannot be read.` };
    const parts = members.map(({ key, bare, text }) => {
      const target = textOf(bare);
      const url = target === undefined ? undefined : resolve(target, request.url)?.href;
      return { text, words: url === undefined ? 'not a URL' : `reports for ${quote(key ?? '', 40)} go to ${url}` };
    });
    return {
      words: `Browsers send reports of this document to ${count(members.length, 'endpoint')}: ${list(parts.map(part => part.words))}.`,
      parts,
    };
  }
  const groups = parseJsonField(line.value)?.filter(isObject);
  if (!groups?.length) return { words: `Should name endpoints for reports, but ${quote(line.value)} cannot be read.` };
  const parts = groups.slice(0, 20).map(group => ({
    text: JSON.stringify(group).slice(0, 300),
    words: `the group ${quote(typeof group.group === 'string' ? group.group : 'default', 40)} reports to ${list((urls(group) ?? []).map(url => quote(url, 100))) || 'nowhere'}${isNatural(group.max_age) ? `, for ${seconds(group.max_age)}` : ''}`,
  }));
  return { words: `For the whole origin, ${list(parts.map(part => part.words))}.`, parts };
}

export const reportTo: FieldModule = {
  names: ['report-to', 'reporting-endpoints'],
  explain,
  checks: [reportToInvalid],
};
