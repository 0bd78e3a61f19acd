/** Content-Disposition (RFC 6266): show the content or save it, and under which name. */
import type { Line } from '../context';
import { parseDisposition } from '../parse/contentDisposition';
import { rfc } from '../reference';
import type { Check, FieldModule } from '../types';
import { quote } from '../words';

/** A name that leads elsewhere: a slash, a backslash before a name, a drive, or a parent directory. */
function hasPath(name: string): boolean {
  return /[/\\]/.test(name) || /^[A-Za-z]:/.test(name) || name === '..';
}

/** The part of a name that a careful client keeps: what follows the last slash or backslash. */
function bare(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1) || name;
}

/** What it does: reports bad syntax, encoded words of mail, and a file name with path segments (RFC 6266, 4.1, 4.3). */
export const contentDispositionInvalid: Check = {
  id: 'content-disposition-invalid',
  level: 'warn',
  reference: rfc(6266, '4.1'),
  *find({ response }) {
    for (const line of response.fields.get('content-disposition')?.lines ?? []) {
      const { fault, filename, extended } = parseDisposition(line.value);
      const place = { part: 'field' as const, name: line.name, lines: [line.index] };
      if (fault !== undefined) {
        yield {
          wrong: `Content-Disposition ${quote(line.value)} is not valid: ${fault}.`,
          why: 'Clients differ in what they make of it: the file gets another name, or a cut one, or opens in the window.',
          instead: 'The server should send, for example, Content-Disposition: attachment; filename="report 2026.pdf".',
          place,
        };
        continue;
      }
      const path = [extended, filename].find(name => name !== undefined && hasPath(name));
      if (path !== undefined)
        yield {
          wrong: `The file name ${quote(path)} in Content-Disposition holds a path.`,
          why: 'A client that believes it writes a file somewhere else; careful ones drop everything but the last part.',
          instead: 'The server should send the bare name of the file.',
          place,
          reference: rfc(6266, '4.3'),
        };
      else if (filename !== undefined && extended === undefined && /^=\?[\w-]+\?[bq]\?.*\?=$/i.test(filename))
        yield {
          wrong: `The file name ${quote(filename)} in Content-Disposition is encoded as in mail (RFC 2047).`,
          why: 'Browsers do not decode that, so the file gets the encoded name.',
          instead: "The server should send the name in filename*=UTF-8''… with percent-encoding.",
          place,
          reference: rfc(6266, '4.3'),
        };
    }
  },
};

function explain(line: Line) {
  const { type, filename, extended } = parseDisposition(line.value);
  const sent = extended ?? filename;
  const name = sent === undefined ? undefined : bare(sent);
  const dropped = name !== sent ? ' (careful clients drop the path before it)' : '';
  const called = name === undefined ? '' : `, under the name ${quote(name, 160)}${dropped}`;
  if (type === 'inline')
    return {
      words: `inline: show the content in place${name === undefined ? '' : `; whoever saves it gets the name ${quote(name, 160)}${dropped}`}.`,
    };
  if (type === 'attachment') return { words: `attachment: save the content as a file${called}.` };
  if (type === 'form-data')
    return { words: `form-data belongs into parts of a form; browsers take it for attachment${called}.` };
  return { words: `${quote(type, 40)} is neither inline nor attachment; clients take it for attachment${called}.` };
}

export const contentDisposition: FieldModule = {
  names: ['content-disposition'],
  explain,
  checks: [contentDispositionInvalid],
};
