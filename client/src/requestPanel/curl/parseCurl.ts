import type { Draft, FieldLine } from '../messages';
import { addToQuery } from '../query';
import { nothingSaid, readWord, rowOf, type Said } from './options';
import { shellWords } from './shellWords';

/** What a cURL command became; `ignored` names the options that mean nothing here. */
export interface CurlResult {
  draft: Draft;
  ignored: string[];
}

/** Whether a pasted text is a cURL command. */
export function looksLikeCurl(text: string): boolean {
  return /^\s*(\$\s*)?curl(\.exe)?\s/.test(text);
}

/** What is said of a draft that was read from a command. */
export function noticeOfCurl({ ignored }: CurlResult): string {
  const rest = ignored.length ? ` Left out, since they mean nothing here: ${ignored.join(' ')}.` : '';
  return `Read from a cURL command.${rest}`;
}

/**
 * Reads a cURL command as a POSIX shell or `cmd` writes it ("Copy as cURL" of the browsers included).
 * @throws Error with a sentence for the person, where there is no URL or a quote is not closed.
 */
export function parseCurl(command: string): CurlResult {
  const said = readWords(shellWords(command.replace(/^\s*\$\s*/, '')).slice(1));
  const { draft, url, ignored } = said;
  if (!url) throw new Error('This cURL command names no URL.');
  draft.url = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) || url.includes('{{') ? url : `http://${url}`;
  setBody(said);
  draft.method = said.method ?? (draft.bodyKind === 'none' ? 'GET' : 'POST');
  draft.fields = liftBearer(said).map(([name, value]) => ({ name, value, enabled: true }));
  return { draft, ignored };
}

function readWords(words: string[]): Said {
  const said = nothingSaid();
  const rest = [...words];
  for (let written = rest.shift(); written !== undefined; written = rest.shift()) {
    const { word, attached, further } = partWord(written);
    rest.unshift(...further);
    readWord(said, word, () => attached ?? rest.shift() ?? '');
  }
  return said;
}

/** Parts an option from the value in the same word, and switches in one word from each other. */
function partWord(written: string): { word: string; attached?: string; further: string[] } {
  const long = /^(--[^=]+)=([^]*)$/.exec(written);
  if (long?.[1]) return { word: long[1], attached: long[2] ?? '', further: [] };
  if (/^-[XHdFubAeomwcxETDrKzyYC]./.test(written)) {
    return { word: written.slice(0, 2), attached: written.slice(2), further: [] };
  }
  // -sSLk, the last of which may take a value.
  if (/^-[A-Za-z]{2,}$/.test(written)) {
    const [first = '', ...further] = [...written.slice(1)].map(letter => `-${letter}`);
    return { word: first, further };
  }
  return { word: written, further: [] };
}

/** What the data becomes: more query, parts, a file or a text. */
function setBody(said: Said): void {
  const { draft, data, parts, file } = said;
  const body = data.join('&');
  if (said.asQuery && body) {
    for (const { name, value } of body.split('&').map(pair => rowOf(pair))) {
      draft.url = addToQuery(draft.url, decodeURIComponent(name), decodeURIComponent(value));
    }
  } else if (parts.length) {
    draft.bodyKind = 'multipart';
    draft.bodyParts = parts;
  } else if (file !== undefined && !body) {
    draft.bodyKind = 'file';
    draft.bodyFile = file;
  } else if (body) setText(said, body);
}

function setText({ draft, fields, json }: Said, body: string): void {
  const valueOf = (wanted: string): string | undefined => fields.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const type = valueOf('content-type') ?? '';
  if (!type) fields.push(['Content-Type', json ? 'application/json' : 'application/x-www-form-urlencoded']);
  if (json && valueOf('accept') === undefined) fields.push(['Accept', 'application/json']);
  draft.bodyText = body;
  draft.bodyKind = json || /json/i.test(type) ? 'json' : /xml/i.test(type) ? 'xml' : 'text';
}

/** An Authorization field becomes the helper that masks it. */
function liftBearer({ draft, fields }: Said): FieldLine[] {
  const at = fields.findIndex(([name, value]) => name.toLowerCase() === 'authorization' && /^bearer\s+\S/i.test(value));
  if (at < 0 || draft.auth.kind !== 'none') return fields;
  draft.auth = { kind: 'bearer', token: fields[at]?.[1].replace(/^bearer\s+/i, '') ?? '' };
  return fields.filter((_, i) => i !== at);
}
