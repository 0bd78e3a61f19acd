/**
 * `statuswise-annotate`: reads a response from a file or standard input and prints what it means.
 * Exit code: 0 nothing found at or above the level, 1 something found, 2 the input or an option cannot be read.
 */
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { facts } from '../generated/facts';
import { pages } from '../generated/pages';
import { annotate } from './annotate/annotate';
import { renderHar, summariseHar, type HarSummary } from './annotate/harSummary';
import { readCurl, type CurlOptions } from './annotate/input/curl';
import { fromJson, InputError } from './annotate/input/exchange';
import { isHar, readHar } from './annotate/input/har';
import { ansi, countAtLeast, plain, render, type Paint } from './annotate/render';
import { createAnnotateServices } from './annotate/services';
import { decode, digest } from './nodeHost';
import type { Annotation, Exchange, FieldLine, FindingLevel } from './protocol';

const HELP = `Usage: statuswise-annotate [options] [file]

Explains an HTTP response: status, fields, body, what is wrong and what to do next.
The file (or standard input) is the output of "curl -i", a HAR file, or an exchange as JSON.

Options:
  --json                 print the annotation as JSON
  --keys                 print its keys only, one a line
  --fail-on <level>      exit with 1 where a finding of this level or above is there:
                         error (default), warn, info, never
  --method <method>      of the request, for "curl -i" output (default GET)
  --url <url>            of the request: relative links are resolved against it
  --header <line>        a field of the request, "Name: value"; may be repeated
  --received-at <date>   when the response arrived, ISO 8601
                         (default: the file's time, or now for standard input)
  --help                 this text

Exit status:
  0  nothing was found at or above the level of --fail-on
  1  something was
  2  the input or an option could not be read

Examples:
  curl -si https://api.example/users/42 | statuswise-annotate --url https://api.example/users/42
  statuswise-annotate --fail-on warn session.har
`;

const OPTIONS = {
  json: { type: 'boolean' },
  keys: { type: 'boolean' },
  'fail-on': { type: 'string', default: 'error' },
  method: { type: 'string' },
  url: { type: 'string' },
  header: { type: 'string', multiple: true },
  'received-at': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];
type FailOn = FindingLevel | 'never';

function main(args: string[]): number {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const failOn = values['fail-on'];
  if (!isFailOn(failOn)) throw new InputError(`--fail-on takes error, warn, info or never, not "${failOn}".`);
  const { bytes, receivedAt } = readInput(values, positionals);
  const services = createAnnotateServices({ facts, pages }, { decode, digest });
  const json = parseJson(bytes);
  if (json && isHar(json.value)) {
    const summary = summariseHar(readHar(json.value), services);
    process.stdout.write(harText(summary, values));
    return code(
      summary.annotations.map(({ annotation }) => annotation),
      failOn,
    );
  }
  const options = curlOptions(values, receivedAt);
  const exchange = json ? fromJson(json.value, receivedAt) : readCurl(bytes, options);
  const annotation = annotate(exchange, services);
  process.stdout.write(annotationText(annotation, exchange, values));
  return code([annotation], failOn);
}

/**
 * The file, or standard input, and when it arrived.
 * @throws InputError where what was asked for cannot be read.
 */
function readInput(values: Values, positionals: string[]): { bytes: Buffer; receivedAt: string } {
  if (positionals.length > 1) throw new InputError('Only one file can be read at a time.');
  const [file = '-'] = positionals;
  const fromStdin = file === '-';
  if (fromStdin && process.stdin.isTTY) throw new InputError('No file was named and nothing is piped in. See --help.');
  if (values.url !== undefined && !URL.canParse(values.url))
    throw new InputError(`--url takes an absolute URL such as https://api.example/users/42, not "${values.url}".`);
  const bytes = read(fromStdin ? 0 : file);
  const receivedAt = values['received-at'] ?? (fromStdin ? new Date() : statSync(file).mtime).toISOString();
  if (Number.isNaN(Date.parse(receivedAt)))
    throw new InputError(`--received-at "${receivedAt}" is not an ISO 8601 date.`);
  return { bytes, receivedAt };
}

function curlOptions({ method, url, header }: Values, receivedAt: string): CurlOptions {
  const headers = header?.map(readHeader);
  return {
    receivedAt,
    ...(method !== undefined && { method }),
    ...(url !== undefined && { url }),
    ...(headers && { headers }),
  };
}

function harText(summary: HarSummary, values: Values): string {
  if (values.keys)
    return summary.annotations
      .map(({ url, annotation }) => `${url}\n${annotation.keys.map(key => `  ${key}\n`).join('')}`)
      .join('');
  return values.json ? asJson(summary) : renderHar(summary, paint());
}

function annotationText(annotation: Annotation, exchange: Exchange, values: Values): string {
  if (values.keys) return annotation.keys.map(key => `${key}\n`).join('');
  const width = process.stdout.isTTY ? Math.min(process.stdout.columns || 80, 100) : 0;
  return values.json ? asJson(annotation) : render(annotation, exchange, paint(), width);
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Colours for a terminal whose owner wants them. */
function paint(): Paint {
  return process.stdout.isTTY && !process.env.NO_COLOR ? ansi : plain;
}

/** @throws InputError that says in plain words why the file cannot be read, or that there is nothing in it. */
function read(file: string | 0): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new InputError(`There is no file "${file}".`);
    if (code === 'EISDIR') throw new InputError(file === 0 ? 'Standard input is a folder.' : `"${file}" is a folder.`);
    if (code === 'EACCES') throw new InputError(`"${file}" may not be read with your permissions.`);
    throw error;
  }
  if (!bytes.length)
    throw new InputError(
      `${file === 0 ? 'Nothing came in' : `"${file}" is empty`}. If curl made it, it failed before any response: curl -sS -i shows why.`,
    );
  return bytes;
}

/** The parsed file; `undefined` where it is no JSON and has to be `curl -i` output. */
function parseJson(bytes: Buffer): { value: unknown } | undefined {
  const start = bytes
    .subarray(0, 1024)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (!/^[{[]/.test(start)) return undefined;
  try {
    return { value: JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, '')) as unknown };
  } catch (error) {
    throw new InputError(
      `The input looks like JSON but does not parse: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function readHeader(line: string): FieldLine {
  const colon = line.indexOf(':');
  if (colon <= 0) throw new InputError(`--header takes "Name: value", not "${line}".`);
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

function isFailOn(text: string): text is FailOn {
  return ['error', 'warn', 'info', 'never'].includes(text);
}

function code(annotations: readonly Annotation[], failOn: FailOn): number {
  return failOn !== 'never' && annotations.some(annotation => countAtLeast(annotation, failOn) > 0) ? 1 : 0;
}

// A reader that closes early (head, less) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  // Node's own message about an option explains how to pass a file of that name, which nobody meant.
  const option = /^Unknown option '([^']*)'/.exec(message)?.[1];
  process.stderr.write(
    `statuswise-annotate: ${option === undefined ? message : `There is no option ${option}. See --help.`}\n`,
  );
  process.exitCode = 2;
}
