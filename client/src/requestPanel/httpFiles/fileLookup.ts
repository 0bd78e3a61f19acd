import { readFile } from 'fs/promises';
import { dirname, join } from 'path';
import type { Draft } from '../messages';
import { requestNamed, type NamedAnswers } from '../namedAnswers';
import { isSecretName, redactTokens } from '../redact';
import { variablesIn, type Lookup } from '../variables';

/** Where the variables of a file of requests may come from besides the file. */
export interface FileSources {
  /** Identifies the file among those whose answers are kept. */
  file: string;
  answers: NamedAnswers;
  /** Environment variables; undefined where they may not be given out. */
  environment: Record<string, string | undefined> | undefined;
  /** What the nearest `.env` says; undefined where it may not be read. */
  dotenv: Record<string, string> | undefined;
}

/**
 * Looks up `{{login.response.body.$.token}}`, `{{$processEnv NAME}}` and `{{$dotenv NAME}}`; with `%NAME` the variable of
 * that name says which.
 * @param sensitive Told each value that must stand nowhere on disk.
 */
export function fileLookup(sources: FileSources, variables: Lookup, sensitive: (value: string) => void): Lookup {
  return name => {
    if (requestNamed(name) !== undefined) {
      const value = sources.answers.value(sources.file, name);
      if (value !== undefined && (isSecretName(lastWord(name)) || redactTokens(value) !== value)) sensitive(value);
      return value;
    }
    const [, kind, percent, key = ''] = /^\$(processEnv|dotenv)\s+(%?)([\w.-]+)$/.exec(name) ?? [];
    if (!kind) return undefined;
    const values = kind === 'dotenv' ? sources.dotenv : sources.environment;
    const value = values?.[percent ? (variables(key) ?? '') : key];
    if (value !== undefined) sensitive(value);
    return value;
  };
}

/**
 * The first of a file's requests whose answer a draft needs, also through the file's variables, and that has none yet.
 * @param answered Whether the request of that name was answered.
 */
export function neededFirst<R extends { name?: string }>(
  draft: Draft,
  variables: Record<string, string>,
  requests: readonly R[],
  answered: (name: string) => boolean,
): R | undefined {
  const used = new Set(variablesIn(JSON.stringify(draft).replace(/\\"/g, '"')));
  // The set grows while it is walked: @token = {{login.response.body.$.token}}
  for (const name of used) for (const inner of variablesIn(variables[name] ?? '')) used.add(inner);
  for (const variable of used) {
    const name = requestNamed(variable);
    const request = name === undefined || answered(name) ? undefined : requests.find(r => r.name === name);
    if (request) return request;
  }
  return undefined;
}

const lastWord = (path: string): string => /([\w-]+)\W*$/.exec(path)?.[1] ?? path;

/** What the nearest `.env` at or above a folder says, not above `top`; empty where there is none. */
export async function readDotenv(folder: string, top: string): Promise<Record<string, string>> {
  for (let at = folder; ; at = dirname(at)) {
    const text = await readFile(join(at, '.env'), 'utf8').catch(() => undefined);
    if (text !== undefined) return parseDotenv(text);
    if (at === top || dirname(at) === at) return {};
  }
}

/** `NAME=value` lines; quotes around a value are taken off, `#` begins a comment. */
export function parseDotenv(text: string): Record<string, string> {
  const values = Object.create(null) as Record<string, string>;
  for (const line of text.split(/\r?\n/)) {
    const [, name, raw = ''] = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (!name) continue;
    const quoted = /^(["'`])(.*)\1(?:\s+#.*)?$/.exec(raw);
    values[name] = quoted
      ? quoted[1] === '"'
        ? (quoted[2] ?? '').replace(/\\n/g, '\n')
        : (quoted[2] ?? '')
      : raw.replace(/\s+#.*$/, '');
  }
  return values;
}
