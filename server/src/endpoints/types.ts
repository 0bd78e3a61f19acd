/** What a part of a call says of the request that it sends. */
export type Role =
  | 'url'
  /** What a relative URL starts from. */
  | 'base'
  | 'method'
  /** Pairs for the query: a map, a list of pairs, a text, or a name and its value. */
  | 'query'
  /** Header fields, as a map. */
  | 'fields'
  /** One header field: its name and its value. */
  | 'field'
  /** A media type. */
  | 'type'
  /** A value that is written as JSON. */
  | 'json'
  /** A map that is written as a form. */
  | 'form'
  /** A map that is written as a multipart form. */
  | 'multipart'
  /** A body as it stands; a map is written as JSON. */
  | 'body'
  /** A body as it stands; a map is written as a form. */
  | 'body-or-form'
  | 'bearer'
  /** User and password: two arguments, a pair, a map. */
  | 'basic'
  /** A map, or a block of calls, whose names are roles again. */
  | 'options'
  /** A request that was made elsewhere. */
  | 'request'
  /** Nothing of interest. */
  | '';

/** How a language's client libraries are told what to send. Names are those of keys, named arguments and methods. */
export interface ClientCalls {
  /** By library (`*` for all) and called name (`` for a call of the library itself): the roles of positional arguments. */
  positions: Record<string, Record<string, readonly Role[]>>;
  /** Roles of keys, of named arguments, and of methods that are called on the request or its session. */
  names: Record<string, Role>;
  /** Methods of a request's builder that set the HTTP method, by that name in upper case: `post(body)`. */
  verbs?: readonly string[];
  /** By library: what is called in the body of the class around, for all its requests: `base_uri 'https://…'`. */
  around?: Record<string, readonly string[]>;
  /** Libraries whose call gives a request back, on which more is set afterwards: `request.setHeader(…)`. */
  after?: readonly string[];
}

/** One way in which a framework is told of a route. */
export interface RouteRule {
  framework: string;
  /** The port on which its servers usually listen. */
  port: number;
  /** Has to occur in the file. */
  file?: RegExp;
  /** `mark`: a decorator, annotation or attribute; `call`: any other call. */
  form: 'call' | 'mark';
  /** What it is called on, as text; for a call without a receiver the empty text. */
  receiver?: RegExp;
  /** Or what made the thing that it is called on: `new Hono()`. */
  made?: RegExp;
  /**
   * Called names, each with its HTTP method. `*` takes any method, `?` is told by an argument, `path` is told by the path
   * itself (`"GET /users"`).
   */
  names: Record<string, string>;
  /** Position of the path, or of a map that holds it. */
  at?: number;
  /** Named arguments or keys that hold the path. */
  path?: readonly string[];
  /** Named arguments or keys that hold the methods; a number is a position. */
  methods?: readonly (string | number)[];
  /** What has to stand behind the path: another argument, a block, either, or one of these named arguments. */
  handler?: 'argument' | 'block' | 'either' | readonly string[];
  /** The path need not begin with a slash. */
  loose?: boolean;
  /** A block without a path answers at the path of its scope: `get do … end`. */
  bare?: boolean;
  /** Names that stand for several routes on what they name; the first of them is taken: `resources :users`. */
  resources?: readonly string[];
  /** Marks of a verb without a path of their own find it in one of these marks beside them. */
  pathMarks?: readonly string[];
}

/** What else stands in front of a route's path. */
export interface Prefixes {
  /** Marks on the class around it. */
  marks?: readonly string[];
  /** Calls around it, whose first text is a piece of the path: `route("/api") { … }`. */
  scopes?: readonly string[];
  /** Named arguments or keys of the call that made the router: `Blueprint("x", __name__, url_prefix="/x")`. */
  named?: readonly string[];
  /** Calls that made the router from another one: `r.Group("/v1")`. */
  groups?: readonly string[];
  /** Calls that take the router in: `app.use('/api', router)`. */
  mounts?: readonly string[];
  /** Calls that put a path in front of every route of the program: `app.setGlobalPrefix('api')`. */
  global?: readonly string[];
  /** Files whose routes the framework itself puts under a path. */
  files?: readonly { framework: string; file: RegExp; path: string }[];
}

/** What a language's files show of requests and routes. */
export interface Endpoints {
  calls?: ClientCalls;
  routes?: readonly RouteRule[];
  prefixes?: Prefixes;
  /** Node types of decorators, annotations and attributes. */
  marks?: readonly string[];
  /** In a string: names that stand for their values without a node of their own, the name as first group. */
  hole?: RegExp;
}

/** A part that is not literal, and how it is asked for. */
export interface Blank {
  name: string;
  /** The code that stands there. */
  code: string;
}

export type Pair = [name: string, value: string];

export type Body = { kind: 'json' | 'text' | 'xml'; text: string } | { kind: 'form' | 'multipart'; pairs: Pair[] };

export type Credentials = { kind: 'bearer'; token: string } | { kind: 'basic'; user: string; password: string };

/** A request as code describes it; `{{name}}` stands for what is not literal. */
export interface RequestInCode {
  kind: 'call' | 'route';
  /** `fetch`, `requests`, `Express`. */
  library: string;
  /** Offsets of the call, or of what registers the route. */
  start: number;
  end: number;
  method: string;
  /** Absolute, or from the slash on where the code does not say the server. */
  url: string;
  fields: Pair[];
  body?: Body;
  credentials?: Credentials;
  blanks: Blank[];
  /** What could not be read, as sentences. */
  notes: string[];
  /** The port that the framework usually has; a route's only. */
  port?: number;
  /** What a route is registered on, as the file names it: another file may mount that; empty for a class or a bare call. */
  router?: string;
}
