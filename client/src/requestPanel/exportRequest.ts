import type { AuthDraft, Draft, FieldLine } from './messages';
import { isSecretName, redactBody, redactField, redactUrl } from './redact';
import { addToQuery } from './query';

/** What stands for a secret in an export: a variable to fill in. */
function blank(name: string): string {
  return `{{${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '') || 'secret'
  }}}`;
}

/** The request's fields for an export: variables stay variables, secrets become blanks. */
function exportFields(draft: Draft): FieldLine[] {
  const own: FieldLine[] = draft.fields
    .filter(row => row.enabled && row.name)
    .map(({ name, value }) => {
      const shown = redactField(name, value);
      return [
        name,
        shown === value
          ? value
          : /^authorization$/i.test(name)
            ? `${value.split(/\s/)[0]} ${blank('token')}`
            : blank(name),
      ];
    });
  return [...own, ...authFields(draft.auth)];
}

function authFields(auth: AuthDraft): FieldLine[] {
  const kept = (value: string, name: string): string =>
    /^\{\{[^{}]*\}\}$/.test(value.trim()) ? value.trim() : blank(name);
  if (auth.kind === 'bearer' && auth.token) return [['Authorization', `Bearer ${kept(auth.token, 'token')}`]];
  if (auth.kind === 'api-key' && auth.name && auth.where === 'field') return [[auth.name, kept(auth.value, auth.name)]];
  return [];
}

function exportUrl(draft: Draft): string {
  const url = redactUrl(draft.url)
    .replace(/=••••/g, `=${blank('secret')}`)
    .replace('••••@', '');
  const { auth } = draft;
  return auth.kind === 'api-key' && auth.name && auth.where === 'query'
    ? addToQuery(url, auth.name, blank(auth.name))
    : url;
}

function exportText(draft: Draft): string {
  return redactBody(draft.bodyText).replaceAll('••••', '{{secret}}');
}

const contentTypes: Partial<Record<Draft['bodyKind'], string>> = {
  json: 'application/json',
  xml: 'application/xml',
  text: 'text/plain; charset=utf-8',
  file: 'application/octet-stream',
};

function withContentType(fields: FieldLine[], draft: Draft): FieldLine[] {
  const type = contentTypes[draft.bodyKind];
  return !type || fields.some(([name]) => name.toLowerCase() === 'content-type')
    ? fields
    : [...fields, ['Content-Type', type]];
}

/** The request as a cURL command for a POSIX shell. Secrets are left as blanks to fill in. */
export function toCurl(draft: Draft): string {
  const words: string[][] = [
    [
      'curl',
      ...(draft.method === 'GET' && draft.bodyKind === 'none' ? [] : ['-X', quote(draft.method)]),
      quote(exportUrl(draft)),
    ],
  ];
  for (const [name, value] of withContentType(exportFields(draft), draft))
    words.push(['-H', quote(`${name}: ${value}`)]);
  const { auth } = draft;
  if (auth.kind === 'basic')
    words.push([
      '-u',
      quote(`${auth.user}:${/^\{\{[^{}]*\}\}$/.test(auth.password) ? auth.password : blank('password')}`),
    ]);
  if (draft.options.followRedirects) words.push(['-L']);
  if (!draft.options.verifyTls) words.push(['-k']);
  if (draft.options.httpVersion === '2') words.push(['--http2']);
  switch (draft.bodyKind) {
    case 'json':
    case 'xml':
    case 'text':
      words.push(['--data-raw', quote(exportText(draft))]);
      break;
    case 'form':
      for (const row of draft.bodyForm)
        if (row.enabled && row.name)
          words.push([
            '--data-urlencode',
            quote(`${row.name}=${isSecretName(row.name) ? blank(row.name) : row.value}`),
          ]);
      break;
    case 'multipart':
      for (const row of draft.bodyParts) {
        if (!row.enabled || !row.name) continue;
        words.push(
          row.file !== undefined
            ? ['-F', quote(`${row.name}=@${row.file}`)]
            : ['--form-string', quote(`${row.name}=${isSecretName(row.name) ? blank(row.name) : row.value}`)],
        );
      }
      break;
    case 'file':
      words.push(['--data-binary', quote(`@${draft.bodyFile}`)]);
      break;
  }
  return words.map(part => part.join(' ')).join(' \\\n  ');
}

/** A word for `sh`: bare where nothing in it is special, else in single quotes. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}

/** The request as a block of an `.http` file. Secrets are left as variables to define. */
export function toHttpFile(draft: Draft): string {
  const fields = withContentType(exportFields(draft), draft);
  const { auth } = draft;
  if (auth.kind === 'basic')
    fields.push([
      'Authorization',
      `Basic ${auth.user}:${/^\{\{[^{}]*\}\}$/.test(auth.password) ? auth.password : blank('password')}`,
    ]);
  let body = '';
  switch (draft.bodyKind) {
    case 'json':
    case 'xml':
    case 'text':
      body = exportText(draft);
      break;
    case 'form':
      fields.push(['Content-Type', 'application/x-www-form-urlencoded']);
      body = draft.bodyForm
        .filter(row => row.enabled && row.name)
        .map(
          row =>
            `${encodeURIComponent(row.name)}=${isSecretName(row.name) ? blank(row.name) : encodeURIComponent(row.value)}`,
        )
        .join('&');
      break;
    case 'multipart': {
      const boundary = 'statuswise-boundary';
      fields.push(['Content-Type', `multipart/form-data; boundary=${boundary}`]);
      body = `${draft.bodyParts
        .filter(row => row.enabled && row.name)
        .map(row =>
          row.file !== undefined
            ? `--${boundary}\nContent-Disposition: form-data; name="${row.name}"; filename="${row.file.split(/[/\\]/).at(-1)}"\n\n< ${row.file}`
            : `--${boundary}\nContent-Disposition: form-data; name="${row.name}"\n\n${isSecretName(row.name) ? blank(row.name) : row.value}`,
        )
        .join('\n')}\n--${boundary}--`;
      break;
    }
    case 'file':
      body = `< ${draft.bodyFile}`;
      break;
  }
  const head = [`${draft.method} ${exportUrl(draft)}`, ...fields.map(([name, value]) => `${name}: ${value}`)].join(
    '\n',
  );
  return `### ${draft.method} ${exportUrl(draft).replace(/^[a-z]+:\/\/[^/]+/i, '') || '/'}\n${head}\n${body ? `\n${body}\n` : ''}`;
}
