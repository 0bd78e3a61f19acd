/**
 * Validation errors in the shapes that frameworks send, turned into field and message:
 *
 * - arrays of issues that name a place and a text: FastAPI and Pydantic (`loc`, `msg`), Spring (`field`, `defaultMessage`),
 *   Bean Validation (`propertyPath` or `path`, `message`), JSON:API (`source.pointer`, `detail`), Zod (`path`, `message`),
 *   express-validator (`path` or `param`, `msg`), Ajv (`instancePath`), Joi (`path`), RFC 9457's examples (`pointer`, `name`
 *   with `reason`), Google (`field`, `description`), GitHub (`field`, `code`), OData (`target`), class-validator (`property`,
 *   `constraints`)
 * - maps from field to texts: Rails, Laravel, ASP.NET, Django REST framework, Phoenix, Zod's `flatten`, marshmallow (nested),
 *   Mongoose (field to an object with `message`)
 */
import type { FieldError } from '../../protocol';
import { messages } from '../words';
import { firstText, isObject, member } from './shape';

/** Whether a name stands for the whole input: what frameworks call an error that is no single field's. */
export function isWhole(field: string): boolean {
  return /^(?:non_field_errors|base|__all__|_schema|_errors|body)$/.test(field);
}

/** More are not listed. */
export const MOST_FIELD_ERRORS = 100;

/** Members that hold the issues, at the top or one or two levels down. */
const HOLDERS = [
  'errors',
  'detail',
  'details',
  'issues',
  'violations',
  'fieldErrors',
  'field_errors',
  'parameterViolations',
  'constraintViolations',
  'validationErrors',
  'validation_errors',
  'invalid-params',
  'invalidParams',
  'invalid_params',
  'fieldViolations',
  'validation',
  'error',
  'data',
  'message',
  'messages',
  'cause',
  'properties',
];

const TEXTS = [
  'msg',
  'message',
  'defaultMessage',
  'description',
  'detail',
  'reason',
  'title',
  'error',
  'errorMessage',
  'code',
  'rule',
];
const PLACES = [
  'field',
  'propertyPath',
  'property',
  'param',
  'pointer',
  'instancePath',
  'dataPath',
  'target',
  'attribute',
  'parameter',
  'name',
  'key',
];

/**
 * @param status Decides whether a bare map of texts at the top (`{"email": ["is taken"]}`) counts: only with 400, 409 and 422.
 * @returns In the order of the body; empty where no shape is recognised.
 */
export function findFieldErrors(value: unknown, status: number): FieldError[] {
  const found = search(value, 0);
  if (found.length) return found;
  if ([400, 409, 422].includes(status) && isObject(value)) {
    const names = Object.keys(value);
    if (
      names.length &&
      names.length <= 200 &&
      !names.some(name => HOLDERS.includes(name)) &&
      names.every(name => holdsTexts(value[name], 0))
    )
      return fromMap(value, '', 0);
  }
  return [];
}

function search(value: unknown, depth: number): FieldError[] {
  if (Array.isArray(value)) return fromList(value);
  if (!isObject(value) || depth > 3) return [];
  for (const name of HOLDERS) {
    const raw = member(value, name);
    const held = name === 'message' && typeof raw === 'string' ? fromText(raw) : raw;
    if (held === undefined || held === null || typeof held !== 'object') continue;
    if (Array.isArray(held)) {
      const list = fromList(held);
      if (list.length) return list;
      // Google and others: the violations stand inside one of the details.
      for (const item of held.slice(0, 20)) {
        const inner = isObject(item) ? search(item, depth + 1) : [];
        if (inner.length) return inner;
      }
    } else {
      // hapi: which members of the input failed; the text stands beside it.
      const keys = name === 'validation' ? member(held, 'keys') : undefined;
      const said = firstText(value, ['message']);
      if (isTexts(keys) && said !== undefined) return keys.map(field => ({ field, message: said }));
      const deeper = search(held, depth + 1);
      if (deeper.length) return deeper;
      // Zod's tree has `properties` beside `errors`; a JSON Schema has not.
      const tree = name === 'properties' && Array.isArray(member(value, 'errors'));
      if (tree || /errors$|^details?$|^validation$|^messages?$/i.test(name)) {
        const map = fromMap(held as Record<string, unknown>, '', 0);
        if (map.length) return map;
      }
    }
  }
  return [];
}

/** A message that holds the issues: Zod's as JSON, Fastify's as `body/email must be a string`. */
function fromText(text: string): unknown {
  if (text.length > 100_000) return undefined;
  const fastify = /^(?:body|querystring|params|headers)\/(\S{1,200}) (must .{1,500})$/.exec(text);
  if (fastify) return [{ field: fastify[1]?.replaceAll('/', '.'), message: fastify[2] }];
  if (!/^\[\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Issues of an array; empty unless at least one names a place. */
function fromList(list: readonly unknown[]): FieldError[] {
  const out: FieldError[] = [];
  for (const item of list.slice(0, MOST_FIELD_ERRORS)) {
    if (!isObject(item)) continue;
    const field = place(item);
    const message = text(item);
    if (field !== undefined && message !== undefined) out.push({ field, message });
  }
  return out;
}

function place(item: Record<string, unknown>): string | undefined {
  const loc = member(item, 'loc');
  if (Array.isArray(loc)) {
    // FastAPI: the first part says where the field was: body, query, path, header, cookie.
    const [where, ...rest] = loc.slice(0, 20).map(String);
    // Only a number: the character at which the body broke.
    return rest.length && !(rest.length === 1 && /^\d+$/.test(rest[0] ?? '')) ? path(rest) : where;
  }
  const source = member(item, 'source');
  const pointer = firstText(source, ['pointer', 'parameter', 'header']);
  if (pointer !== undefined) return fromPointer(pointer);
  const own = member(item, 'path');
  if (Array.isArray(own)) return own.length ? path(own.slice(0, 20).map(String)) : undefined;
  const named = firstText(item, PLACES);
  if (named !== undefined) return fromPointer(named);
  return typeof own === 'string' && own !== '' ? fromPointer(own) : undefined;
}

function text(item: Record<string, unknown>): string | undefined {
  const constraints = member(item, 'constraints');
  if (isObject(constraints)) {
    const texts = Object.values(constraints).filter(value => typeof value === 'string');
    if (texts.length) return messages(texts.slice(0, 5));
  }
  return firstText(item, TEXTS);
}

/** `items.0.price`, as most libraries write a path. */
function path(parts: readonly string[]): string {
  return parts.join('.');
}

/** `/data/attributes/email`, `#/email`, `$.email` and `create.user.email` become the shortest name that still finds the field. */
function fromPointer(pointer: string): string {
  const plain = pointer
    .replace(/^#?\//, '')
    .replace(/^\$\.?/, '')
    .replace(/^data\/(?:attributes|relationships)\//, '');
  return (
    (/^#?\//.test(pointer) ? plain.replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~') : plain) || pointer
  );
}

/** Maps from field to a text, texts, an object with a text, or a further map. */
function fromMap(map: Record<string, unknown>, prefix: string, depth: number): FieldError[] {
  const out: FieldError[] = [];
  for (const [name, value] of Object.entries(map).slice(0, MOST_FIELD_ERRORS)) {
    const field = prefix ? `${prefix}.${name}` : name;
    if (typeof value === 'string' && value !== '' && depth >= 0) out.push({ field, message: value });
    else if (isTexts(value)) out.push({ field, message: messages(value.slice(0, 5)) });
    else if (isObject(value)) {
      const own = firstText(value, ['message', 'msg', 'description', '_errors']);
      if (own !== undefined) out.push({ field, message: own });
      else if (isTexts(value['_errors'])) out.push({ field, message: messages(value['_errors'].slice(0, 5)) });
      else if (isTexts(value['errors'])) out.push({ field, message: messages(value['errors'].slice(0, 5)) });
      else if (depth < 3)
        out.push(
          ...fromMap(value, /^(?:json|body|query|params|headers|form)$/.test(name) && !prefix ? '' : field, depth + 1),
        );
    } else if (Array.isArray(value) && value.length && value.every(isObject)) {
      // Rails' details: [{ error: "blank" }]
      const texts = value.slice(0, 5).flatMap(item => firstText(item, TEXTS) ?? []);
      if (texts.length) out.push({ field, message: messages(texts) });
      // Django REST framework: one map for each item of a list, empty where it is right.
      else if (depth < 3)
        value.slice(0, MOST_FIELD_ERRORS).forEach((item, i) => out.push(...fromMap(item, `${field}.${i}`, depth + 1)));
    }
    if (out.length >= MOST_FIELD_ERRORS) break;
  }
  return out;
}

/** Texts, or a map or list of maps with nothing but texts at its ends. */
function holdsTexts(value: unknown, depth: number): boolean {
  if (isTexts(value)) return true;
  if (depth > 3) return false;
  if (Array.isArray(value))
    return value.length > 0 && value.length <= 100 && value.every(item => isObject(item) && ends(item, depth));
  return isObject(value) && Object.keys(value).length > 0 && ends(value, depth);
}

function ends(value: Record<string, unknown>, depth: number): boolean {
  const held = Object.values(value);
  return held.length <= 200 && held.every(item => holdsTexts(item, depth + 1));
}

function isTexts(value: unknown): value is string[] {
  return (
    Array.isArray(value) && value.length > 0 && value.length <= 100 && value.every(item => typeof item === 'string')
  );
}
