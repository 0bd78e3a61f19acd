import { emptyDraft, type Draft, type FieldLine, type PartRow, type Row } from './messages';
import { addToQuery } from './query';

/** What a cURL command became; `ignored` names the options that mean nothing here. */
export interface CurlResult {
  draft: Draft;
  ignored: string[];
}

/** Whether a pasted text is a cURL command. */
export function looksLikeCurl(text: string): boolean {
  return /^\s*(\$\s*)?curl(\.exe)?\s/.test(text);
}

/** Options that take a value and say nothing about the request itself. */
const valued = new Set([
  '-o',
  '--output',
  '-w',
  '--write-out',
  '-m',
  '--max-time',
  '--connect-timeout',
  '--retry',
  '--retry-delay',
  '-c',
  '--cookie-jar',
  '-x',
  '--proxy',
  '--cacert',
  '--cert',
  '-E',
  '--key',
  '--resolve',
  '--limit-rate',
  '--max-redirs',
  '-D',
  '--dump-header',
  '-T',
  '--upload-file',
  '--interface',
  '--ciphers',
  '--stderr',
  '-K',
  '--config',
  '-r',
  '--range',
  '-z',
  '-y',
  '-Y',
  '-C',
]);

/**
 * Reads a cURL command as a POSIX shell or `cmd` writes it ("Copy as cURL" of the browsers included).
 * @throws Error with a sentence for the person, where there is no URL or a quote is not closed.
 */
export function parseCurl(command: string): CurlResult {
  const words = shellWords(command.replace(/^\s*\$\s*/, ''));
  words.shift();
  const draft: Draft = structuredClone(emptyDraft);
  draft.options.followRedirects = false;
  const ignored: string[] = [];
  const fields: FieldLine[] = [];
  const data: string[] = [];
  const parts: PartRow[] = [];
  let method: string | undefined;
  let asQuery = false;
  let json = false;
  let url: string | undefined;
  let file: string | undefined;

  const row = (text: string): Row => {
    const at = text.indexOf('=');
    return { name: at < 0 ? text : text.slice(0, at), value: at < 0 ? '' : text.slice(at + 1), enabled: true };
  };
  for (let i = 0; i < words.length; i++) {
    let word = words[i] ?? '';
    let attached: string | undefined;
    if (/^--[^=]+=/.test(word))
      [word, attached] = [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)];
    else if (/^-[A-Za-z]./.test(word) && /^-[XHdFubAeomwcxETDrKzyYC]/.test(word))
      [word, attached] = [word.slice(0, 2), word.slice(2)];
    else if (/^-[A-Za-z]{2,}$/.test(word)) {
      // Short switches in one word: -sSLk, the last of which may take a value.
      words.splice(i, 1, ...[...word.slice(1)].map(letter => `-${letter}`));
      word = words[i] ?? '';
    }
    const value = (): string => attached ?? words[++i] ?? '';
    switch (word) {
      case '-X':
      case '--request':
        method = value();
        break;
      case '-H':
      case '--header': {
        const line = value();
        const at = line.indexOf(':');
        if (at > 0) fields.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
        else if (line.endsWith(';')) fields.push([line.slice(0, -1).trim(), '']);
        break;
      }
      case '-d':
      case '--data':
      case '--data-ascii':
      case '--data-binary': {
        const text = value();
        if (text.startsWith('@')) file = text.slice(1);
        else
          data.push(
            word === '--data-binary'
              ? text
              : text.replace(/[\r\n]+/g, match => (word === '-d' || word === '--data' ? match : '')),
          );
        break;
      }
      case '--data-raw':
        data.push(value());
        break;
      case '--json':
        data.push(value());
        json = true;
        break;
      case '--data-urlencode': {
        const { name, value: text } = row(value());
        data.push(text || name.includes('=') ? `${name}=${encodeURIComponent(text)}` : encodeURIComponent(name));
        break;
      }
      case '-F':
      case '--form':
      case '--form-string': {
        const part = row(value());
        const isFile = word !== '--form-string' && /^[@<]/.test(part.value);
        parts.push(isFile ? { ...part, value: '', file: part.value.slice(1).replace(/;.*$/, '') } : part);
        break;
      }
      case '-u':
      case '--user': {
        const pair = value();
        const at = pair.indexOf(':');
        draft.auth = {
          kind: 'basic',
          user: at < 0 ? pair : pair.slice(0, at),
          password: at < 0 ? '' : pair.slice(at + 1),
        };
        break;
      }
      case '--oauth2-bearer':
        draft.auth = { kind: 'bearer', token: value() };
        break;
      case '-b':
      case '--cookie':
        fields.push(['Cookie', value()]);
        break;
      case '-A':
      case '--user-agent':
        fields.push(['User-Agent', value()]);
        break;
      case '-e':
      case '--referer':
        fields.push(['Referer', value()]);
        break;
      case '--url':
        url = value();
        break;
      case '-G':
      case '--get':
        asQuery = true;
        break;
      case '-I':
      case '--head':
        method ??= 'HEAD';
        break;
      case '-k':
      case '--insecure':
        draft.options.verifyTls = false;
        break;
      case '-L':
      case '--location':
        draft.options.followRedirects = true;
        break;
      case '--http2':
        draft.options.httpVersion = '2';
        break;
      case '--compressed':
      case '--http1.1':
      case '-s':
      case '-S':
      case '-i':
      case '-v':
      case '-f':
      case '--silent':
      case '--show-error':
      case '--include':
      case '--verbose':
      case '--fail':
      case '--location-trusted':
      case '--globoff':
      case '-g':
        break;
      default:
        if (valued.has(word)) {
          value();
          ignored.push(word);
        } else if (word.startsWith('-') && word !== '-') ignored.push(word);
        else url ??= word;
    }
  }
  if (!url) throw new Error('This cURL command names no URL.');
  draft.url = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) || url.includes('{{') ? url : `http://${url}`;

  const body = data.join('&');
  if (asQuery && body) {
    for (const pair of body.split('&')) {
      const { name, value } = row(pair);
      draft.url = addToQuery(draft.url, decodeURIComponent(name), decodeURIComponent(value));
    }
  } else if (parts.length) {
    draft.bodyKind = 'multipart';
    draft.bodyParts = parts;
  } else if (file !== undefined && !body) {
    draft.bodyKind = 'file';
    draft.bodyFile = file;
  } else if (body) {
    const type = fields.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    if (json && !type) fields.push(['Content-Type', 'application/json']);
    if (json && !fields.some(([name]) => name.toLowerCase() === 'accept')) fields.push(['Accept', 'application/json']);
    draft.bodyText = body;
    draft.bodyKind = json || /json/i.test(type) ? 'json' : /xml/i.test(type) ? 'xml' : 'text';
    if (!type && !json) fields.push(['Content-Type', 'application/x-www-form-urlencoded']);
  }
  draft.method = method ?? (draft.bodyKind === 'none' ? 'GET' : 'POST');
  draft.fields = liftBearer(fields, draft).map(([name, value]) => ({ name, value, enabled: true }));
  return { draft, ignored };
}

/** An Authorization field becomes the helper that masks it. */
function liftBearer(fields: FieldLine[], draft: Draft): FieldLine[] {
  const at = fields.findIndex(([name, value]) => name.toLowerCase() === 'authorization' && /^bearer\s+\S/i.test(value));
  if (at < 0 || draft.auth.kind !== 'none') return fields;
  draft.auth = { kind: 'bearer', token: fields[at]?.[1].replace(/^bearer\s+/i, '') ?? '' };
  return fields.filter((_, i) => i !== at);
}

/** Splits a command into words as `sh` does; `^` before a line's end and before a character is `cmd`'s escape. */
export function shellWords(command: string): string[] {
  const cmd = /\^\s*\r?\n|\^"/.test(command);
  const text = cmd ? command.replace(/\^\r?\n/g, ' ').replace(/\^(.)/g, '$1') : command.replace(/\r\n/g, '\n');
  const words: string[] = [];
  let word: string | undefined;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '\\' && text[i + 1] === '\n' && !cmd) i++;
    else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === "'" && !cmd) {
      const end = text.indexOf("'", i + 1);
      if (end < 0) throw new Error('A quote in this command is not closed.');
      word = (word ?? '') + text.slice(i + 1, end);
      i = end;
    } else if (char === '$' && text[i + 1] === "'" && !cmd) {
      const [value, end] = ansiQuoted(text, i + 2);
      word = (word ?? '') + value;
      i = end;
    } else if (char === '"') {
      let value = '';
      for (i++; text[i] !== '"'; i++) {
        if (i >= text.length) throw new Error('A quote in this command is not closed.');
        if (text[i] === '\\' && text[i + 1] === '\n') {
          i++;
          continue;
        }
        if (text[i] === '\\' && /["\\$`]/.test(text[i + 1] ?? '')) i++;
        value += text[i];
      }
      word = (word ?? '') + value;
    } else if (char === '\\' && !cmd) word = (word ?? '') + (text[++i] ?? '');
    else word = (word ?? '') + char;
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** `$'…'` with its escapes; returns the text and where its closing quote stands. */
function ansiQuoted(text: string, start: number): [string, number] {
  const simple: Record<string, string> = {
    n: '\n',
    r: '\r',
    t: '\t',
    b: '\b',
    f: '\f',
    v: '\v',
    a: '\u0007',
    e: '\u001b',
  };
  let value = '';
  for (let i = start; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === "'") return [value, i];
    if (char !== '\\') {
      value += char;
      continue;
    }
    const next = text[++i] ?? '';
    const hex =
      next === 'x' || next === 'u'
        ? /^[0-9a-fA-F]{1,4}/.exec(text.slice(i + 1, i + 1 + (next === 'x' ? 2 : 4)))?.[0]
        : undefined;
    if (hex) {
      value += String.fromCharCode(parseInt(hex, 16));
      i += hex.length;
    } else value += simple[next] ?? next;
  }
  throw new Error('A quote in this command is not closed.');
}
