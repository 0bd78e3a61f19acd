import { emptyDraft, type Draft, type FieldLine, type Row } from '../messages';
import { multipartRows } from './multipart';
import type { FileRequest } from './parse';

/** How the files that a request names are found. */
export interface FilesOfDraft {
  /** Reads a file that the body names, its path as written. */
  readText: (path: string) => Promise<string>;
  /** Makes a path as written an absolute one. */
  absolute: (path: string) => string;
}

/**
 * Makes a draft of a request in a file.
 * @throws Error where a file cannot be read.
 */
export async function toDraft(request: FileRequest, files: FilesOfDraft): Promise<Draft> {
  const draft: Draft = structuredClone(request.curl ?? emptyDraft);
  draft.options.followRedirects = !request.noRedirect && (request.curl?.options.followRedirects ?? true);
  draft.options.cookies = !request.noCookies;
  if (request.curl) return draft;
  draft.method = request.method;
  draft.url = urlOf(request);
  const fields = liftAuth(await setBody(draft, request, files), draft);
  draft.fields = fields.map(([name, value]) => ({ name, value, enabled: true }));
  return draft;
}

/** A path alone goes to the host that the fields name. */
function urlOf({ url, fields }: FileRequest): string {
  const host = url.startsWith('/') ? valueOf(fields, 'host') : undefined;
  return host ? `${/:443$/.test(host) ? 'https' : 'http'}://${host}${url}` : url;
}

function valueOf(fields: FieldLine[], wanted: string): string | undefined {
  return fields.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** Takes the body over; returns the fields that stay. */
async function setBody(draft: Draft, { fields, body }: FileRequest, files: FilesOfDraft): Promise<FieldLine[]> {
  const type = valueOf(fields, 'content-type') ?? '';
  const boundary = /^multipart\/form-data\b.*;\s*boundary\s*=\s*"?([^";]+)/i.exec(type)?.[1];
  const parts = boundary === undefined ? undefined : multipartRows(body, boundary, files.absolute);
  const [piece] = body;
  if (parts) {
    draft.bodyKind = 'multipart';
    draft.bodyParts = parts;
    // The panel makes a boundary of its own.
    return fields.filter(([name]) => name.toLowerCase() !== 'content-type');
  }
  if (body.length === 1 && piece && 'file' in piece) {
    draft.bodyKind = 'file';
    draft.bodyFile = files.absolute(piece.file);
  } else if (body.length) {
    const texts = await Promise.all(body.map(part => ('text' in part ? part.text : files.readText(part.file))));
    setText(draft, texts.join('\n'), type);
  }
  return fields;
}

function setText(draft: Draft, text: string, type: string): void {
  draft.bodyText = text;
  const pairs = /^application\/x-www-form-urlencoded/i.test(type) ? formRows(text) : undefined;
  if (pairs) {
    draft.bodyKind = 'form';
    draft.bodyForm = pairs;
  } else if (/json/i.test(type) || (!type && /^\s*[[{]/.test(text))) draft.bodyKind = 'json';
  else draft.bodyKind = /xml/i.test(type) ? 'xml' : 'text';
}

/** `Authorization: Basic user:password` and `Basic user password`, as REST Client writes them, and Bearer tokens. */
function liftAuth(fields: FieldLine[], draft: Draft): FieldLine[] {
  return fields.filter(([name, value]) => {
    if (name.toLowerCase() !== 'authorization' || draft.auth.kind !== 'none') return true;
    const bearer = /^Bearer\s+(\S.*)$/i.exec(value)?.[1];
    if (bearer) draft.auth = { kind: 'bearer', token: bearer };
    const basic = /^Basic\s+([^\s:]+)(?::|\s+)(\S.*)$/i.exec(value);
    if (basic?.[1]) draft.auth = { kind: 'basic', user: basic[1], password: basic[2] ?? '' };
    return draft.auth.kind === 'none';
  });
}

/** Pairs of a form; a pair a line is allowed. undefined where it is something else. */
function formRows(text: string): Row[] | undefined {
  const pairs = text
    .split(/\n?&|\n/)
    .map(pair => pair.trim())
    .filter(Boolean);
  if (!pairs.every(pair => /^[^=\s]+=/.test(pair))) return undefined;
  return pairs.map(pair => {
    const at = pair.indexOf('=');
    return { name: decode(pair.slice(0, at)), value: decode(pair.slice(at + 1)), enabled: true };
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
