import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { branchFor, missingAt, type Insertion } from '../../../server/src/branches';
import { branchesFor } from '../../../server/src/branches/compose';
import { root } from '../../support/paths';
import type { Services } from '../../../server/src/services';

/** Stands for the usual failures where a code is asked for. */
export const usual = 0;

/** One case: a program with a cursor, and the same program with the branch for `code`. */
export interface Fixture {
  file: string;
  name: string;
  code: number;
  languageId: string;
  ending: string;
  /** Whether a general test such as `!response.ok` counts for nothing, as in a refactoring: a name that begins with `refined-`. */
  refine: boolean;
  before: string;
  after: string;
  cursor: number;
}

const languageIds: Record<string, string> = {
  mjs: 'javascript',
  js: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  tsx: 'typescriptreact',
  py: 'python',
  go: 'go',
  java: 'java',
  kt: 'kotlin',
  cs: 'csharp',
  rb: 'ruby',
  php: 'php',
  rs: 'rust',
};

/** The folders under test/fixtures/branches, one a library. */
export const folders = readdirSync(join(root, 'test/fixtures/branches'), { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name);

export function fixturesOf(folder: string): Fixture[] {
  const at = join(root, 'test/fixtures/branches', folder);
  return readdirSync(at)
    .filter(f => !f.endsWith('.md'))
    .sort()
    .map(f => readFixture(join(at, f)));
}

function readFixture(file: string): Fixture {
  const [, name, code, ending] = /^(.*)\.(\d{3}|usual)\.(\w+)$/.exec(basename(file)) ?? [];
  const languageId = languageIds[ending ?? ''];
  if (!name || !ending || !languageId) throw new Error(`${file}: name it <what>.<code>.<ending>`);
  const lines = readFileSync(file, 'utf8').replace(/\n$/, '').split('\n');
  for (const line of lines)
    if (line && !/^(?: {2}|\+ |\+$|- |▮)/.test(line)) throw new Error(`${file}: no gutter: ${line}`);
  const strip = (list: string[]): string => list.map(l => l.slice(2)).join('\n') + '\n';
  const marked = strip(lines.filter(l => !l.startsWith('+')));
  const parts = marked.split('▮');
  if (parts.length !== 2) throw new Error(`${file}: exactly one ▮ must mark the cursor`);
  return {
    file,
    name,
    code: code === 'usual' ? usual : Number(code),
    languageId,
    ending,
    refine: name.startsWith('refined-'),
    before: parts.join(''),
    after: strip(lines.filter(l => !l.startsWith('-'))).replace('▮', ''),
    cursor: parts[0]!.length,
  };
}

/** The text with the insertions; they are all at offsets of the original. */
export function applied(text: string, insertions: readonly Insertion[]): string {
  return [...insertions]
    .sort((a, b) => b.offset - a.offset)
    .reduce((out, { offset, text: insert }) => out.slice(0, offset) + insert + out.slice(offset), text);
}

let count = 0;

/** What the action for `code` makes of a program; `undefined` where it is not offered. */
export async function act(
  services: Services,
  languageId: string,
  text: string,
  cursor: number,
  code: number,
  refine = false,
): Promise<{ text: string; insertions: Insertion[] } | undefined> {
  const uri = `file:///case${++count}`;
  services.documents.opened(uri, languageId, 1, text);
  const insertions =
    code === usual
      ? await usualFailures(services, uri, cursor)
      : await services.documents.parsed(uri, undefined, d => branchFor(d, cursor, code, services, refine));
  services.documents.closed(uri);
  return insertions && { text: applied(text, insertions), insertions };
}

/** What `Handle the usual failures` inserts; `undefined` where none of them is missing. */
async function usualFailures(services: Services, uri: string, cursor: number): Promise<Insertion[] | undefined> {
  const missing = await services.documents.parsed(uri, undefined, d => missingAt(d, cursor, services)?.failures(true));
  const insertions = missing?.length ? await branchesFor(uri, cursor, missing, services, true) : [];
  return insertions.length ? insertions : undefined;
}

export async function offered(services: Services, languageId: string, text: string, cursor: number): Promise<number[]> {
  const uri = `file:///case${++count}`;
  services.documents.opened(uri, languageId, 1, text);
  const codes = await services.documents.parsed(uri, undefined, d => missingAt(d, cursor, services)?.codes(false));
  services.documents.closed(uri);
  return codes ?? [];
}

export async function hasError(services: Services, languageId: string, text: string): Promise<boolean> {
  const uri = `file:///case${++count}`;
  services.documents.opened(uri, languageId, 1, text);
  const error = await services.documents.parsed(uri, undefined, d => d.root.hasError);
  services.documents.closed(uri);
  return error ?? true;
}
