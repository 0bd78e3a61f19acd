/**
 * Location (RFC 9110, 10.2.2): the new resource of a 201, the target of a redirection.
 */
import type { Context, Line } from '../context';
import { isUriReference } from '../parse/uri';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { quote } from '../words';

/** Location resolved against the request's URL (RFC 9110, 10.2.2); `undefined` where that is impossible. */
export function resolveLocation({ request, response }: Context): URL | undefined {
  const value = response.fields.get('location')?.first;
  return value === undefined ? undefined : resolve(value, request.url);
}

/** Resolves a reference; `undefined` where it is no URL or there is nothing to resolve it against. Never throws. */
export function resolve(reference: string, base: URL | undefined): URL | undefined {
  const escaped = escapeUtf8(reference);
  if (!URL.canParse(escaped, base?.href)) return undefined;
  // A target without a fragment inherits the request's (RFC 9110, 10.2.2); a fragment never reaches a server, so it is left out.
  return new URL(escaped, base?.href);
}

/** Raw UTF-8, which a field shows as two characters or more, is escaped byte by byte, as browsers do. */
function escapeUtf8(reference: string): string {
  if (!/[\u0080-\u00ff]/.test(reference) || /[^\u0000-\u00ff]/.test(reference)) return reference;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(reference, c => c.charCodeAt(0)));
  } catch {
    return reference;
  }
  return reference.replace(/[\u0080-\u00ff]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Whether the code gives Location a meaning: the new resource, the next step, or, by common practice, where a 202 can be
 * followed up and where a 104 upload continues.
 */
function hasMeaning(status: number): boolean {
  return (status >= 300 && status <= 399) || status === 201 || status === 202 || status === 104;
}

/** What it does: reports a value that is no URI reference; a relative one is fine. Why: clients refuse or mangle it. */
export const locationInvalid: Check = {
  id: 'location-invalid',
  level: 'error',
  harm: 5,
  reference: rfc(9110, '10.2.2'),
  *find({ request, response }) {
    for (const line of response.fields.get('location')?.lines ?? []) {
      const reason =
        isUriReference(line.value) ??
        (request.url && !resolve(line.value, request.url) ? 'it cannot be resolved' : undefined);
      if (reason === undefined) continue;
      yield {
        wrong: `Location ${quote(line.value)} is not a URI reference: ${reason}.`,
        why: 'Clients differ in how they repair it: some refuse to follow, others end up at another address.',
        instead:
          'The server should send an absolute URL or a path, with everything else percent-encoded, for example Location: /a%20b.',
        place: { part: 'field', name: 'Location', lines: [line.index] },
      };
    }
  },
};

/** What it does: reports Location on a code that gives it no meaning. Why: clients ignore it. */
export const locationIgnored: Check = {
  id: 'location-ignored',
  level: 'warn',
  reference: rfc(9110, '10.2.2'),
  *find({ response }) {
    const field = response.fields.get('location');
    if (!field || hasMeaning(response.status)) return;
    const created = response.class === 2;
    yield {
      wrong: `Location ${quote(field.first)} comes with ${response.status}, which gives it no meaning.`,
      why: 'Clients do not follow it, so the address is lost on them.',
      instead: created
        ? 'The server should send 201 if it created that resource, 303 if the client is to go there, or Content-Location if it names what was sent.'
        : 'The server should send a redirection (303, 307 or 308) if the client is to go there, and else leave the field out.',
      place: field.place,
    };
  },
};

function explain(line: Line, _field: unknown, { request, response }: Context) {
  const target = resolve(line.value, request.url);
  if (!target) return { words: `Should be an address, but ${quote(line.value)} cannot be resolved.` };
  const { status } = response;
  const role =
    status === 201
      ? 'The new resource is'
      : status === 202
        ? 'The state of the work can be asked at'
        : status === 300
          ? 'The server prefers'
          : hasMeaning(status)
            ? 'Go on at'
            : 'Has no meaning with this code; it points to';
  return {
    words: `${role} ${target.href}${elsewhere(target, request.url)}.`,
    data: [{ kind: 'location' as const, url: target.href }],
  };
}

/** Says that the target is another site, where cookies and credentials do not follow. */
function elsewhere(target: URL, from: URL | undefined): string {
  return from && target.origin !== from.origin ? `, on another origin than ${from.origin}` : '';
}

export const location: FieldModule = { names: ['location'], explain, checks: [locationInvalid, locationIgnored] };
