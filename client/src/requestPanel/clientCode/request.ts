import type { Draft } from '../messages';
import { addToQuery } from '../query';
import { isSecretName, redactBody, redactField, redactUrl } from '../redact';

/** A text of the request with the variables in it, which become variables of the program. */
export type Template = (string | { variable: string })[];

/** What the code has to send. */
export interface Request {
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

/** The request of a draft, its secrets replaced by variables. */
export function requestOf(draft: Draft): Request {
  const { auth } = draft;
  const fields = fieldsOf(draft);
  const body = bodyOf(draft);
  const type = fields.some(([field]) => field.toLowerCase() === 'content-type') ? undefined : textTypes[draft.bodyKind];
  return {
    method: draft.method || 'GET',
    url: template(urlOf(draft)),
    fields: type ? [...fields, ['Content-Type', [type]]] : fields,
    followRedirects: draft.options.followRedirects,
    ...(body && { body }),
    ...(auth.kind === 'basic' && {
      user: template(auth.user),
      password: template(kept(auth.password, 'password')),
    }),
  };
}

const textTypes: Partial<Record<Draft['bodyKind'], string>> = {
  json: 'application/json',
  xml: 'application/xml',
  text: 'text/plain; charset=utf-8',
};

function urlOf({ url, auth }: Draft): string {
  const open = redactUrl(url).replace('••••@', '').replace(/=••••/g, '={{secret}}');
  return auth.kind === 'api-key' && auth.where === 'query' && auth.name
    ? addToQuery(open, auth.name, kept(auth.value, auth.name))
    : open;
}

function fieldsOf({ fields, auth }: Draft): [string, Template][] {
  const lines = fields
    .filter(row => row.enabled && row.name)
    .map(({ name, value }): [string, Template] => [name, template(openValue(name, value))]);
  if (auth.kind === 'bearer' && auth.token)
    lines.push(['Authorization', ['Bearer ', ...template(kept(auth.token, 'token'))]]);
  if (auth.kind === 'api-key' && auth.where === 'field' && auth.name)
    lines.push([auth.name, template(kept(auth.value, auth.name))]);
  return lines;
}

/** What may be shown of a field's value. */
function openValue(name: string, value: string): string {
  const redacted = redactField(name, value);
  return redacted !== value && isSecretName(name) ? kept(value, name) : redacted;
}

function bodyOf({ bodyKind, bodyText, bodyForm, bodyFile }: Draft): Request['body'] {
  switch (bodyKind) {
    case 'json':
    case 'xml':
    case 'text':
      return {
        kind: 'text',
        text: template(redactBody(bodyText).replaceAll('••••', '{{secret}}')),
        json: bodyKind === 'json',
      };
    case 'form':
      return {
        kind: 'form',
        pairs: bodyForm
          .filter(row => row.enabled && row.name)
          .map(({ name, value }) => [name, template(isSecretName(name) ? kept(value, name) : value)]),
      };
    case 'file':
      return { kind: 'file', path: bodyFile };
    default:
      return undefined;
  }
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
export function environmentName(variable: string): string {
  const name = variable
    .replace(/^\$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(name) ? name : `VALUE_${name}`;
}

/** The names that the environment has to hold. */
export function variablesOf(request: Request): string[] {
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
