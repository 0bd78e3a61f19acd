import { parseDictionary } from 'structured-headers';
import { contentAllowed, type Field } from '../context';
import { rfc } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

/** Digests in a longer value than this are not a server's. */
const LONGEST = 8192;

/**
 * What it does: computes Content-Digest (over the bytes as sent) and Repr-Digest (over the whole representation, its content
 * coding on) and compares. A 206 has only a part, so its Repr-Digest cannot be judged (RFC 9530, 2, 3).
 * Why: either the body was changed on the way, or clients that verify it throw a good body away.
 */
export const digestMismatch: Check = {
  id: 'digest-mismatch',
  level: 'error',
  harm: 7,
  reference: rfc(9530, '2'),
  *find(context) {
    const { response, services } = context;
    const { body } = response;
    if (!contentAllowed(context) || !body.asSent || (body.empty && response.class === 3)) return;
    for (const name of ['content-digest', 'repr-digest']) {
      const field = response.fields.get(name);
      if (
        !field ||
        (name === 'repr-digest' && (response.status === 206 || (body.empty && context.request.method !== 'GET')))
      )
        continue;
      for (const [algorithm, claimed] of digests(field)) {
        const actual = services.digest(algorithm, body.raw);
        if (!actual || equal(actual, claimed)) continue;
        yield {
          wrong: `The ${algorithm} of the body is ${base64(actual)}, but ${name === 'content-digest' ? 'Content-Digest' : 'Repr-Digest'} says ${quote(base64(claimed), 100)}.`,
          why: 'Either the body was changed on its way, or a client that verifies it throws a good body away.',
          instead:
            'The server must compute it over the bytes that it sends, after compression, and no proxy may recode them.',
          place: field.place,
          ...(name === 'repr-digest' && { reference: rfc(9530, '3') }),
        };
        break;
      }
    }
  },
};

/** Algorithm and claimed digest, as far as the dictionary can be read. */
function digests(field: Field): [string, Uint8Array][] {
  const { value } = field;
  if (value.length > LONGEST) return [];
  try {
    return [...parseDictionary(value)].flatMap(([key, [item]]) =>
      item instanceof ArrayBuffer ? [[key, new Uint8Array(item)] as [string, Uint8Array]] : [],
    );
  } catch {
    // The check for structured fields says so.
    return [];
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes.subarray(0, 128)));
}
