/** Exchanges written as text, and assertions that read like the vocabulary. */
import assert from 'node:assert/strict';
import { createAnnotateServices } from '../../../server/src/annotate/services';
import { annotate } from '../../../server/src/annotate/annotate';
import type { AnnotateServices } from '../../../server/src/annotate/types';
import { decode, digest } from '../../../server/src/nodeHost';
import type { Annotation, Exchange, FieldLine } from '../../../server/src/protocol';
import { facts } from '../../../server/generated/facts';
import { pages } from '../../../server/generated/pages';

/** The compiled catalogue, Node's decoders; a check that throws fails the test. */
export const services: AnnotateServices = createAnnotateServices(
  { facts, pages },
  {
    decode,
    digest,
    onFault: (where, error) => {
      throw new Error(`${where} threw`, { cause: error });
    },
  },
);

/** Every exchange of the tests arrives at this moment unless it says otherwise. */
export const receivedAt = '2026-03-10T12:00:00Z';
export const httpNow = 'Tue, 10 Mar 2026 12:00:00 GMT';

/**
 * Reads an exchange written as messages are: request, a line of `---`, response.
 * - `Date: now` is replaced by the moment of receipt; a response gets a Date of its own unless it has one or says `Date: none`.
 * - The request line may name an absolute URL; else `https://api.example` is put before it.
 * - No `Content-Length: auto` is written for you: say `auto` to have the body counted.
 *
 *     exchange(`
 *       GET /users/42
 *       ---
 *       401 Unauthorized
 *       Content-Type: text/plain
 *
 *       who are you?
 *     `)
 */
export function exchange(
  text: string,
  more: { body?: string; base64?: Uint8Array; receivedAt?: string } = {},
): Exchange {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n\s*$/, '')
    .split('\n');
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  const clean = lines.map(line => line.slice(Math.min(indent, /^ */.exec(line)?.[0].length ?? 0)));
  const divider = clean.indexOf('---');
  assert.ok(divider > 0, 'the exchange needs a line --- between request and response');
  const [requestLine = '', ...requestFields] = clean.slice(0, divider);
  const rest = clean.slice(divider + 1);
  const blank = rest.indexOf('');
  const [statusLine = '', ...responseFields] = blank < 0 ? rest : rest.slice(0, blank);
  const bodyText = more.body ?? (blank < 0 ? '' : rest.slice(blank + 1).join('\n'));
  const [method = '', target = ''] = requestLine.split(' ');
  const status = /^(?:(HTTP\/\S+) )?(\d+)(?: (.*))?$/.exec(statusLine);
  assert.ok(status, `no status line: ${statusLine}`);
  const field = (line: string): FieldLine => {
    const colon = line.indexOf(':', 1);
    assert.ok(colon >= 0, `no field line: ${line}`);
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  };
  let headers = responseFields.map(field);
  if (!headers.some(([name]) => name.toLowerCase() === 'date')) headers.unshift(['Date', httpNow]);
  headers = headers.filter(([name, value]) => !(name === 'Date' && value === 'none'));
  const length = more.base64?.length ?? Buffer.byteLength(bodyText);
  headers = headers.map(([name, value]) => [
    name,
    name.toLowerCase() === 'content-length' && value === 'auto' ? String(length) : value === 'now' ? httpNow : value,
  ]);
  return {
    request: {
      method,
      url: /^https?:/.test(target) ? target : `https://api.example${target}`,
      headers: requestFields.map(field),
    },
    response: {
      version: status[1] ?? 'HTTP/1.1',
      status: Number(status[2]),
      reason: status[3] ?? '',
      headers,
      body: more.base64 ? Buffer.from(more.base64).toString('base64') : bodyText,
      ...(more.base64 && { bodyEncoding: 'base64' as const }),
    },
    receivedAt: more.receivedAt ?? receivedAt,
  };
}

/** Annotates an exchange written as text. */
export function annotated(text: string, more?: Parameters<typeof exchange>[1]): Annotation {
  return annotate(exchange(text, more), services);
}

/**
 * Asserts that a problem is reported, once, and that its message matches every pattern. Write the id out in each call: the walk
 * over all checks (walk.test.ts) looks for it.
 * @returns The annotation, for further assertions.
 */
export function reports(
  id: string,
  text: string,
  patterns: RegExp | RegExp[],
  more?: Parameters<typeof exchange>[1],
): Annotation {
  const annotation = annotated(text, more);
  const found = annotation.findings.filter(f => f.id === id || f.also?.some(also => also.id === id));
  const all = annotation.findings.map(f => `${f.id}: ${f.message}`).join('\n') || 'nothing';
  assert.equal(found.length, 1, `${id} should be reported once; reported:\n${all}`);
  assert.ok(annotation.keys.includes(`problem:${id}`), `problem:${id} is not among the keys`);
  const message = found[0]?.message ?? '';
  // STATUSWISE_SHOW=1 prints every message that the tests see, for reading them through.
  if (process.env.STATUSWISE_SHOW) console.log(`${found[0]?.level ?? ''} ${id} | ${message}`);
  for (const pattern of [patterns].flat()) assert.match(message, pattern);
  readable(message);
  return annotation;
}

/** Asserts that a problem is not reported. */
export function quiet(id: string, text: string, more?: Parameters<typeof exchange>[1]): Annotation {
  const annotation = annotated(text, more);
  assert.ok(!annotation.keys.includes(`problem:${id}`), annotation.findings.find(f => f.id === id)?.message);
  return annotation;
}

/** Asserts that nothing at all is reported. */
export function clean(text: string, more?: Parameters<typeof exchange>[1]): Annotation {
  const annotation = annotated(text, more);
  assert.deepEqual(
    annotation.findings.map(f => `${f.id}: ${f.message}`),
    [],
  );
  return annotation;
}

/** Asserts on the words for one field: the line's explanation with its parts. */
export function says(
  name: string,
  text: string,
  patterns: RegExp | RegExp[],
  more?: Parameters<typeof exchange>[1],
): Annotation {
  const annotation = annotated(text, more);
  const field = annotation.fields.find(f => f.name.toLowerCase() === name.toLowerCase());
  assert.ok(field, `no field ${name}`);
  const words = [field.words, ...(field.parts ?? []).map(part => `${part.text}: ${part.words}`)].join('\n');
  for (const pattern of [patterns].flat()) assert.match(words, pattern);
  assert.ok(annotation.keys.includes(`explains:${name.toLowerCase()}`), `explains:${name.toLowerCase()} is missing`);
  return annotation;
}

/** Asserts that each key is there. */
export function has(annotation: Annotation, ...keys: string[]): void {
  for (const key of keys) assert.ok(annotation.keys.includes(key), `${key} is not among ${annotation.keys.join('  ')}`);
}

/** Asserts that no key is there. */
export function lacks(annotation: Annotation, ...keys: string[]): void {
  for (const key of keys) assert.ok(!annotation.keys.includes(key), `${key} should not be among the keys`);
}

/** Whole sentences, no leftovers of templates. */
function readable(message: string): void {
  assert.match(message, /^[A-Z"\d].*[.?!]$/s, `not a sentence: ${message}`);
  assert.doesNotMatch(message.replace(/"[^"]*"/g, 'q'), /undefined|NaN (?:seconds|bytes)|\[object|\.\.|  /, message);
}
