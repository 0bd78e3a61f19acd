import { looksLikeCurl, parseCurl } from '../curl/parseCurl';
import type { FieldLine } from '../messages';
import { readBody, skipScript } from './body';
import type { FileRequest, HttpFile } from './parse';
import { hasComment, noteComment, readRequestLine, type Notes } from './lines';

/** The lines of a file from `start` to before `end`. */
export interface Block {
  lines: readonly string[];
  start: number;
  end: number;
}

export function isSeparator(line: string): boolean {
  return /^#{3,}/.test(line);
}

/** Reads what stands between two separators, the first one included, into the file. */
export function readBlock(block: Block, file: HttpFile): void {
  const notes: Notes = { noRedirect: false, noCookies: false, prompts: [] };
  const line = readPrelude(block, file, notes);
  if (line >= block.end) return;
  const base = { line, start: block.start, end: block.end, ...notes };
  if (looksLikeCurl(block.lines[line] ?? '')) readCommand(block, base, file);
  else readRequest(block, base, file);
}

/** A request before its own words are read. */
type Found = Pick<FileRequest, 'line' | 'start' | 'end' | keyof Notes>;

/** Reads name, comments, variables and scripts; returns the line after them. */
function readPrelude({ lines, start, end }: Block, file: HttpFile, notes: Notes): number {
  let i = start;
  if (i < end && isSeparator(lines[i] ?? '')) {
    const name = (lines[i] ?? '').replace(/^#+\s*/, '').trim();
    if (name) notes.name = name;
    i++;
  }
  for (; i < end; i++) {
    const line = lines[i] ?? '';
    if (!line.trim() || noteComment(line, notes)) continue;
    const variable = /^@([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (variable?.[1]) file.variables[variable[1]] = variable[2] ?? '';
    else if (/^\s*<\s*\{%/.test(line)) i = skipScript(lines, i, end);
    else break;
  }
  return i;
}

function readCommand({ lines, end }: Block, found: Found, file: HttpFile): void {
  const command: string[] = [];
  for (let i = found.line; i < end && (lines[i] ?? '').trim(); i++) command.push(lines[i] ?? '');
  try {
    const { draft } = parseCurl(command.join('\n'));
    file.requests.push({ ...found, method: draft.method, url: draft.url, fields: [], body: [], curl: draft });
  } catch (error) {
    file.problems.push({ line: found.line, message: error instanceof Error ? error.message : String(error) });
  }
}

function readRequest({ lines, end }: Block, found: Found, file: HttpFile): void {
  const read = readRequestLine((lines[found.line] ?? '').trim());
  if ('problem' in read) {
    file.problems.push({ line: found.line, message: read.problem });
    return;
  }
  let { url } = read;
  // A long query may go on in the next lines, indented.
  let i = found.line + 1;
  for (; i < end && /^\s+[?&/]/.test(lines[i] ?? ''); i++) url += (lines[i] ?? '').trim();
  url = url.replace(/\s+HTTP\/\d(?:\.\d)?$/, '');

  const fields: FieldLine[] = [];
  for (; i < end && (lines[i] ?? '').trim(); i++) {
    if (hasComment(lines[i] ?? '')) continue;
    const field = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s?(.*)$/.exec((lines[i] ?? '').trim());
    if (field?.[1]) fields.push([field[1], field[2]?.trim() ?? '']);
    else
      file.problems.push({
        line: i,
        message: 'This is no field: a name, a colon and a value. An empty line starts the body.',
      });
  }
  file.requests.push({ ...found, method: read.method, url, fields, body: readBody(lines, i + 1, end) });
}
