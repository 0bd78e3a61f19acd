/**
 * The custom requests of the Statuswise language server: who sends what, and why.
 * Both sides import this file, and it imports nothing but types.
 */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

/** A field line: name and value, in wire order; values are strings of bytes (ISO-8859-1), as Node's `rawHeaders` has them. */
export type FieldLine = [name: string, value: string];

/** One request and the response it got. */
export interface Exchange {
  request: {
    method: string;
    url: string;
    headers: FieldLine[];
    /** Set where only the response is known (a saved `curl -i`): what depends on the request's fields is then not judged. */
    unknown?: true;
  };
  response: {
    /** `HTTP/1.1`, `HTTP/2`, … */
    version: string;
    /** As received; may lie outside 100 to 599. */
    status: number;
    /** The server's own phrase; empty in HTTP/2. */
    reason: string;
    headers: FieldLine[];
    /** Transfer coding removed, content coding still on. A string stands for its UTF-8 bytes. */
    body: string;
    bodyEncoding?: 'base64';
    /**
     * How `body` differs from what was received:
     * - `decoded`: the content coding is off already (a HAR file, `curl --compressed`, `fetch`)
     * - `cut`: only its beginning was kept
     * - `omitted`: it was not kept
     */
    bodyIs?: 'decoded' | 'cut' | 'omitted';
  };
  /** ISO 8601. The only clock: every date is judged against it. */
  receivedAt: string;
}

export type FindingLevel = 'error' | 'warn' | 'info';

/** Where in the response a finding points. */
export type Place =
  | { part: 'status' | 'reason' | 'request' }
  /** `lines`: indexes into `response.headers`; empty where the finding is that the field is missing. */
  | { part: 'field'; name: string; lines: number[] }
  /** `offset`: in decoded characters of the body, where it is known. */
  | { part: 'body'; offset?: number; line?: number; column?: number };

export interface Reference {
  /** `RFC 9110, 15.5.2` */
  text: string;
  url: string;
}

/** One defect, or something worth knowing. */
export interface Finding {
  /** Stable: `missing-www-authenticate`. */
  id: string;
  level: FindingLevel;
  /** What is wrong, why it matters to the caller, what the server should send instead. Plain text. */
  message: string;
  /** The first sentence of the message: what is wrong, alone. */
  headline: string;
  place: Place;
  reference: Reference;
  /** Findings with the same cause that the message tells as well. */
  also?: { id: string; level: FindingLevel }[];
}

/** What a field's value says, for whoever needs it as data; the explanation's words show it too. */
export type FieldDatum =
  | { kind: 'retry-after'; seconds: number }
  /** ISO 8601, UTC. */
  | { kind: 'retry-after' | 'deprecation' | 'sunset'; date: string }
  /** A reset is in seconds from `receivedAt`. */
  | { kind: 'ratelimit'; what: 'limit' | 'remaining' | 'reset'; value: number }
  /** Absolute URLs. */
  | { kind: 'location'; url: string }
  | { kind: 'link'; rel: string; url: string }
  /** First byte, last byte and size as the field writes them: `0-99/1234`. */
  | { kind: 'range'; range: string }
  /** Lower case. */
  | { kind: 'auth'; scheme: string };

/** One field line in words. */
export interface FieldExplanation {
  /** Index into `response.headers`. */
  line: number;
  name: string;
  value: string;
  /** What the field says with this value. Plain text. */
  words: string;
  /** A structured value taken apart: one entry a directive, a cookie attribute, a link ... */
  parts?: { text: string; words: string }[];
  /** Where the catalogue has a page: its field name, lower-case. */
  page?: string;
  /** A field that nobody registered: who likely sets it. */
  owner?: string;
  /** Set where nothing is known of the field; the words then say so. */
  unknown?: true;
  data?: FieldDatum[];
}

export type AdviceKind =
  | 'retry'
  | 'wait-then-retry'
  | 'verify-then-retry'
  | 'do-not-retry'
  | 'fix-request'
  | 'reauthenticate'
  | 'follow-location'
  | 'use-cache'
  | 'poll';

/** What to do next. */
export interface Advice {
  what: AdviceKind;
  /** What the person should do, as one sentence. */
  text: string;
  /** Why, as one sentence. */
  reason: string;
  /** Seconds to wait, counted from `receivedAt`, where the response says so. */
  delaySeconds?: number;
  /** Absolute URL to go on with: Location, or the status resource to poll. */
  target?: string;
  reference?: Reference;
}

/** A field of the request that the server complains about. */
export interface FieldError {
  field: string;
  message: string;
}

/** What the body is, and what it says. */
export interface BodyExplanation {
  /** The media type as sent, without parameters; empty where none was sent. */
  mediaType: string;
  /** `json`, `html`, `empty`, `problem-details`, `error-message`, `graphql`, `graphql-errors=<n>` … as in the key list. */
  kinds: string[];
  /** One or two sentences. */
  words: string;
  /** RFC 9457 members, extensions included, shown as text. */
  problem?: { name: string; value: string }[];
  fieldErrors?: FieldError[];
  /** The human text of a home-made error body. */
  message?: string;
  /** Where the JSON breaks. */
  jsonError?: { offset: number; line: number; column: number; message: string };
}

export interface CacheSummary {
  /** `no-store`, `private`, `must-revalidate`, `heuristic`, `stale`, `fresh=<seconds>` */
  how: string;
  /** What holds besides, in the same terms; the words say it too. */
  also?: string[];
  words: string;
  /** ISO 8601, where the response is fresh. */
  freshUntil?: string;
}

/** Who sent the response. */
export interface Answerer {
  /** `proxy`: something on the way answered in place of the origin; `cache`: a stored copy. */
  role: 'origin' | 'cache' | 'proxy';
  /** `Cloudflare`, `the origin, through a proxy` */
  name: string;
  /** What tells, as half a sentence. */
  evidence: string;
}

/** What `statuswise/annotate` answers. */
export interface Annotation {
  /** The same content as strings of the vocabulary, for tests and tools. Nothing stands here that the rest does not say. */
  keys: string[];
  /** At most two sentences that a person would say. */
  summary: string;
  status: {
    code: number;
    /** The registered (or the vendor's) phrase; empty where the code is unknown. */
    phrase: string;
    /** `1xx` … `5xx`; empty for an invalid code. */
    class: string;
    /** What it means for this method. One or two sentences. */
    meaning: string;
    /** An unregistered or invalid code: the class that clients treat it as, `4xx`; the meaning says so too. */
    treatAs?: string;
    standing: string;
    owner?: string;
    reference?: Reference;
    /** A client's code needs no branch for it: the code behind the request is for this success. */
    unbranched?: true;
    /** Pages that tell this code from its neighbours, as `statuswise/page` takes them: `compare/401-403`. */
    compare?: { page: string; codes: number[]; question: string }[];
  };
  /** Most harmful first. */
  findings: Finding[];
  /** In wire order, one a field line. */
  fields: FieldExplanation[];
  /** Most important first. */
  advice: Advice[];
  cache?: CacheSummary;
  body: BodyExplanation;
  /** Left out where nothing tells. */
  answeredBy?: Answerer;
}

/** client → server: annotate an exchange. */
export const annotateRequest = 'statuswise/annotate';

/** client → server: search the catalogue by code, phrase, constant or scenario. */
export const lookupRequest = 'statuswise/lookup';

export interface LookupParams {
  /** What the person typed; empty lists the common codes. */
  query: string;
  /** Where the pick would be inserted, to spell it as this file does. */
  textDocument?: { uri: string };
  position?: { line: number; character: number };
}

export interface LookupEntry {
  code: number;
  phrase: string;
  meaning: string;
  /** Why it is in the list: `scenario: duplicate email`, `constant: StatusGone (Go net/http)`. */
  match?: string;
  /** Where a scenario led here: why this code fits it. */
  why?: string;
  /** Who uses a code that nobody registered. */
  owner?: string;
  /** How this file would spell it; absent where no status fits. */
  insertText?: string;
  /** What `insertText` takes the place of; present with it. */
  insertRange?: { start: { line: number; character: number }; end: { line: number; character: number } };
  /** Empty where nothing public describes it. */
  specUrl: string;
}

/** client → server: the questions behind "Which status should I send?"; no parameters. */
export const decisionRequest = 'statuswise/decision';

export interface DecisionResult {
  /** Id of the first question. */
  start: string;
  questions: Record<string, { ask: string; answers: DecisionAnswer[] }>;
}

/** Leads either to another question (`next`) or to a code with its reason. */
export interface DecisionAnswer {
  label: string;
  detail?: string;
  next?: string;
  code?: number;
  phrase?: string;
  why?: string;
  /** Other codes, each with the circumstance in which it would be the better one. */
  nearMisses?: { code: number; phrase: string; unless: string }[];
}

/** client → server: a catalogue page as Markdown, for the virtual document beside the code. */
export const pageRequest = 'statuswise/page';

export interface PageParams {
  /** `status/404`, `fields/retry-after`, `compare/404-410` */
  page: string;
}

export interface PageResult {
  title: string;
  markdown: string;
}

/** client → server: why is, or is not, this a status? */
export const explainRequest = 'statuswise/explain';

export interface ExplainParams {
  textDocument: { uri: string };
  position: { line: number; character: number };
}

export interface ExplainResult {
  /** One sentence. */
  verdict: string;
  /** Each piece of evidence in words, with its weight; positive speaks for a status. */
  evidence: { words: string; weight: number }[];
}

/** client → server: the edit that handles any status on the response at a position; asked when the client has let somebody pick one. */
export const branchRequest = 'statuswise/branch';

/** What the command behind `Handle another status…` is given: where it was asked for. */
export interface HandleStatusArguments {
  textDocument: { uri: string };
  position: { line: number; character: number };
}

export interface BranchParams extends HandleStatusArguments {
  code: number;
}

export type BranchResult =
  /** `title`: `Handle 418 I'm a teapot`; `line`: where the branch begins, counted from 0. */
  | { title: string; edit: WorkspaceEdit; line: number }
  /** Why there is no edit, in a sentence or two; the line of the branch that there is, counted from 0. */
  | { refusal: string; line?: number };

/** client → server: a status's branch for the clipboard, as a client in another language would have it; `null` where there is none. */
export const clientBranchRequest = 'statuswise/clientBranch';

/** What the command behind `Copy client branch for …` is given: the languages that there are, to choose from by the workspace's files. */
export interface CopyClientBranchArguments {
  code: number;
  languages: { language: string; name: string; endings: string[] }[];
}

export interface ClientBranchParams {
  code: number;
  /** One of the languages offered. */
  language: string;
}

export interface ClientBranchResult {
  text: string;
}

/** client → server: the request that the code at a position sends, or that the route there takes; null where there is none. */
export const requestAtRequest = 'statuswise/requestAt';

export interface RequestAtParams {
  textDocument: { uri: string };
  position: { line: number; character: number };
}

/** client → server: every request and route of an open document, in order; at most three hundred. */
export const requestsInRequest = 'statuswise/requestsIn';

export interface RequestsInParams {
  textDocument: { uri: string };
}

/** A request as code describes it. In every text `{{name}}` stands for a part that is not literal. */
export interface CodeRequest {
  /** `call`: the code sends it. `route`: the code answers it. */
  kind: 'call' | 'route';
  /** `fetch`, `requests`, `Express` */
  library: string;
  /** The call, or what registers the route. */
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  method: string;
  /** Begins with a slash where the code does not say which server. */
  url: string;
  fields: FieldLine[];
  body?:
    | { kind: 'json' | 'text' | 'xml'; text: string }
    | { kind: 'form' | 'multipart'; pairs: [name: string, value: string][] };
  credentials?: { kind: 'bearer'; token: string } | { kind: 'basic'; user: string; password: string };
  /** What is left to fill in, and the code that stands there. */
  blanks: { name: string; code: string }[];
  /** What could not be read, as sentences for people. */
  notes: string[];
  /** Where the server is likely to listen, for a URL that begins with a slash; the likeliest first. */
  bases?: string[];
  /** A route's only: what another file may mount it under a path with. */
  router?: RouterName;
}

/** What a route is registered on. */
export interface RouterName {
  /** As its file names it; empty for a controller and the like. */
  name: string;
  /** Calls that take such a router in, one of which occurs in a file that does: `use`, `include_router`. Empty where that is not read. */
  mountedWith: string[];
  /** Calls that put a path in front of every route: `setGlobalPrefix`. */
  prefixedWith: string[];
}

/** client → server: where a file, open or not, mounts the router of another one; null where it does not. */
export const mountRequest = 'statuswise/mount';

export interface MountParams {
  /** The file that may mount it. */
  uri: string;
  languageId: string;
  text: string;
  /** The file that the router is in, and its name there. */
  target: string;
  router: string;
}

export interface MountResult {
  /** Begins with a slash: `/api/users`, `/teams/{{team}}`. */
  path: string;
  blanks: CodeRequest['blanks'];
  /** What it is taken into, which a third file may mount in turn. */
  router: RouterName;
}
