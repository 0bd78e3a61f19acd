/** Cache-Status (RFC 9211): what each cache on the way did; the last member is the cache nearest to the client. */
import type { Line } from '../context';
import { isTrue, numberOf, structuredMembers, textOf, type Member } from '../parse/structured';
import type { FieldModule, FieldWords } from '../types';
import { list, quote, seconds } from '../words';

const FORWARDED: Record<string, string> = {
  bypass: 'was configured not to handle it',
  method: "could not use a stored response, because of the request's method",
  'uri-miss': 'had nothing stored for this URL',
  'vary-miss': 'had this URL stored, but for other request fields',
  miss: 'had no response that fits',
  request: "had a fresh copy, but the request's Cache-Control asked for a new one",
  stale: 'had a stale copy',
  partial: 'had only a part of it',
};

export function cacheWords({ bare, parameters }: Member): string {
  const name = textOf(bare) ?? 'a cache';
  const ttl = numberOf(parameters.get('ttl'));
  const forwarded = textOf(parameters.get('fwd'));
  const status = numberOf(parameters.get('fwd-status'));
  const facts = [
    ...(isTrue(parameters.get('hit')) ? ['answered from its copy (hit)'] : []),
    ...(forwarded === undefined
      ? []
      : [
          `${FORWARDED[forwarded] ?? `says ${quote(forwarded, 40)}`} and asked further on (fwd=${forwarded.slice(0, 40)})`,
        ]),
    ...(status === undefined ? [] : [`got ${status} from there`]),
    ...(isTrue(parameters.get('stored')) ? ['stored the response'] : []),
    ...(isTrue(parameters.get('collapsed')) ? ['waited for another request already on its way'] : []),
    ...(ttl === undefined
      ? []
      : [ttl < 0 ? `had a copy ${seconds(-ttl)} past its time` : `keeps it fresh for ${seconds(ttl)} more`]),
    ...(parameters.has('key') ? [`used the key ${quote(textOf(parameters.get('key')) ?? '', 60)}`] : []),
    ...(parameters.has('detail') ? [`adds ${quote(textOf(parameters.get('detail')) ?? '', 60)}`] : []),
  ];
  return `${name} ${list(facts) || 'handled it'}`;
}

function explain(line: Line): FieldWords {
  const members = structuredMembers(line.value, 'list').slice(0, 30);
  if (!members.length) return { words: `Should tell what each cache did, but ${quote(line.value)} cannot be read.` };
  const parts = members.map(member => ({ text: member.text, words: cacheWords(member) }));
  return {
    words: `${parts.map(part => part.words).join('; then ')}${parts.length > 1 ? ' (the last one is nearest to the client)' : ''}.`,
    parts,
  };
}

export const cacheStatus: FieldModule = { names: ['cache-status'], explain };
