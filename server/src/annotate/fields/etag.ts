/** ETag (RFC 9110, 8.8.3): the version of this representation, for conditional requests. */
import type { Context, Line } from '../context';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { quote } from '../words';

const ETAG = /^(W\/)?"[\u0021\u0023-\u007e\u0080-\u00ff]*"$/;

/** What it does: reports an unquoted tag, a weakness mark other than `W/`, and characters that a tag cannot have. */
export const etagInvalid: Check = {
  id: 'etag-invalid',
  level: 'error',
  reference: rfc(9110, '8.8.3'),
  *find({ response }) {
    for (const line of response.fields.get('etag')?.lines ?? []) {
      if (ETAG.test(line.value)) continue;
      yield {
        wrong: `ETag ${quote(line.value)} is not an entity tag: ${reason(line.value)}.`,
        why: 'Clients and caches that parse it strictly drop it, so they fetch the content in full each time, or If-Match fails.',
        instead: `The server must send it in double quotes, for example ETag: ${suggestion(line.value)}.`,
        place: { part: 'field', name: 'ETag', lines: [line.index] },
      };
    }
  },
};

function reason(value: string): string {
  if (/^w\/"/.test(value)) return 'the mark of a weak tag is a capital W/';
  if (/^W\/[^"]/.test(value)) return 'the quotes around the tag are missing';
  if (/^'.*'$/.test(value)) return 'single quotes do not count as quotes';
  if (/^(?:W\/)?"[^"]*"$/.test(value)) return 'a tag holds no spaces or control characters';
  return value.includes('"') ? 'the quotes do not enclose the whole tag' : 'the quotes are missing';
}

function suggestion(value: string): string {
  const tag = value
    .replace(/^w\//i, '')
    .replace(/["'\s]|[^\u0021-\u007e]/g, '')
    .slice(0, 40);
  return `${/^w\//i.test(value) ? 'W/' : ''}"${tag}"`;
}

function explain(line: Line, _field: unknown, { response, request }: Context) {
  if (!ETAG.test(line.value))
    return { words: `Should name this version of the content, but ${quote(line.value)} cannot be read.` };
  const weak = line.value.startsWith('W/');
  const kind = weak
    ? 'The version of the content, weakly (equal in meaning, not byte for byte)'
    : 'The exact version of the content';
  const use =
    response.status === 304 || (request.method !== 'GET' && request.method !== 'HEAD')
      ? ''
      : ` Send it back in If-None-Match to get a 304 while nothing has changed${weak ? '' : ', or in If-Match to change only this version'}.`;
  return { words: `${kind}: ${line.value.length > 80 ? quote(line.value) : line.value}.${use}` };
}

export const etag: FieldModule = { names: ['etag'], explain, checks: [etagInvalid] };
