import type { AdviceKind } from '../../../server/src/protocol';
import type { Draft } from './messages';
import { redactBody, redactField, redactUrl, isSecretName } from './redact';
import { addToQuery } from './query';

export type ClientLanguage = 'javascript' | 'python';

/** What is known of the answer, so that the code can treat it. */
export interface AnswerFacts {
  status: number;
  phrase: string;
  advice: readonly AdviceKind[];
  /** The answer names a time to come back. */
  retryAfter: boolean;
  json: boolean;
}

/** A text of the request with the variables in it, which become variables of the program. */
type Template = (string | { variable: string })[];

interface Request {
  method: string;
  url: Template;
  fields: [string, Template][];
  body?:
    | { kind: 'text'; text: Template; json: boolean }
    | { kind: 'form'; pairs: [string, Template][] }
    | { kind: 'file'; path: string };
  user?: Template;
  password?: Template;
  followRedirects: boolean;
}

/**
 * Writes the request as client code that runs as it stands, with the handling of the answer that came. Variables and
 * secrets are read from the environment. A multipart body cannot be written in so few lines and is left to the reader.
 */
export function toClientCode(draft: Draft, language: ClientLanguage, answer: AnswerFacts | undefined): string {
  const request = requestOf(draft);
  return language === 'javascript' ? javascript(request, answer) : python(request, answer);
}

function requestOf(draft: Draft): Request {
  const { auth } = draft;
  let url = redactUrl(draft.url).replace('••••@', '').replace(/=••••/g, '={{secret}}');
  if (auth.kind === 'api-key' && auth.where === 'query' && auth.name)
    url = addToQuery(url, auth.name, kept(auth.value, auth.name));
  const fields: [string, Template][] = draft.fields
    .filter(row => row.enabled && row.name)
    .map(({ name, value }) => [
      name,
      template(
        redactField(name, value) === value ? value : isSecretName(name) ? kept(value, name) : redactField(name, value),
      ),
    ]);
  if (auth.kind === 'bearer' && auth.token)
    fields.push(['Authorization', ['Bearer ', ...template(kept(auth.token, 'token'))]]);
  if (auth.kind === 'api-key' && auth.where === 'field' && auth.name)
    fields.push([auth.name, template(kept(auth.value, auth.name))]);
  const has = (name: string): boolean => fields.some(([field]) => field.toLowerCase() === name);
  const request: Request = {
    method: draft.method || 'GET',
    url: template(url),
    fields,
    followRedirects: draft.options.followRedirects,
  };
  if (auth.kind === 'basic') {
    request.user = template(auth.user);
    request.password = template(kept(auth.password, 'password'));
  }
  switch (draft.bodyKind) {
    case 'json':
    case 'xml':
    case 'text': {
      if (!has('content-type'))
        fields.push([
          'Content-Type',
          [
            draft.bodyKind === 'json'
              ? 'application/json'
              : draft.bodyKind === 'xml'
                ? 'application/xml'
                : 'text/plain; charset=utf-8',
          ],
        ]);
      request.body = {
        kind: 'text',
        text: template(redactBody(draft.bodyText).replaceAll('••••', '{{secret}}')),
        json: draft.bodyKind === 'json',
      };
      break;
    }
    case 'form':
      request.body = {
        kind: 'form',
        pairs: draft.bodyForm
          .filter(row => row.enabled && row.name)
          .map(row => [row.name, template(isSecretName(row.name) ? kept(row.value, row.name) : row.value)]),
      };
      break;
    case 'file':
      request.body = { kind: 'file', path: draft.bodyFile };
      break;
  }
  return request;
}

/** A variable stays; a secret becomes one. */
function kept(value: string, name: string): string {
  return /^\{\{[^{}]*\}\}$/.test(value.trim()) ? value.trim() : `{{${name}}}`;
}

function template(text: string): Template {
  return text
    .split(/\{\{\s*([^{}]+?)\s*\}\}/)
    .map((piece, i) => (i % 2 ? { variable: piece } : piece))
    .filter(piece => piece !== '');
}

/** `api-key` → `API_KEY`, the name under which the environment holds it. */
function environmentName(variable: string): string {
  const name = variable
    .replace(/^\$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(name) ? name : `VALUE_${name}`;
}

function variablesOf(request: Request): string[] {
  const templates = [
    request.url,
    ...request.fields.map(([, value]) => value),
    request.user ?? [],
    request.password ?? [],
  ];
  if (request.body?.kind === 'text') templates.push(request.body.text);
  if (request.body?.kind === 'form') templates.push(...request.body.pairs.map(([, value]) => value));
  const names = templates.flat().flatMap(piece => (typeof piece === 'string' ? [] : [environmentName(piece.variable)]));
  return [...new Set(names)];
}

// JavaScript

function javascript(request: Request, answer: AnswerFacts | undefined): string {
  const lines: string[] = [];
  if (request.body?.kind === 'file') lines.push("import { readFile } from 'node:fs/promises';", '');
  const variables = variablesOf(request);
  if (variables.length) lines.push(`const { ${variables.join(', ')} } = process.env;`, '');
  const fields = request.fields.map(
    ([name, value]) => `    ${/^[A-Za-z_$][\w$]*$/.test(name) ? name : js([name])}: ${js(value)},`,
  );
  if (request.user)
    fields.push(
      `    Authorization: \`Basic \${Buffer.from(${js([...request.user, ':', ...(request.password ?? [])])}).toString('base64')}\`,`,
    );
  const options: string[] = [];
  if (request.method !== 'GET') options.push(`  method: ${js([request.method])},`);
  if (fields.length) options.push('  headers: {', ...fields, '  },');
  if (!request.followRedirects) options.push("  redirect: 'manual',");
  const { body } = request;
  if (body?.kind === 'text') options.push(`  body: ${js(body.text)},`);
  if (body?.kind === 'form')
    options.push(
      `  body: new URLSearchParams([${body.pairs.map(([name, value]) => `[${js([name])}, ${js(value)}]`).join(', ')}]),`,
    );
  if (body?.kind === 'file') options.push(`  body: await readFile(${js([body.path])}),`);
  const call = options.length ? [`fetch(${js(request.url)}, {`, ...options, '})'] : [`fetch(${js(request.url)})`];
  const waits = answer !== undefined && answer.status >= 400 && answer.advice.includes('wait-then-retry');
  if (waits) {
    lines.push(
      `const send = () =>`,
      ...indent(call, '  ').map((line, i, all) => (i === all.length - 1 ? `${line};` : line)),
      '',
      'let response = await send();',
    );
    lines.push(
      `// ${answer.status} ${answer.phrase}: come back later, at most three times.`,
      `for (let attempt = 0; response.status === ${answer.status} && attempt < 3; attempt++) {`,
      ...(answer.retryAfter
        ? [
            "  const after = response.headers.get('Retry-After') ?? '';",
            '  const asked = /^\\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();',
            '  const delay = Number.isNaN(asked) ? 1000 * 2 ** attempt : Math.max(asked, 0);',
          ]
        : ['  const delay = 1000 * 2 ** attempt * (0.5 + Math.random() / 2);']),
      '  await new Promise(resolve => setTimeout(resolve, delay));',
      '  response = await send();',
      '}',
    );
  } else lines.push(`const response = await ${call[0]}`, ...call.slice(1));
  if (!waits) lines[lines.length - 1] += ';';
  if (answer && answer.status >= 300 && !waits) {
    lines.push(
      `if (response.status === ${answer.status}) {`,
      `  // ${answer.status} ${answer.phrase}: ${handling(answer)}`,
      `  throw new Error(\`${answer.status} ${answer.phrase}: \${await response.text()}\`);`,
      '}',
    );
  }
  lines.push('if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);');
  lines.push(answer && !answer.json ? 'console.log(await response.text());' : 'console.log(await response.json());');
  return `${lines.join('\n')}\n`;
}

/** A literal: with placeholders where there are variables, in single quotes where not. */
function js(value: Template): string {
  if (value.every(piece => typeof piece === 'string')) {
    const text = value.join('');
    return text.includes('\n') ? `\`${jsTemplate(text)}\`` : `'${jsEscape(text).replace(/'/g, "\\'")}'`;
  }
  if (value.length === 1 && typeof value[0] === 'object') return environmentName(value[0].variable);
  return `\`${value.map(piece => (typeof piece === 'string' ? jsTemplate(piece) : `\${${environmentName(piece.variable)}}`)).join('')}\``;
}

function jsEscape(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(
      /[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]/g,
      char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

function jsTemplate(text: string): string {
  return jsEscape(text).replace(/`/g, '\\`').replace(/\$\{/g, '\\${');
}

// Python

function python(request: Request, answer: AnswerFacts | undefined): string {
  const imports = new Set<string>();
  const waits = answer !== undefined && answer.status >= 400 && answer.advice.includes('wait-then-retry');
  const variables = variablesOf(request);
  if (variables.length) imports.add('import os');
  if (waits) imports.add('import time');
  const assigned = variables.map(name => `${name} = os.environ[${py([name])}]`);
  const args: string[] = [`${py([request.method])},`, `${py(request.url)},`];
  if (request.fields.length)
    args.push('headers={', ...request.fields.map(([name, value]) => `    ${py([name])}: ${py(value)},`), '},');
  if (request.user) args.push(`auth=(${py(request.user)}, ${py(request.password ?? [])}),`);
  const { body } = request;
  if (body?.kind === 'text') args.push(`data=${py(body.text)}.encode(),`);
  if (body?.kind === 'form')
    args.push(`data=[${body.pairs.map(([name, value]) => `(${py([name])}, ${py(value)})`).join(', ')}],`);
  if (body?.kind === 'file') args.push(`data=open(${py([body.path])}, "rb"),`);
  if (!request.followRedirects) args.push('allow_redirects=False,');
  args.push('timeout=60,');
  const call = ['requests.request(', ...indent(args, '    '), ')'];
  const lines: string[] = [...[...imports].sort(), ...(imports.size ? [''] : []), 'import requests', ''];
  if (assigned.length) lines.push(...assigned, '');
  if (waits) {
    lines.push(
      '',
      'def send():',
      `    return ${call[0]}`,
      ...indent(call.slice(1), '    '),
      '',
      '',
      'response = send()',
    );
    lines.push(
      `# ${answer.status} ${answer.phrase}: come back later, at most three times.`,
      'for attempt in range(3):',
      `    if response.status_code != ${answer.status}:`,
      '        break',
    );
    lines.push(
      ...(answer.retryAfter
        ? [
            '    after = response.headers.get("Retry-After", "")',
            '    time.sleep(int(after) if after.isdigit() else 2**attempt)',
          ]
        : ['    time.sleep(2**attempt)']),
      '    response = send()',
    );
  } else lines.push(`response = ${call[0]}`, ...call.slice(1));
  if (answer && answer.status >= 300 && !waits) {
    lines.push(
      `if response.status_code == ${answer.status}:`,
      `    # ${answer.status} ${answer.phrase}: ${handling(answer)}`,
      `    raise RuntimeError(f"${answer.status} ${answer.phrase}: {response.text}")`,
    );
  }
  lines.push('response.raise_for_status()', answer && !answer.json ? 'print(response.text)' : 'print(response.json())');
  return `${lines.join('\n')}\n`;
}

function py(value: Template): string {
  const only = value[0];
  if (value.length === 1 && typeof only === 'object') return environmentName(only.variable);
  const plain = value.every(piece => typeof piece === 'string');
  const text = value
    .map(piece => (typeof piece === 'string' ? pyEscape(piece, !plain) : `{${environmentName(piece.variable)}}`))
    .join('');
  return `${plain ? '' : 'f'}"${text}"`;
}

function pyEscape(text: string, inTemplate: boolean): string {
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/[\u0000-\u001f\u007f]/g, char => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return inTemplate ? escaped.replace(/[{}]/g, '$&$&') : escaped;
}

function indent(lines: string[], by: string): string[] {
  return lines.map(line => by + line);
}

/** What a program does about this answer, as the end of a comment. */
function handling(answer: AnswerFacts): string {
  const [first] = answer.advice;
  switch (first) {
    case 'reauthenticate':
      return 'get new credentials, then send it again.';
    case 'fix-request':
      return 'the request itself has to change.';
    case 'retry':
      return 'it may be sent again as it is.';
    case 'verify-then-retry':
      return 'look at the state on the server before sending it again.';
    case 'follow-location':
      return 'go on at the Location of the answer.';
    case 'poll':
      return 'ask the URL in Location until the work is done.';
    default:
      return 'sending it again unchanged does not help.';
  }
}
