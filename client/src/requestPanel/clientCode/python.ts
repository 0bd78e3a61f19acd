import { comesBack, handling, indent, type AnswerFacts } from './answer';
import { environmentName, variablesOf, type Request, type Template } from './request';

/** The request with Requests. */
export function python(request: Request, answer: AnswerFacts | undefined): string {
  const variables = variablesOf(request);
  const imports = [...(variables.length ? ['import os'] : []), ...(answer && comesBack(answer) ? ['import time'] : [])];
  const lines = [...imports, ...(imports.length ? [''] : []), 'import requests', ''];
  if (variables.length) lines.push(...variables.map(name => `${name} = os.environ[${py([name])}]`), '');
  const call = callOf(request);
  if (answer && comesBack(answer)) lines.push(...withWaiting(call, answer));
  else {
    lines.push(`response = ${call[0]}`, ...call.slice(1));
    if (answer && answer.status >= 300)
      lines.push(
        `if response.status_code == ${answer.status}:`,
        `    # ${answer.status} ${answer.phrase}: ${handling(answer)}`,
        `    raise RuntimeError(f"${answer.status} ${answer.phrase}: {response.text}")`,
      );
  }
  lines.push('response.raise_for_status()', answer && !answer.json ? 'print(response.text)' : 'print(response.json())');
  return `${lines.join('\n')}\n`;
}

function callOf(request: Request): string[] {
  const { method, url, fields, user, password = [], body } = request;
  const args: string[] = [`${py([method])},`, `${py(url)},`];
  if (fields.length) args.push('headers={', ...fields.map(([name, value]) => `    ${py([name])}: ${py(value)},`), '},');
  if (user) args.push(`auth=(${py(user)}, ${py(password)}),`);
  if (body?.kind === 'text') args.push(`data=${py(body.text)}.encode(),`);
  if (body?.kind === 'form')
    args.push(`data=[${body.pairs.map(([name, value]) => `(${py([name])}, ${py(value)})`).join(', ')}],`);
  if (body?.kind === 'file') args.push(`data=open(${py([body.path])}, "rb"),`);
  if (!request.followRedirects) args.push('allow_redirects=False,');
  args.push('timeout=60,');
  return ['requests.request(', ...indent(args, '    '), ')'];
}

function withWaiting(call: string[], { status, phrase, retryAfter }: AnswerFacts): string[] {
  return [
    '',
    'def send():',
    `    return ${call[0]}`,
    ...indent(call.slice(1), '    '),
    '',
    '',
    'response = send()',
    `# ${status} ${phrase}: come back later, at most three times.`,
    'for attempt in range(3):',
    `    if response.status_code != ${status}:`,
    '        break',
    ...(retryAfter
      ? [
          '    after = response.headers.get("Retry-After", "")',
          '    time.sleep(int(after) if after.isdigit() else 2**attempt)',
        ]
      : ['    time.sleep(2**attempt)']),
    '    response = send()',
  ];
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
