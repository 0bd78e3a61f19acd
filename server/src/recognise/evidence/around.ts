import { lineAround, type ParsedDocument } from '../../parsing/document';
import { pathOf } from '../path';
import type { Evidence } from '../types';
import { responseName, statusName } from '../words';
import type { Question } from './question';

/**
 * `problem.code`, `{ code: 404 }` where `res.status(err.code)` stands somewhere in the file: a field of that name is what is
 * answered with. Reads the first 60 000 characters, once for a field.
 */
export function answeredWith(field: string, { document }: Question): Evidence[] {
  if (!/^[\w-]*code$/i.test(field)) return [];
  let known = answered.get(document);
  if (!known) answered.set(document, (known = new Map()));
  let evidence = known.get(field);
  if (!evidence) known.set(field, (evidence = answeredIn(document.text.slice(0, 60_000), field)));
  return evidence;
}

const answered = new WeakMap<ParsedDocument, Map<string, Evidence[]>>();

function answeredIn(text: string, field: string): Evidence[] {
  const use = new RegExp(
    `\\b(\\w*(?:status|writeHead|sendError|send_error|abort|halt|Response|_resp|HttpException|HTTPException)\\w*)\\s*\\([^()\\n]{0,60}\\w(?:\\??\\.|->)${field}(?!\\w|\\()` +
      `|\\b(status(?:_?code)?)["']?\\s*[:=]\\s*[\\w$.?]*\\w(?:\\??\\.|->)${field}(?!\\w|\\()`,
    'i',
  ).exec(text);
  const into = use?.[1] ?? use?.[2];
  return into === undefined ? [] : [{ words: `\`${field}\` of some object goes into \`${into}\``, weight: 0.5 }];
}

/** ASGI's `message["status"]` beside `message["type"] == "http.response.start"`. Looks 600 characters around. */
export function asgiEvidence(expression: string, { document, node }: Question): Evidence[] {
  if (!/\[["']status["']\]$/.test(expression.trim())) return [];
  const around = document.text.slice(Math.max(0, node.startIndex - 600), node.endIndex + 600);
  return /["']http\.response\.start["']/.test(around)
    ? [{ words: 'a message of ASGI starts a response', weight: 0.5 }]
    : [];
}

/** `$_.status -eq 200 -and $_.body.id`: what has a status has a body too. Looks 200 characters around. */
export function besideBody(expression: string, { document, node }: Question): Evidence[] {
  const owner = /^([$\w.]{1,40}?)\??\.(?:status(?:_?code)?|code)(?:\(\))?$/i.exec(expression.trim())?.[1];
  if (owner === undefined) return [];
  // PowerShell's `$_` is another one in the next pipeline.
  const around = owner.startsWith('$_')
    ? lineAround(document.text, node.startIndex).text
    : document.text.slice(Math.max(0, node.startIndex - 200), node.endIndex + 200);
  const field = new RegExp(
    `(?<![\\w$.])${owner.replace(/[$.]/g, '\\$&')}\\??\\.(body|headers|statusText|readyState|responseText|isSuccessful|errorBody|header(?=\\()|headers_\\w+(?=\\())\\b`,
  ).exec(around)?.[1];
  if (field !== undefined) return [{ words: `it has \`${field}\` too`, weight: 0.5 }];
  // A line of a log: `line.method()`, `line.url()`
  const has = (member: string): boolean =>
    new RegExp(`(?<![\\w$.])${owner.replace(/[$.]/g, '\\$&')}\\??\\.(?:${member})\\b`).test(around);
  return has('method|verb') && has('url|uri|path|host|user_?agent')
    ? [{ words: 'it has a method and an address too', weight: 0.5 }]
    : [];
}

/** `result.code` beside `result.stderr`: a command's exit code. Looks 200 characters around. */
export function besideOutput(expression: string, { document, node }: Question): Evidence[] {
  const owner = /^([$\w.]{1,40}?)\??\.(?:\w+\.)*(?:exit)?_?(?:code|status)\b/i.exec(expression.trim())?.[1];
  if (owner === undefined) return [];
  const around = document.text.slice(Math.max(0, node.startIndex - 200), node.endIndex + 200);
  const output = new RegExp(`(?<![\\w$.])${owner.replace(/[$.]/g, '\\$&')}\\??\\.(stdout|stderr|signal)\\b`).exec(
    around,
  );
  return output ? [{ words: `it has \`${output[1] ?? ''}\` too`, weight: -0.9 }] : [];
}

/** `self.code` where `test.code = start_line.code` stands nearby: what a field of that name is given. Looks 2 000 characters around. */
export function fieldEvidence(field: string, { document, node }: Question): Evidence[] {
  const around = document.text.slice(Math.max(0, node.startIndex - 2000), node.startIndex + 2000);
  for (const [, value = ''] of around.matchAll(
    new RegExp(`[\\w\\])](?:\\.|->)${field.replace(/\W/g, '\\$&')}\\s*=\\s*(?!=)([^\\n;=]{3,80})`, 'g'),
  )) {
    const path = pathOf(value);
    const own = statusName(path.at(-1) ?? '');
    if (
      path.length > 1 &&
      own.weight > 0 &&
      path.slice(0, -1).some(p => responseName(p).weight >= 0.7 || /start_?line|status_?line/i.test(p))
    )
      return [{ words: `\`${field}\` is given \`${path.join('.')}\` nearby`, weight: 0.5 }];
  }
  return [];
}
