import type { FieldLine } from './messages';

/** What was sent for a named request of a file, and what came back. */
export interface NamedAnswer {
  request: { headers: FieldLine[]; body?: string };
  /** `body` is absent where it is not text, or not all of it is there. */
  response: { status: number; headers: FieldLine[]; body?: string };
}

const reference = /^([\w-]+)\.(request|response)\.(?:(status)|headers\.([^\s]+)|body(?:\.(.+))?)$/s;

/** The request that `{{login.response.body.$.token}}` refers to: `login`; undefined for any other name. */
export function requestNamed(variable: string): string | undefined {
  return reference.exec(variable)?.[1];
}

/**
 * The answers to the named requests of `.http` files, for `{{login.response.body.$.token}}` and its like in later ones.
 * In memory only, the last one of a name.
 */
export class NamedAnswers {
  private readonly files = new Map<string, Map<string, NamedAnswer>>();

  keep(file: string, name: string, answer: NamedAnswer): void {
    const answers = this.files.get(file) ?? new Map<string, NamedAnswer>();
    this.files.set(file, answers.set(name, answer));
  }

  has(file: string, name: string): boolean {
    return this.files.get(file)?.has(name) === true;
  }

  /** undefined where the request was not answered yet, or its answer has nothing there. */
  value(file: string, variable: string): string | undefined {
    const [, name = '', side, status, field, path] = reference.exec(variable) ?? [];
    const answer = this.files.get(file)?.get(name);
    if (!answer || (side !== 'request' && side !== 'response')) return undefined;
    if (status) return side === 'response' ? String(answer.response.status) : undefined;
    const { headers, body } = answer[side];
    if (field) return headers.findLast(([n]) => n.toLowerCase() === field.toLowerCase())?.[1];
    if (path === undefined || path === '*') return body;
    return body === undefined ? undefined : jsonAt(body, path);
  }
}

/**
 * A part of a JSON text: `$.user.id`, `$.items[0]['a b']`, `$[-1]`. Strings come bare, everything else as JSON.
 * undefined where the text is no JSON, has nothing there, or the path is of another kind.
 */
export function jsonAt(text: string, path: string): string | undefined {
  const steps = stepsOf(path);
  if (!steps) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  for (const step of steps) {
    if (Array.isArray(value) && typeof step === 'number') value = (value as unknown[]).at(step);
    else if (typeof value === 'object' && value !== null && typeof step === 'string' && Object.hasOwn(value, step))
      value = (value as Record<string, unknown>)[step];
    else return undefined;
  }
  return value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
}

function stepsOf(path: string): (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  let rest = path.trim().replace(/^\$/, '');
  if (rest && !/^[.[]/.test(rest)) rest = `.${rest}`;
  while (rest) {
    const [whole, member, index, quoted, double] =
      /^(?:\.([\w$-]+)|\[(-?\d+)\]|\['([^']*)'\]|\["([^"]*)"\])/.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    steps.push(index === undefined ? (member ?? quoted ?? double ?? '') : Number(index));
    rest = rest.slice(whole.length);
  }
  return steps;
}
