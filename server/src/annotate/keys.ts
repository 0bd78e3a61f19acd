/**
 * The vocabulary's keys, read off the finished annotation. No other file writes a key, so none can be present unless the
 * readable part says it: a datum whose value is not found in its explanation's text yields no key.
 */
import type { Annotation, BodyExplanation, FieldDatum, FieldExplanation } from '../protocol';
import { date as dateWords } from './words';

export function keysOf(annotation: Omit<Annotation, 'keys'>): string[] {
  const keys = new Set<string>();
  const { status, findings, fields, advice, cache, body } = annotation;
  if (status.meaning && status.phrase) keys.add(`status:${status.code}`);
  if (status.treatAs && status.meaning.includes(status.treatAs)) keys.add(`status-class:${status.treatAs}`);
  for (const field of fields) {
    if (field.words && !field.unknown) keys.add(`explains:${field.name.toLowerCase()}`);
    const text = [field.words, ...(field.parts ?? []).flatMap(part => [part.text, part.words])].join('\n');
    for (const datum of field.data ?? []) if (shows(text, datum)) keys.add(datumKey(datum));
  }
  for (const finding of findings) {
    keys.add(`problem:${finding.id}`);
    for (const { id } of finding.also ?? []) keys.add(`problem:${id}`);
  }
  for (const { what } of advice) keys.add(`advice:${what}`);
  if (cache?.words)
    for (const how of [cache.how, ...(cache.also ?? [])]) if (showsNumber(cache.words, how)) keys.add(`cache:${how}`);
  for (const kind of body.kinds) if (showsBody(body, kind)) keys.add(`body:${kind}`);
  return [...keys];
}

/** Whether a number in a term (`fresh=60`, `graphql-errors=2`) stands in the words; a term without one is always shown. */
function showsNumber(words: string, term: string): boolean {
  const number = /=(\d+)$/.exec(term)?.[1];
  return number === undefined || words.includes(number);
}

function showsBody(body: BodyExplanation, kind: string): boolean {
  if (kind === 'problem-details') return body.problem !== undefined && body.words.includes('Problem details');
  if (kind === 'error-message') return !!body.message;
  return body.words !== '' && showsNumber(body.words, kind);
}

function datumKey(datum: FieldDatum): string {
  switch (datum.kind) {
    case 'retry-after':
      return 'seconds' in datum ? `retry-after:seconds=${datum.seconds}` : `retry-after:date=${datum.date}`;
    case 'deprecation':
    case 'sunset':
      return `${datum.kind}:${datum.date}`;
    case 'ratelimit':
      return `ratelimit:${datum.what}=${datum.value}`;
    case 'location':
      return `location:${datum.url}`;
    case 'link':
      return `link:${datum.rel}=${datum.url}`;
    case 'range':
      return `range:${datum.range}`;
    case 'auth':
      return `auth:${datum.scheme}`;
  }
}

/** Whether the text that people read holds the datum's value. */
export function shows(text: string, datum: FieldDatum): boolean {
  switch (datum.kind) {
    case 'retry-after':
      return 'seconds' in datum ? text.includes(String(datum.seconds)) : text.includes(dateWords(new Date(datum.date)));
    case 'deprecation':
    case 'sunset':
      return text.includes(dateWords(new Date(datum.date)));
    case 'ratelimit':
      return text.includes(String(datum.value));
    case 'location':
      return text.includes(datum.url);
    case 'link':
      return text.includes(datum.url) && text.includes(datum.rel);
    case 'range': {
      // The words may write "bytes 0 to 99 of 1234".
      const numbers = datum.range.match(/\d+/g) ?? [];
      return numbers.every(number => text.includes(number));
    }
    case 'auth':
      return text.toLowerCase().includes(datum.scheme);
  }
}

/** Whether an explanation shows all its data; tests ask this of every field. */
export function showsAll(field: FieldExplanation): boolean {
  const text = [field.words, ...(field.parts ?? []).flatMap(part => [part.text, part.words])].join('\n');
  return (field.data ?? []).every(datum => shows(text, datum));
}
