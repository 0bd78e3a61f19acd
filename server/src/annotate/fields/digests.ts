/** Digests (RFC 9530) and what came before them. Whether they fit the body is checks/digest.ts. */
import type { Line } from '../context';
import { split } from '../parse/list';
import { numberOf, structuredMembers } from '../parse/structured';
import type { FieldModule, FieldWords } from '../types';
import { list, quote } from '../words';

const OF: Record<string, string> = {
  'content-digest': 'the bytes of this message',
  'repr-digest': 'the whole representation',
  digest: 'the whole representation (in the obsolete form of RFC 3230)',
  'content-md5': 'the content (dropped from HTTP)',
};

function explain(line: Line): FieldWords {
  const name = line.name.toLowerCase();
  if (name.startsWith('want-')) return wanted(name, line.value);
  const of = OF[name] ?? 'the content';
  if (name === 'content-md5') return { words: `The MD5 of ${of} is ${quote(line.value, 60)} in base64.` };
  const structured = name === 'content-digest' || name === 'repr-digest';
  const members = structured ? structuredMembers(line.value, 'dictionary') : [];
  if (structured && !members.some(({ bare }) => bare.kind === 'bytes'))
    return { words: `Should hold digests of ${of}, but ${quote(line.value)} cannot be read.` };
  const parts = split(line.value)
    .slice(0, 10)
    .map(text => {
      const equals = text.indexOf('=');
      const algorithm = equals < 0 ? text : text.slice(0, equals);
      return {
        text,
        words: `${quote(algorithm, 20).slice(1, -1)}, ${quote(text.slice(equals + 1).replace(/^:|:$/g, ''), 100)} in base64`,
      };
    });
  if (!parts.length) return { words: `Should hold digests, but ${quote(line.value)} cannot be read.` };
  const weak = parts.some(({ text }) => /^(?:md5|sha|unixsum|unixcksum|adler|crc32c)=/i.test(text));
  return {
    words: `A digest of ${of}, to verify it: ${list(parts.map(part => part.words))}.${weak ? ' Against tampering only sha-256 and sha-512 count.' : ''}`,
    parts,
  };
}

function wanted(name: string, value: string): FieldWords {
  const field =
    name === 'want-content-digest' ? 'Content-Digest' : name === 'want-repr-digest' ? 'Repr-Digest' : 'Digest';
  if (name === 'want-digest')
    return {
      words: `The server would like the obsolete Digest in requests, by ${list(split(value).map(text => quote(text, 30)))}.`,
    };
  const members = structuredMembers(value, 'dictionary').slice(0, 20);
  if (!members.length) return { words: `Should list algorithms for ${field}, but ${quote(value)} cannot be read.` };
  return {
    words: `The server would like ${field} in requests, by ${list(
      members.map(({ key, bare }) => {
        const weight = numberOf(bare);
        return weight === 0 ? `not ${key ?? ''} (0)` : `${key ?? ''} (preference ${weight ?? '?'} of 10)`;
      }),
    )}.`,
  };
}

export const digests: FieldModule = {
  names: [...Object.keys(OF), 'want-content-digest', 'want-repr-digest', 'want-digest'],
  explain,
};
