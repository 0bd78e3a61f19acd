/**
 * One exchange, taken apart once so that checks and explanations only look things up.
 */
import type { Exchange } from '../protocol';
import { Body } from './body/body';
import { parseHttpDate, type HttpDate } from './parse/date';
import { split, trim } from './parse/list';
import { parseMediaType, type MediaType } from './parse/mediaType';
import type { AnnotateServices } from './types';
import type { StatusFacts } from '../catalogue/types';

/** One field line. */
export interface Line {
  /** Index into the headers of its message. */
  index: number;
  /** As received. */
  name: string;
  /** As received, without surrounding whitespace. */
  value: string;
}

/** All lines of one name. */
export class Field {
  #members: string[] | undefined;

  constructor(
    /** Lower case. */
    readonly name: string,
    readonly lines: readonly Line[],
  ) {}

  /** The lines joined as RFC 9110, 5.3 allows. */
  get value(): string {
    return this.lines.map(line => line.value).join(', ');
  }

  /** The first line's value. */
  get first(): string {
    return this.lines[0]?.value ?? '';
  }

  /** Members of a comma-separated list over all lines, in order; quoted strings stay whole, empty members are dropped. */
  get members(): readonly string[] {
    return (this.#members ??= this.lines.flatMap(line => split(line.value)));
  }

  /** Where the field stands, for a finding. */
  get place(): { part: 'field'; name: string; lines: number[] } {
    return { part: 'field', name: this.name, lines: this.lines.map(line => line.index) };
  }
}

/** The fields of one message, found by lower-case name. */
export class Fields implements Iterable<Field> {
  readonly lines: readonly Line[];
  readonly #byName = new Map<string, Field>();

  constructor(headers: readonly (readonly [string, string])[]) {
    this.lines = headers.map(([name, value], index) => ({ index, name: String(name), value: trim(String(value)) }));
    const groups = new Map<string, Line[]>();
    for (const line of this.lines) {
      const name = line.name.toLowerCase();
      const group = groups.get(name);
      if (group) group.push(line);
      else groups.set(name, [line]);
    }
    for (const [name, lines] of groups) this.#byName.set(name, new Field(name, lines));
  }

  get(name: string): Field | undefined {
    return this.#byName.get(name);
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** The joined value; `undefined` where the field is absent. */
  value(name: string): string | undefined {
    return this.#byName.get(name)?.value;
  }

  /** List members in lower case; empty where the field is absent. */
  tokens(name: string): readonly string[] {
    return this.#byName.get(name)?.members.map(member => member.toLowerCase()) ?? [];
  }

  /** In the order of first occurrence. */
  [Symbol.iterator](): Iterator<Field> {
    return this.#byName.values();
  }
}

/** What checks, explanations and advice look at. Made once an exchange; never changed afterwards. */
export interface Context {
  request: {
    /** As sent; methods are case-sensitive (RFC 9110, 9.1). */
    method: string;
    /** `undefined` where the exchange holds no absolute URL. */
    url: URL | undefined;
    fields: Fields;
    /** False where the exchange does not hold the request's fields. */
    known: boolean;
  };
  response: {
    /** `HTTP/1.1`, `HTTP/2` … as given. */
    version: string;
    /** The number before the dot: 0 where the version cannot be read. */
    major: number;
    status: number;
    /** 1 to 5; 0 for a code outside 100 to 599. */
    class: number;
    reason: string;
    /** What the catalogue knows of the code. */
    facts: StatusFacts | undefined;
    fields: Fields;
    /** As declared; `undefined` where missing or malformed. */
    mediaType: MediaType | undefined;
    body: Body;
    /** The Date field, where it can be read. */
    date: HttpDate | undefined;
  };
  receivedAt: Date;
  services: AnnotateServices;
}

/**
 * @throws Never: missing or odd members of an exchange that came as JSON count as empty, an unreadable `receivedAt` as the
 * response's own Date, or 1970.
 */
export function createContext(exchange: Exchange, services: AnnotateServices): Context {
  const { request, response } = exchange;
  const fields = new Fields(response.headers);
  const dateValue = fields.get('date')?.first;
  let receivedAt = new Date(exchange.receivedAt);
  if (Number.isNaN(receivedAt.getTime())) receivedAt = parseHttpDate(dateValue ?? '', new Date(0))?.date ?? new Date(0);
  const status = response.status;
  const contentType = fields.get('content-type')?.first;
  const mediaType = contentType === undefined ? undefined : parseMediaType(contentType);
  return {
    request: {
      method: request.method,
      url: parseUrl(request.url),
      fields: new Fields(request.headers),
      known: !request.unknown,
    },
    response: {
      version: response.version,
      major: Number(/^HTTP\/(\d)/i.exec(response.version)?.[1] ?? 0),
      status,
      class: Number.isInteger(status) && status >= 100 && status <= 599 ? Math.floor(status / 100) : 0,
      reason: response.reason,
      facts: services.statuses.get(status),
      fields,
      mediaType,
      body: new Body(response.body, response.bodyEncoding, response.bodyIs, fields, mediaType, services.decode),
      date: dateValue === undefined ? undefined : parseHttpDate(dateValue, receivedAt),
    },
    receivedAt,
    services,
  };
}

function parseUrl(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

/** RFC 9110, 9.2.1. */
export function isSafe(method: string): boolean {
  return /^(?:GET|HEAD|OPTIONS|TRACE|QUERY|PROPFIND|REPORT|SEARCH)$/.test(method);
}

/** RFC 9110, 9.2.2: sending it twice has the effect of sending it once. */
export function isIdempotent(method: string): boolean {
  return isSafe(method) || /^(?:PUT|DELETE|MKCOL|COPY|MOVE|UNLOCK|PROPPATCH)$/.test(method);
}

/** Whether the same request may simply be sent twice: an idempotent method, or an Idempotency-Key. */
export function mayRepeat(context: Context): boolean {
  return isIdempotent(context.request.method) || context.request.fields.has('idempotency-key');
}

/** Whether the response may have content at all (RFC 9110, 6.4.1, 15.3.6). */
export function contentAllowed(context: Context): boolean {
  const { status } = context.response;
  return context.request.method !== 'HEAD' && context.response.class !== 1 && ![204, 205, 304].includes(status);
}
