import { comesBack, handling, indent, type AnswerFacts } from './answer';
import { environmentName, variablesOf, type Request, type Template } from './request';

/** The request with `fetch`. */
export function javascript(request: Request, answer: AnswerFacts | undefined): string {
  const lines: string[] = [];
  if (request.body?.kind === 'file') lines.push("import { readFile } from 'node:fs/promises';", '');
  const variables = variablesOf(request);
  if (variables.length) lines.push(`const { ${variables.join(', ')} } = process.env;`, '');
  const call = callOf(request);
  if (answer && comesBack(answer)) lines.push(...withWaiting(call, answer));
  else {
    lines.push(...ended([`const response = await ${call[0]}`, ...call.slice(1)]));
    if (answer && answer.status >= 300)
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

function callOf(request: Request): string[] {
  const { method, body } = request;
  const fields = fieldsOf(request);
  const options: string[] = [];
  if (method !== 'GET') options.push(`  method: ${js([method])},`);
  if (fields.length) options.push('  headers: {', ...fields, '  },');
  if (!request.followRedirects) options.push("  redirect: 'manual',");
  if (body?.kind === 'text') options.push(`  body: ${js(body.text)},`);
  if (body?.kind === 'form') {
    const pairs = body.pairs.map(([name, value]) => `[${js([name])}, ${js(value)}]`);
    options.push(`  body: new URLSearchParams([${pairs.join(', ')}]),`);
  }
  if (body?.kind === 'file') options.push(`  body: await readFile(${js([body.path])}),`);
  return options.length ? [`fetch(${js(request.url)}, {`, ...options, '})'] : [`fetch(${js(request.url)})`];
}

function fieldsOf({ fields, user, password = [] }: Request): string[] {
  const lines = fields.map(
    ([name, value]) => `    ${/^[A-Za-z_$][\w$]*$/.test(name) ? name : js([name])}: ${js(value)},`,
  );
  if (user)
    lines.push(`    Authorization: \`Basic \${Buffer.from(${js([...user, ':', ...password])}).toString('base64')}\`,`);
  return lines;
}

function withWaiting(call: string[], { status, phrase, retryAfter }: AnswerFacts): string[] {
  return [
    'const send = () =>',
    ...ended(indent(call, '  ')),
    '',
    'let response = await send();',
    `// ${status} ${phrase}: come back later, at most three times.`,
    `for (let attempt = 0; response.status === ${status} && attempt < 3; attempt++) {`,
    ...(retryAfter
      ? [
          "  const after = response.headers.get('Retry-After') ?? '';",
          '  const asked = /^\\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();',
          '  const delay = Number.isNaN(asked) ? 1000 * 2 ** attempt : Math.max(asked, 0);',
        ]
      : ['  const delay = 1000 * 2 ** attempt * (0.5 + Math.random() / 2);']),
    '  await new Promise(resolve => setTimeout(resolve, delay));',
    '  response = await send();',
    '}',
  ];
}

/** A statement with its semicolon. */
function ended(lines: string[]): string[] {
  return lines.map((line, i) => (i === lines.length - 1 ? `${line};` : line));
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
