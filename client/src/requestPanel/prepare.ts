import { readFile } from 'fs/promises';
import { basename } from 'path';
import { randomBytes } from 'crypto';
import { filledIn } from './blanks';
import type { Draft, FieldLine, PartRow } from './messages';
import type { FailureCause, SendRequest } from './send';
import { acceptedCodings } from './decode';
import { addToQuery } from './query';
import { resolveVariables, type Lookup } from './variables';

export type Prepared =
  | {
      ok: true;
      request: SendRequest;
      /** The body as text, for people; absent where it is not text. */ bodyText?: string;
    }
  | { ok: false; cause: FailureCause };

/** The fields that are sent without being asked for, unless the draft has a line of that name, on or off. */
export function automaticFields(version: string): FieldLine[] {
  return [
    ['User-Agent', `Statuswise/${version}`],
    ['Accept', '*/*'],
    ['Accept-Encoding', acceptedCodings],
  ];
}

const contentTypes: Partial<Record<Draft['bodyKind'], string>> = {
  json: 'application/json',
  xml: 'application/xml',
  text: 'text/plain; charset=utf-8',
  form: 'application/x-www-form-urlencoded',
  file: 'application/octet-stream',
};

/**
 * Makes the request that a draft stands for: variables filled in, credentials and content type added, the body's bytes.
 * Reads the files that the body names, and nothing else.
 */
export async function prepare(draft: Draft, lookup: Lookup, automatic: readonly FieldLine[]): Promise<Prepared> {
  const missing = new Set<string>();
  const fill = (text: string): string => {
    const resolved = resolveVariables(text, name => filledIn(draft, name) ?? lookup(name));
    for (const name of resolved.missing) missing.add(name);
    return resolved.text;
  };
  let url = fill(draft.url.trim());
  const headers: FieldLine[] = draft.fields
    .filter(row => row.enabled && row.name.trim())
    .map(row => [row.name.trim(), latin1(fill(row.value).trim())]);
  const spoken = new Set(draft.fields.map(row => row.name.trim().toLowerCase()));
  const add = (name: string, value: string): void => {
    if (!spoken.has(name.toLowerCase())) headers.push([name, latin1(value)]);
  };

  const secretFields: string[] = [];
  const { auth } = draft;
  if (auth.kind === 'bearer' && auth.token) add('Authorization', `Bearer ${fill(auth.token).trim()}`);
  if (auth.kind === 'basic' && (auth.user || auth.password)) {
    add(
      'Authorization',
      `Basic ${Buffer.from(`${fill(auth.user)}:${fill(auth.password)}`, 'utf8').toString('base64')}`,
    );
  }
  if (auth.kind === 'api-key' && auth.name && auth.where === 'field') {
    add(fill(auth.name), fill(auth.value));
    secretFields.push(fill(auth.name));
  }
  if (auth.kind === 'api-key' && auth.name && auth.where === 'query')
    url = addToQuery(url, fill(auth.name), fill(auth.value));

  let body: { bytes: Buffer; type?: string; text?: string } | undefined;
  try {
    body = await bodyOf(draft, fill);
  } catch (error) {
    return {
      ok: false,
      cause: {
        kind: 'invalid-request',
        problem: `The file for the body cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      },
    };
  }
  if (missing.size) {
    const names = [...missing].map(name => `{{${name}}}`);
    const [first] = names;
    const problem =
      names.length > 1 ? `The variables ${names.join(', ')} have no value.` : `The variable ${first} has no value.`;
    return { ok: false, cause: { kind: 'malformed-url', url, problem } };
  }
  if (body?.type) add('Content-Type', body.type);
  for (const [name, value] of automatic) add(name, value);
  return {
    ok: true,
    request: {
      method: draft.method.trim() || 'GET',
      url,
      headers,
      ...(body && { body: body.bytes }),
      ...(secretFields.length && { secretFields }),
    },
    ...(body?.text !== undefined && { bodyText: body.text }),
  };
}

async function bodyOf(
  draft: Draft,
  fill: (text: string) => string,
): Promise<{ bytes: Buffer; type?: string; text?: string } | undefined> {
  const type = contentTypes[draft.bodyKind];
  const asText = (text: string): { bytes: Buffer; type?: string; text: string } => ({
    bytes: Buffer.from(text, 'utf8'),
    ...(type && { type }),
    text,
  });
  switch (draft.bodyKind) {
    case 'none':
      return undefined;
    case 'json':
    case 'xml':
    case 'text':
      return asText(fill(draft.bodyText));
    case 'form':
      return asText(
        draft.bodyForm
          .filter(row => row.enabled && row.name)
          .map(row => `${formEncode(fill(row.name))}=${formEncode(fill(row.value))}`)
          .join('&'),
      );
    case 'file':
      return draft.bodyFile ? { bytes: await readFile(fill(draft.bodyFile)), ...(type && { type }) } : undefined;
    case 'multipart': {
      const boundary = `----statuswise-${randomBytes(12).toString('hex')}`;
      const bytes = await multipart(draft.bodyParts, boundary, fill);
      return { bytes, type: `multipart/form-data; boundary=${boundary}` };
    }
  }
}

async function multipart(parts: readonly PartRow[], boundary: string, fill: (text: string) => string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (const part of parts) {
    if (!part.enabled || !part.name) continue;
    const path = part.file !== undefined ? fill(part.file) : undefined;
    const name = quoted(fill(part.name));
    const filename = path === undefined ? '' : `; filename=${quoted(basename(path))}`;
    const type = part.type ?? (path === undefined ? undefined : 'application/octet-stream');
    const head = `Content-Disposition: form-data; name=${name}${filename}${type ? `\r\nContent-Type: ${type}` : ''}`;
    const content = path === undefined ? Buffer.from(fill(part.value), 'utf8') : await readFile(path);
    pieces.push(Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`, 'utf8'), content, Buffer.from('\r\n'));
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return Buffer.concat(pieces);
}

/** As HTML says how to write names in multipart/form-data: only what would end the string is escaped. */
function quoted(text: string): string {
  return `"${text.replace(/\r\n|\r|\n/g, '%0D%0A').replace(/"/g, '%22')}"`;
}

/** application/x-www-form-urlencoded, as the URL standard serialises it. */
function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

/** A field's value goes out as bytes; what is beyond ISO-8859-1 goes as UTF-8. */
function latin1(value: string): string {
  return /[^\u0000-\u00ff]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;
}
