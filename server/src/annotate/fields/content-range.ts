/**
 * Content-Range (RFC 9110, 14.4): which part of the representation this is, or how long the whole is.
 */
import type { Context, Line } from '../context';
import { split } from '../parse/list';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { bytes, count, quote } from '../words';

export interface ContentRange {
  /** Lower case. */
  unit: string;
  /** Positions of the first and last unit, both included; absent in the form that a 416 sends. */
  first?: number;
  last?: number;
  /** Absent where the sender does not know it (a star stands there). */
  size?: number;
}

/** Reads `bytes 0-99/1234`, `bytes 0-99/*` and `bytes *` + `/1234`; `undefined` for anything else. Never throws. */
export function parseContentRange(value: string): ContentRange | undefined {
  const match = /^([!#$%&'*+\-.^_`|~\w]{1,40}) (?:(\d{1,15})-(\d{1,15})\/(?:(\d{1,15})|\*)|\*\/(\d{1,15}))$/.exec(
    value,
  );
  if (!match) return undefined;
  const [, unit = '', first, last, size, whole] = match;
  return {
    unit: unit.toLowerCase(),
    ...(first !== undefined && { first: Number(first), last: Number(last) }),
    ...((size ?? whole) !== undefined && { size: Number(size ?? whole) }),
  };
}

/**
 * What it does: reports bad syntax, first > last, last >= size, or a length other than the body's, on 206 and 416.
 * Why: a client that puts parts together writes them to the wrong place.
 */
export const contentRangeInvalid: Check = {
  id: 'content-range-invalid',
  level: 'error',
  harm: 6,
  reference: rfc(9110, '14.4'),
  *find({ request, response }) {
    const field = response.fields.get('content-range');
    if (!field || (response.status !== 206 && response.status !== 416)) return;
    if (response.status === 206 && response.mediaType?.essence === 'multipart/byteranges') {
      yield {
        wrong: `Content-Range ${quote(field.first)} stands beside multipart/byteranges.`,
        why: 'The client cannot tell whether the body is one range or several parts, each with a Content-Range of its own.',
        instead: 'The server must send Content-Range only inside the parts.',
        place: field.place,
        reference: rfc(9110, '15.3.7.2'),
      };
      return;
    }
    const reason = wrong(
      field.first,
      response.status,
      request.method === 'HEAD' || !response.body.asSent ? undefined : response.body.raw.length,
    );
    if (reason === undefined) return;
    yield {
      wrong: `Content-Range ${quote(field.first)} is invalid: ${reason}.`,
      why:
        response.status === 206
          ? 'The client cannot tell where these bytes belong, and a download that is put together from parts is corrupted.'
          : 'The client cannot tell how long the representation is, so it cannot mend its range.',
      instead:
        response.status === 206
          ? 'The server must send first byte, last byte (counted from 0, included) and size, for example Content-Range: bytes 0-499/1234.'
          : 'The server should send the size alone, for example Content-Range: bytes */1234.',
      place: field.place,
    };
  },
};

function wrong(value: string, status: number, arrived: number | undefined): string | undefined {
  const range = parseContentRange(value);
  if (!range) {
    if (/^\d|^\*/.test(value)) return 'the unit is missing';
    if (/=/.test(value)) return 'unit and range are separated by a space, not by "="';
    return value.includes('/') ? 'it does not have the form "bytes first-last/size"' : 'the size is missing';
  }
  const { unit, first, last, size } = range;
  if (first === undefined || last === undefined)
    return status === 206 ? 'a 206 has to say which bytes it holds' : undefined;
  if (status === 416) return 'a 416 holds no range, so it can only state the size';
  if (first > last) return `the first position, ${first}, lies after the last, ${last}`;
  if (size !== undefined && last >= size)
    return `the last position, ${last}, lies beyond a size of ${size} (positions count from 0)`;
  const length = last - first + 1;
  if (unit === 'bytes' && arrived !== undefined && arrived !== length)
    return `it announces ${count(length, 'byte')}, but the body has ${arrived}`;
  return undefined;
}

/** More ranges than this are not compared one by one. */
const MOST_RANGES = 100;

/**
 * What it does: reports a 206 whose bytes lie wholly outside the ranges that were asked for. A server may send more or less than was
 * asked, and may join ranges (RFC 9110, 14.2), so one byte in common is enough.
 * Why: a client that trusts its own request puts the part in the wrong place.
 */
export const contentRangeUnrequested: Check = {
  id: 'content-range-unrequested',
  level: 'error',
  harm: 6,
  reference: rfc(9110, '15.3.7'),
  *find({ request, response }) {
    const field = response.fields.get('content-range');
    const asked = /^bytes *= *([\d\s,-]+)$/i.exec(request.fields.value('range') ?? '')?.[1];
    if (!field || response.status !== 206 || asked === undefined) return;
    const sent = parseContentRange(field.first);
    if (sent?.unit !== 'bytes') return;
    const { first, last, size } = sent;
    if (first === undefined || last === undefined) return;
    const ranges = split(asked).slice(0, MOST_RANGES);
    const meets = ranges.some(range => {
      const [, from = '', to = ''] = /^(\d{0,15}) *- *(\d{0,15})$/.exec(range) ?? [];
      // What cannot be read, and a suffix of an unknown size, are not judged.
      if (from === '') return to === '' || size === undefined || last >= size - Number(to);
      return first <= (to === '' ? Infinity : Number(to)) && last >= Number(from);
    });
    if (meets) return;
    yield {
      wrong: `The request asked for ${quote(`bytes=${asked.trim()}`, 80)}, but Content-Range ${quote(field.first)} brings other bytes.`,
      why: 'A client that puts the part where it asked for it ends up with a corrupted file.',
      instead: 'The server must send the range that was asked for, or 200 with the whole representation.',
      place: field.place,
    };
  },
};

/** What it does: reports Content-Range on a code other than 206 and 416. Why: recipients ignore it there. */
export const contentRangeIgnored: Check = {
  id: 'content-range-ignored',
  level: 'warn',
  reference: rfc(9110, '14.4'),
  *find({ response }) {
    const field = response.fields.get('content-range');
    // In a 304 it is reported as metadata.
    if (!field || [206, 416, 304].includes(response.status)) return;
    yield {
      wrong: `Content-Range ${quote(field.first)} comes with ${response.status}, which gives it no meaning.`,
      why: 'Clients ignore it and take the body for the whole representation.',
      instead:
        'The server should send 206 if it answers a Range request with a part; a page of a list is better described in the body or by Link.',
      place: field.place,
    };
  },
};

function explain(line: Line, _field: unknown, { response }: Context) {
  const range = parseContentRange(line.value);
  if (!range) return { words: `Should say which part this is, but ${quote(line.value)} cannot be read.` };
  const { unit, first, last, size } = range;
  const key = `${first === undefined ? '*' : `${first}-${last}`}/${size ?? '*'}`;
  const data = [{ kind: 'range' as const, range: key }];
  const whole =
    size === undefined
      ? ' of a representation whose size is not known yet'
      : ` of ${unit === 'bytes' ? bytes(size) : size}`;
  if (first === undefined)
    return {
      words: `The representation has ${unit === 'bytes' ? bytes(size ?? 0) : `${size} ${unit}`}; no range is sent.`,
      data,
    };
  if (last === undefined || first > last || (size !== undefined && last >= size))
    return { words: `Should say which part this is, but there are no ${unit} ${first} to ${last}${whole}.`, data };
  const rest = size !== undefined && last !== undefined && last + 1 < size ? ` The rest begins at ${last + 1}.` : '';
  const ignored = response.status === 206 ? '' : ` It has no meaning with ${response.status}.`;
  return { words: `These are ${unit} ${first} to ${last}${whole}.${rest}${ignored}`, data };
}

export const contentRange: FieldModule = {
  names: ['content-range'],
  explain,
  checks: [contentRangeInvalid, contentRangeUnrequested, contentRangeIgnored],
};
