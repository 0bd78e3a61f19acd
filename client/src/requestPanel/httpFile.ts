import { looksLikeCurl, parseCurl } from './curl';
import { emptyDraft, type Draft, type FieldLine, type PartRow, type Row } from './messages';
import { resolveVariables } from './variables';

/** Something in the file that cannot be meant; lines are counted from 0. */
export interface FileProblem {
  line: number;
  message: string;
}

/** A piece of a body: text, or a file named by `< path`. */
export type BodyPiece = { text: string } | { file: string; line: number };

export interface FileRequest {
  /** From `### name` or `# @name name`. */
  name?: string;
  /** The request line. */
  line: number;
  /** The block's first line and the line after its last. */
  start: number;
  end: number;
  method: string;
  url: string;
  fields: FieldLine[];
  body: BodyPiece[];
  /** From comments: `# @no-redirect`, `# @no-cookie-jar`. */
  noRedirect: boolean;
  noCookies: boolean;
  /** `# @prompt name what to ask`: asked for when it is sent. */
  prompts: { name: string; words: string }[];
  /** Set where the block is a cURL command. */
  curl?: Draft;
}

export interface HttpFile {
  requests: FileRequest[];
  /** `@name = value`, the last one of a name wins; values may use other variables. */
  variables: Record<string, string>;
  problems: FileProblem[];
}

const requestLine = /^(?:([A-Za-z][\w!#$%&'*+.^`|~-]*)\s+)?(\S.*?)(?:\s+HTTP\/\d(?:\.\d)?)?\s*$/;
const fieldLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s?(.*)$/;
const variableLine = /^@([\w.-]+)\s*=\s*(.*?)\s*$/;
const knownMethod =
  /^(GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH|QUERY|PURGE|PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|UNLOCK|REPORT|SEARCH|LIST|LINK|UNLINK|VIEW|MERGE|GRAPHQL|WEBSOCKET|GRPC)$/;

/**
 * Reads a file of requests as REST Client, JetBrains and httpYac write it: blocks between `###`, `@variables`,
 * comments with `#` or `//`, a query over several lines, fields, a body with `< file`. Never throws: what cannot be
 * read is a problem with its line, and the other blocks are read all the same.
 */
export function parseHttpFile(text: string): HttpFile {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const file: HttpFile = { requests: [], variables: Object.create(null) as Record<string, string>, problems: [] };
  let start = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && !isSeparator(lines[i] ?? '')) continue;
    readBlock(lines, start, i, file);
    start = i;
  }
  return file;
}

function isSeparator(line: string): boolean {
  return /^#{3,}/.test(line);
}

function readBlock(lines: string[], start: number, end: number, file: HttpFile): void {
  let i = start;
  let name: string | undefined;
  let noRedirect = false;
  let noCookies = false;
  const prompts: FileRequest['prompts'] = [];
  if (isSeparator(lines[i] ?? '') && i < end) {
    name = (lines[i] ?? '').replace(/^#+\s*/, '').trim() || undefined;
    i++;
  }
  for (; i < end; i++) {
    const line = lines[i] ?? '';
    if (!line.trim()) continue;
    const comment = /^\s*(?:#|\/\/)\s*(.*)$/.exec(line)?.[1];
    if (comment !== undefined) {
      const mark = /^@([\w-]+)\s*=?\s*(.*)$/.exec(comment);
      if (mark?.[1] === 'name' && mark[2]) name = mark[2].trim();
      if (mark?.[1] === 'no-redirect') noRedirect = true;
      if (mark?.[1] === 'no-cookie-jar') noCookies = true;
      const [, asked, words = ''] = mark?.[1] === 'prompt' ? (/^([\w.-]+)\s*(.*)$/.exec(mark[2] ?? '') ?? []) : [];
      if (asked) prompts.push({ name: asked, words: words.trim() });
      continue;
    }
    const variable = variableLine.exec(line);
    if (variable?.[1]) {
      file.variables[variable[1]] = variable[2] ?? '';
      continue;
    }
    if (/^\s*<\s*\{%/.test(line)) {
      i = skipScript(lines, i, end);
      continue;
    }
    break;
  }
  if (i >= end) return;

  const line = i;
  const base = { line, start, end, noRedirect, noCookies, prompts, ...(name && { name }) };
  const first = lines[i] ?? '';
  if (looksLikeCurl(first)) {
    const command: string[] = [];
    for (; i < end && (lines[i] ?? '').trim(); i++) command.push(lines[i] ?? '');
    try {
      const { draft } = parseCurl(command.join('\n'));
      file.requests.push({ ...base, method: draft.method, url: draft.url, fields: [], body: [], curl: draft });
    } catch (error) {
      file.problems.push({ line, message: error instanceof Error ? error.message : String(error) });
    }
    return;
  }
  const match = requestLine.exec(first.trim());
  const word = match?.[1];
  let method = 'GET';
  let url = first.trim().replace(/\s+HTTP\/\d(?:\.\d)?$/, '');
  if (word && match[2] && (knownMethod.test(word) || /^(https?:|\/|\{\{)/i.test(match[2]))) {
    method = word;
    url = match[2];
  } else if (knownMethod.test(url)) {
    file.problems.push({ line, message: `${url} is a method without a URL.` });
    return;
  } else if (
    !/^(https?:\/\/|\/|\{\{|[\w.-]+(:\d+)?(\/|$)|localhost)/i.test(url) ||
    /\s/.test(url.replace(/\{\{[^{}]*\}\}/g, ''))
  ) {
    file.problems.push({ line, message: 'This is no request line: a method and a URL, or a URL alone, stand here.' });
    return;
  }

  // A long query may go on in the next lines, indented.
  for (i++; i < end && /^\s+[?&/]/.test(lines[i] ?? ''); i++) url += (lines[i] ?? '').trim();
  url = url.replace(/\s+HTTP\/\d(?:\.\d)?$/, '');

  const fields: FieldLine[] = [];
  for (; i < end && (lines[i] ?? '').trim(); i++) {
    const text = lines[i] ?? '';
    if (/^\s*(#|\/\/)/.test(text)) continue;
    const field = fieldLine.exec(text.trim());
    if (field?.[1]) fields.push([field[1], field[2]?.trim() ?? '']);
    else
      file.problems.push({
        line: i,
        message: 'This is no field: a name, a colon and a value. An empty line starts the body.',
      });
  }
  file.requests.push({ ...base, method, url, fields, body: readBody(lines, i + 1, end) });
}

/** What follows the empty line; scripts and references to stored answers are not part of it. */
function readBody(lines: string[], from: number, end: number): BodyPiece[] {
  const pieces: BodyPiece[] = [];
  let text: string[] = [];
  const flush = (): void => {
    if (text.length) pieces.push({ text: text.join('\n') });
    text = [];
  };
  for (let i = from; i < end; i++) {
    const line = lines[i] ?? '';
    if (/^\s*[<>]\s*\{%/.test(line)) {
      i = skipScript(lines, i, end);
      continue;
    }
    if (/^(>>!?|<>)\s+\S/.test(line) || /^>\s+\S+\.js\s*$/.test(line)) continue;
    const file = /^<(?:@[\w-]*)?\s+(\S.*?)\s*$/.exec(line)?.[1];
    if (file !== undefined && !/^<\s*[\w!?/][^>]*>/.test(line)) {
      flush();
      pieces.push({ file, line: i });
      continue;
    }
    text.push(line);
  }
  // The blank lines before the next separator belong to nobody.
  while (text.length && !(text.at(-1) ?? '').trim()) text.pop();
  flush();
  return pieces;
}

function skipScript(lines: string[], from: number, end: number): number {
  for (let i = from; i < end; i++) if ((lines[i] ?? '').includes('%}')) return i;
  return end;
}

/** The request whose block holds a line; the line of its separator counts. */
export function requestAt(file: HttpFile, line: number): FileRequest | undefined {
  return file.requests.find(request => line >= request.start && line < request.end);
}

/**
 * Makes a draft of a request in a file.
 * @param readText Reads a file that the body names, its path as written.
 * @param absolute Makes a path as written an absolute one.
 * @throws Error where a file cannot be read.
 */
export async function toDraft(
  request: FileRequest,
  readText: (path: string) => Promise<string>,
  absolute: (path: string) => string,
): Promise<Draft> {
  const draft: Draft = structuredClone(request.curl ?? emptyDraft);
  draft.options.followRedirects = !request.noRedirect && (request.curl?.options.followRedirects ?? true);
  draft.options.cookies = !request.noCookies;
  if (request.curl) return draft;
  draft.method = request.method;
  draft.url = request.url;
  if (request.url.startsWith('/')) {
    const host = request.fields.find(([name]) => name.toLowerCase() === 'host')?.[1];
    if (host) draft.url = `${/:443$/.test(host) ? 'https' : 'http'}://${host}${request.url}`;
  }
  const type = request.fields.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  let { fields } = request;
  const [piece] = request.body;
  const boundary = /^multipart\/form-data\b.*;\s*boundary\s*=\s*"?([^";]+)/i.exec(type)?.[1];
  const parts = boundary !== undefined ? multipartRows(request.body, boundary, absolute) : undefined;
  if (parts) {
    draft.bodyKind = 'multipart';
    draft.bodyParts = parts;
    // The panel makes a boundary of its own.
    fields = fields.filter(([name]) => name.toLowerCase() !== 'content-type');
  } else if (request.body.length === 1 && piece && 'file' in piece) {
    draft.bodyKind = 'file';
    draft.bodyFile = absolute(piece.file);
  } else if (request.body.length) {
    const texts = await Promise.all(request.body.map(part => ('text' in part ? part.text : readText(part.file))));
    draft.bodyText = texts.join('\n');
    draft.bodyKind = /json/i.test(type) ? 'json' : /xml/i.test(type) ? 'xml' : 'text';
    const pairs = /^application\/x-www-form-urlencoded/i.test(type) ? formRows(draft.bodyText) : undefined;
    if (pairs) {
      draft.bodyKind = 'form';
      draft.bodyForm = pairs;
    } else if (!type && /^\s*[[{]/.test(draft.bodyText)) draft.bodyKind = 'json';
  }
  draft.fields = liftAuth(fields, draft).map(([name, value]) => ({ name, value, enabled: true }));
  return draft;
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

/** The parts of a multipart body; undefined where its lines do not keep to the boundary. */
function multipartRows(body: BodyPiece[], boundary: string, absolute: (path: string) => string): PartRow[] | undefined {
  const lines = body.flatMap<string | { file: string }>(piece =>
    'text' in piece ? piece.text.split('\n') : [{ file: piece.file }],
  );
  const rows: PartRow[] = [];
  let current: { head: string[]; content: (string | { file: string })[]; inHead: boolean } | undefined;
  const finish = (): void => {
    if (!current) return;
    const head = current.head.join('\n');
    const name =
      /name\s*=\s*"([^"]*)"/i.exec(head.replace(/filename\s*=/gi, ''))?.[1] ??
      /[;\s]name\s*=\s*([^;\s"]+)/i.exec(head)?.[1] ??
      '';
    const type = /^content-type\s*:\s*(\S.*)$/im.exec(head)?.[1]?.trim();
    const file = current.content.find((piece): piece is { file: string } => typeof piece !== 'string');
    const text = current.content.filter(piece => typeof piece === 'string').join('\n');
    rows.push({
      name,
      value: file ? '' : text,
      enabled: true,
      ...(file && { file: absolute(file.file) }),
      ...(type && { type }),
    });
  };
  for (const line of lines) {
    if (typeof line === 'string' && (line.trim() === `--${boundary}` || line.trim() === `--${boundary}--`)) {
      finish();
      current =
        line.trim().endsWith('--') && line.trim() !== `--${boundary}`
          ? undefined
          : { head: [], content: [], inHead: true };
    } else if (current?.inHead && typeof line === 'string') {
      if (line.trim()) current.head.push(line);
      else current.inHead = false;
    } else current?.content.push(line);
  }
  return rows.length ? rows : undefined;
}

/** The file's variables with each other filled in; those of an environment are left for later. */
export function fileVariables(file: HttpFile): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const [name, value] of Object.entries(file.variables)) {
    filled[name] = resolveVariables(value, other => (other === name ? undefined : file.variables[other])).text;
  }
  return filled;
}
