import { rfc } from '../reference';
import type { AnnotateServices, Check } from '../types';
import { quote } from '../words';

/**
 * What it does: reports a reason phrase that is another code's registered phrase. A wording of its own, another spelling or a
 * former phrase of the same code is fine.
 * Why: programs read the number and people read the phrase, so the two draw different conclusions (RFC 9112, 4).
 */
export const reasonMismatch: Check = {
  id: 'reason-mismatch',
  level: 'warn',
  reference: rfc(9112, '4'),
  *find({ response, services }) {
    const reason = normal(response.reason);
    if (reason === '') return;
    const owners = phrases(services).get(reason);
    if (!owners || owners.includes(response.status)) return;
    const [other] = owners;
    const right = response.facts?.phrase;
    yield {
      wrong: `The reason phrase ${quote(response.reason)} belongs to ${other}, but the code is ${response.status}.`,
      why: 'Programs act on the number while people and logs show the phrase, so they disagree about what happened.',
      instead: `The server should send ${right ? `"${response.status} ${right}"` : 'a phrase that fits the code'}, or ${other} if that is what it means.`,
      place: { part: 'reason' },
    };
  },
};

const cache = new WeakMap<AnnotateServices, Map<string, number[]>>();

/** Registered and former phrases, without case and punctuation, to the codes they belong to. */
function phrases(services: AnnotateServices): Map<string, number[]> {
  const known = cache.get(services);
  if (known) return known;
  const map = new Map<string, number[]>();
  const add = (phrase: string, code: number) => {
    const key = normal(phrase);
    if (key) map.set(key, [...(map.get(key) ?? []), code]);
  };
  const registered = services.statuses.all().filter(facts => facts.standing !== 'vendor');
  for (const { code, phrase } of registered) add(phrase, code);
  for (const { code, formerPhrases } of registered) for (const { phrase } of formerPhrases ?? []) add(phrase, code);
  cache.set(services, map);
  return map;
}

/** `Non-Authoritative information` and `Non Authoritative Information` are the same phrase. */
function normal(phrase: string): string {
  return phrase.length > 100
    ? ''
    : phrase
        .toLowerCase()
        .replace(/[^a-z]+/g, ' ')
        .trim();
}
