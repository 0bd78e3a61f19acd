import type { Draft, FieldLine } from '../messages';
import { resolveVariables } from '../variables';
import { isSeparator, readBlock } from './block';

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
    readBlock({ lines, start, end: i }, file);
    start = i;
  }
  return file;
}

/** The request whose block holds a line; the line of its separator counts. */
export function requestAt(file: HttpFile, line: number): FileRequest | undefined {
  return file.requests.find(request => line >= request.start && line < request.end);
}

/** The file's variables with each other filled in; those of an environment are left for later. */
export function fileVariables(file: HttpFile): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const [name, value] of Object.entries(file.variables)) {
    filled[name] = resolveVariables(value, other => (other === name ? undefined : file.variables[other])).text;
  }
  return filled;
}
