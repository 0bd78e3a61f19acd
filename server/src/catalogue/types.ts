/** The shape of the catalogue once `scripts/compile.mjs` has read the Markdown under `server/catalogue/`. */

/** RFC 9110, 15: the first digit decides. */
export type StatusClass = 1 | 2 | 3 | 4 | 5;

/**
 * How far a status code can be relied on.
 * - `standard`: registered and in force
 * - `experimental`: registered by an Experimental RFC
 * - `deprecated`: registered, and its RFC asks not to use it any more (305)
 * - `reserved`: registered as unused or kept for later (306, 402, 418)
 * - `obsoleted`: registered, its RFC is Historic (510)
 * - `vendor`: not registered; in use by `owner`
 */
export type Standing = 'standard' | 'experimental' | 'deprecated' | 'reserved' | 'obsoleted' | 'vendor';

/**
 * Whether the same request may be sent again.
 * - `never`: repeating it unchanged cannot help
 * - `after-change`: once the request (or its credentials) has been changed
 * - `after-wait`: after the stated delay, else with back-off
 * - `idempotent-only`: with back-off, if the method is idempotent or carries an Idempotency-Key
 * - `verify-first`: it may have taken effect; look before repeating it
 * - `not-needed`: it succeeded, or another step follows instead
 */
export type Retry = 'never' | 'after-change' | 'after-wait' | 'idempotent-only' | 'verify-first' | 'not-needed';

/** A field that comes with a status. */
export interface FieldRequirement {
  /** Field name as registered: `WWW-Authenticate`. */
  name: string;
  level: 'MUST' | 'SHOULD' | 'MAY' | 'MUST NOT';
  /** `RFC 9110, 15.5.2` */
  spec: string;
  /** When it applies, if not always: `to a byte range`. */
  when?: string;
}

/** The facts of one code: small enough to load at once. */
export interface StatusFacts {
  /** 100 to 599; vendor codes may stand outside. */
  code: number;
  phrase: string;
  /** Older phrases that are still recognised, each with the document that used it. */
  formerPhrases?: { phrase: string; source: string }[];
  /** `RFC 9110, 15.5.5`; for a vendor code its documentation's title. */
  spec: string;
  /** Present where `spec` is no RFC section. */
  specUrl?: string;
  standing: Standing;
  /** Who uses a vendor code: `nginx`. */
  owner?: string;
  /** RFC 9110, 15.1. */
  heuristicallyCacheable: boolean;
  /** Whether a cache may store it at all; absent means that the usual rules apply. */
  neverStored?: boolean;
  content: 'allowed' | 'forbidden';
  retry: Retry;
  /** The section behind `retry`. */
  retrySpec: string;
  fields: FieldRequirement[];
  /** 3xx only: what becomes of the request's method. */
  redirect?: { method: 'may-become-get' | 'becomes-get' | 'kept' | 'none'; permanent: boolean; spec: string };
  /** One sentence. */
  meaning: string;
}

/** The prose of one code, section by section, as Markdown. */
export interface StatusProse {
  /** Two to four bullets for whoever sends it. */
  sending: string;
  /** Two to four bullets for whoever receives it. */
  receiving: string;
  /** The remaining sections in page order: title and Markdown. */
  sections: { title: string; markdown: string }[];
}

/** A response field's page. */
export interface FieldPage {
  name: string;
  spec: string;
  specUrl?: string;
  /** IANA's field name registry, or `de facto` where it is not registered. */
  standing: 'permanent' | 'provisional' | 'deprecated' | 'obsoleted' | 'de facto';
  /** Who sets a de facto field: `Cloudflare`. */
  owner?: string;
  in: ('request' | 'response')[];
  setBy: string;
  syntax: string;
  /** True where the value is a Structured Field (RFC 9651). */
  structured?: 'item' | 'list' | 'dictionary';
  /** True where the field may occur several times or is a comma-separated list (RFC 9110, 5.3). */
  list?: boolean;
  meaning: string;
  sections: { title: string; markdown: string }[];
}

/** A line of IANA's field name registry, as `server/catalogue/registry/fields.yaml` copies it. */
export interface RegisteredField {
  /** As registered: `Accept-CH`. */
  name: string;
  spec: string;
  specUrl?: string;
  standing: 'permanent' | 'provisional' | 'deprecated' | 'obsoleted';
  /** Where its document gives it a meaning; empty for a reserved name. */
  in: ('request' | 'response')[];
  structured?: 'item' | 'list' | 'dictionary';
}

/** "Which of the two?" */
export interface ComparePage {
  /** File name without extension: `404-410`. */
  id: string;
  codes: number[];
  question: string;
  inShort: string;
  sections: { title: string; markdown: string }[];
}

/** A situation in plain words, and the code that fits it. */
export interface Scenario {
  /** `duplicate email` */
  words: string;
  code: number;
  /** One sentence: why this one. */
  why: string;
  /** Near misses. */
  not?: number[];
}

/** One library's names for statuses, read from its source; the format is described in `server/catalogue/constants/README.md`. */
export interface ConstantTable {
  /** File name without extension: `go-net-http`. */
  id: string;
  /** `Go net/http` */
  library: string;
  /** `javascript` and `typescript` stand for JSX, TSX and the scripts of Vue, Svelte and Astro too. */
  languages: string[];
  /** Where the table was read: repository or package, version, file. */
  source: string;
  /** How a member is reached in code; any one of them is enough. */
  forms: ConstantForm[];
  /** Member name to code, 100 to 599. A name is one identifier, the last of its path; only a `string` form may hold other text. */
  members: Record<string, number>;
  /** Codes that no page of the catalogue explains because only this library has them: what it means by each. */
  own?: Record<number, string>;
  /** Given where the members are no numbers: how one becomes the other. */
  object?: ObjectConstants;
}

/**
 * How a library's constants, where they are objects or members of an enum of their own, and numbers take each other's place.
 * In every text `{}` stands for one of them, `*` for a name with its dots and calls; blanks count for nothing, and `==` stands
 * for every comparison.
 */
export interface ObjectConstants {
  /**
   * What reads a constant's number: `{}.value()`, `(int){}`. `{}` where the language does it by itself, as with C++'s plain
   * enums; absent where there is no such thing, as with symbols: they stand in the places of `either` alone.
   */
  number?: string;
  /** What makes a constant of a number: `HttpStatus.valueOf({})`. */
  made?: string[];
  /** Places that take the one and the other: `ResponseEntity.status({}`, `.status() == {}`. */
  either?: string[];
  /** Places that take nothing but the number: `.setStatus({}`. */
  numbers?: string[];
}

/** One spelling of a table's members. */
export interface ConstantForm {
  /**
   * - `member`: `http.StatusNotFound`, `HttpStatus.NOT_FOUND`, `StatusCode::NOT_FOUND`: a receiver and the member
   * - `bare`: the member alone, once imported; without `imports` the name cannot be mistaken, alone or behind any
   *   receiver: `HTTP_404_NOT_FOUND`, `response.SC_NOT_FOUND`
   * - `symbol`: `:not_found`; says nothing by itself, the spot must ask for a status
   * - `implicit`: `.notFound`, the receiver left to the type (Swift); says nothing by itself either
   * - `class`: a type or exception: `NotFoundException`, `Net::HTTPNotFound`
   * - `call`: a function, method or constructor that fixes the status: `createError.NotFound()`, `Boom.notFound()`
   * - `string`: the member as a string, alone or in a subscript of a receiver: `codes["not_found"]`
   */
  kind: 'member' | 'bare' | 'symbol' | 'implicit' | 'class' | 'call' | 'string';
  /**
   * What stands before the member, without the separator between them; written in the language's own way.
   * - `StatusCodes`: the last segment, so `http.StatusCodes` fits as well; an alias of an import in `imports` fits too
   * - `http::status`, `Response.Status`: all these segments
   * - `status()`: the result of a call, whatever its arguments; `status{}`: inside that call's lambda
   * - `*`: any receiver
   * A `class` or `call` without receivers stands alone, or behind `this`, `self`, `super`, `base` or a namespace.
   */
  receivers?: string[];
  /**
   * Modules, packages, namespaces or headers that bring the name into scope, each a path or the beginning of one up to a
   * separator: `org.springframework.http` stands for `org.springframework.http.HttpStatus` too. Where given, `bare`,
   * `implicit`, `class`, `call` and `string` count only if one of them is imported; `member` only with `needsImport`.
   * Where a language imports names one by one, the name itself must be among them: Python's own `NotImplemented` is not
   * Werkzeug's.
   * A `class` or `call` with receivers is like `member` here.
   */
  imports?: string[];
  /** True where the receiver is an everyday word (`Status`, `codes`), so that one of `imports` is needed with it. */
  needsImport?: boolean;
  /**
   * What the name does when it stands alone in code: it sends the status (a helper or an exception), it asks for it (an
   * assertion or a predicate), or it is a value like any other, as where this is absent.
   */
  role?: 'emit' | 'check' | 'value';
}

/** "Which status should I send?": a tree of questions. */
export interface Decision {
  /** Id of the first question. */
  start: string;
  questions: Record<
    string,
    {
      ask: string;
      answers: {
        label: string;
        /** A word more on when this answer fits. */
        detail?: string;
        /** Either the next question, or the code. */
        next?: string;
        code?: number;
        /** With `code`: one sentence on why. */
        why?: string;
        /** With `code`: near misses. */
        not?: { code: number; unless: string }[];
      }[];
    }
  >;
}
