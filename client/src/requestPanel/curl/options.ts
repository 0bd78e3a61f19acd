import { emptyDraft, type Draft, type FieldLine, type PartRow, type Row } from '../messages';

/** What the words of a command have said so far. */
export interface Said {
  /** The authorization and the options for sending. */
  draft: Draft;
  method?: string;
  url?: string;
  fields: FieldLine[];
  /** Pieces of the body, in order. */
  data: string[];
  parts: PartRow[];
  /** The file that is the body. */
  file?: string;
  /** The data goes into the query. */
  asQuery: boolean;
  json: boolean;
  /** Options that mean nothing here. */
  ignored: string[];
}

export function nothingSaid(): Said {
  const draft: Draft = structuredClone(emptyDraft);
  draft.options.followRedirects = false;
  return { draft, fields: [], data: [], parts: [], asQuery: false, json: false, ignored: [] };
}

type WithValue = (said: Said, value: string) => void;
type Switch = (said: Said) => void;

/** Options that take a value and say something about the request. */
const withValue = byName<WithValue>([
  ['-X --request', (said, value) => (said.method = value)],
  ['-H --header', addField],
  ['-d --data --data-binary', (said, value) => addData(said, value)],
  ['--data-ascii', (said, value) => addData(said, value, text => text.replace(/[\r\n]+/g, ''))],
  ['--data-raw', (said, value) => said.data.push(value)],
  ['--data-urlencode', addEncoded],
  [
    '--json',
    (said, value) => {
      said.data.push(value);
      said.json = true;
    },
  ],
  ['-F --form', addPart],
  ['--form-string', (said, value) => said.parts.push(rowOf(value))],
  ['-u --user', setUser],
  ['--oauth2-bearer', ({ draft }, token) => (draft.auth = { kind: 'bearer', token })],
  ['-b --cookie', ({ fields }, value) => fields.push(['Cookie', value])],
  ['-A --user-agent', ({ fields }, value) => fields.push(['User-Agent', value])],
  ['-e --referer', ({ fields }, value) => fields.push(['Referer', value])],
  ['--url', (said, value) => (said.url = value)],
]);

/** Options that say something about the request by being there. */
const switches = byName<Switch>([
  ['-G --get', said => (said.asQuery = true)],
  ['-I --head', said => (said.method ??= 'HEAD')],
  ['-k --insecure', ({ draft }) => (draft.options.verifyTls = false)],
  ['-L --location', ({ draft }) => (draft.options.followRedirects = true)],
  ['--http2', ({ draft }) => (draft.options.httpVersion = '2')],
  // What they ask for is done anyway, or is about what curl prints.
  [
    '--compressed --http1.1 --location-trusted -g --globoff' +
      ' -s --silent -S --show-error -i --include -v --verbose -f --fail',
    () => undefined,
  ],
]);

/** Options that take a value and say nothing about the request itself. */
const ignoredWithValue = new Set(
  (
    '-o --output -w --write-out -m --max-time --connect-timeout --retry --retry-delay -c --cookie-jar -x --proxy' +
    ' --cacert --cert -E --key --resolve --limit-rate --max-redirs -D --dump-header -T --upload-file --interface' +
    ' --ciphers --stderr -K --config -r --range -z -y -Y -C'
  ).split(' '),
);

function byName<T>(rows: [names: string, rule: T][]): Map<string, T> {
  return new Map(rows.flatMap(([names, rule]) => names.split(' ').map((name): [string, T] => [name, rule])));
}

/**
 * Reads one word of a command.
 * @param value Gives the option's value; only one that takes a value may ask for it.
 */
export function readWord(said: Said, word: string, value: () => string): void {
  const valued = withValue.get(word);
  if (valued) return valued(said, value());
  const plain = switches.get(word);
  if (plain) return plain(said);
  if (!word.startsWith('-') || word === '-') {
    said.url ??= word;
    return;
  }
  if (ignoredWithValue.has(word)) value();
  said.ignored.push(word);
}

function addField({ fields }: Said, line: string): void {
  const at = line.indexOf(':');
  if (at > 0) fields.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
  else if (line.endsWith(';')) fields.push([line.slice(0, -1).trim(), '']);
}

function addData(said: Said, text: string, tidy = (data: string): string => data): void {
  if (text.startsWith('@')) said.file = text.slice(1);
  else said.data.push(tidy(text));
}

function addEncoded({ data }: Said, text: string): void {
  const { name, value } = rowOf(text);
  data.push(value || name.includes('=') ? `${name}=${encodeURIComponent(value)}` : encodeURIComponent(name));
}

function addPart({ parts }: Said, text: string): void {
  const part = rowOf(text);
  const file = /^[@<]([^;]*)/.exec(part.value)?.[1];
  parts.push(file === undefined ? part : { ...part, value: '', file });
}

function setUser({ draft }: Said, pair: string): void {
  const { name: user, value: password } = rowOf(pair, ':');
  draft.auth = { kind: 'basic', user, password };
}

/** The name and the value of a pair; without the mark between them it is all name. */
export function rowOf(pair: string, mark = '='): Row {
  const at = pair.indexOf(mark);
  return { name: at < 0 ? pair : pair.slice(0, at), value: at < 0 ? '' : pair.slice(at + 1), enabled: true };
}
