/**
 * What the panel in the extension host and its view say to each other: who sends what, and why.
 * Both sides import this file, and it imports nothing but types.
 */
import type { Annotation, FieldLine } from '../../../server/src/protocol';

export type { Annotation, FieldLine };

/** One line of a table that a person edits; a line that is switched off is kept and not sent. */
export interface Row {
  name: string;
  value: string;
  enabled: boolean;
}

/** One part of a multipart body: a value, or the path of a file. */
export interface PartRow extends Row {
  file?: string;
  /** Media type of the part; a file's is application/octet-stream where nothing is said. */
  type?: string;
}

export type BodyKind = 'none' | 'json' | 'text' | 'xml' | 'form' | 'multipart' | 'file';

export type AuthDraft =
  | { kind: 'none' }
  | { kind: 'bearer'; token: string }
  | { kind: 'basic'; user: string; password: string }
  | { kind: 'api-key'; name: string; value: string; where: 'field' | 'query' };

/** A value for one `{{name}}`, in this request alone; it comes before the environment's. */
export interface BlankValue {
  name: string;
  /** Empty while it is not filled in. */
  value: string;
  /** The code that stands there, where the request was read from code. */
  code?: string;
}

export interface DraftOptions {
  followRedirects: boolean;
  verifyTls: boolean;
  httpVersion: '1.1' | '2';
  /** Accepts fields that break RFC 9112. */
  lenient: boolean;
  /** Keeps cookies for the session. */
  cookies: boolean;
}

/** The request as a person composes it; `{{name}}` stands for a variable in every text. */
export interface Draft {
  method: string;
  url: string;
  /** Query lines that are switched off; those that are on stand in the URL. */
  mutedQuery: { name: string; value: string; at: number }[];
  fields: Row[];
  bodyKind: BodyKind;
  /** The text of a json, text or xml body; all three share it. */
  bodyText: string;
  bodyForm: Row[];
  bodyParts: PartRow[];
  bodyFile: string;
  auth: AuthDraft;
  blanks: BlankValue[];
  options: DraftOptions;
}

export const emptyDraft: Draft = {
  method: 'GET',
  url: '',
  mutedQuery: [],
  fields: [],
  bodyKind: 'none',
  bodyText: '',
  bodyForm: [],
  bodyParts: [],
  bodyFile: '',
  auth: { kind: 'none' },
  blanks: [],
  options: { followRedirects: true, verifyTls: true, httpVersion: '1.1', lenient: false, cookies: true },
};

/** Where an exchange stands, in the order the phases come. */
export type Phase = 'lookup' | 'connect' | 'tls' | 'upload' | 'waiting' | 'download';

/** Milliseconds; a phase that did not take place is absent. */
export interface Timings {
  lookup?: number;
  connect?: number;
  tls?: number;
  upload?: number;
  waiting?: number;
  download?: number;
  total: number;
}

/** A 1xx answer. */
export interface Informational {
  status: number;
  reason: string;
  headers: FieldLine[];
  /** Milliseconds since the start. */
  at: number;
}

export interface ResponseHead {
  /** `HTTP/1.1`, `HTTP/2` */
  version: string;
  status: number;
  /** As the server wrote it; empty where it wrote none. */
  reason: string;
  headers: FieldLine[];
}

/** One certificate of a chain, as text for people. */
export interface CertificateInfo {
  subject: string;
  issuer: string;
  /** ISO 8601 */
  validFrom: string;
  /** ISO 8601 */
  validTo: string;
  /** `example.com`, `*.example.com`, `192.0.2.1` */
  names: string[];
  fingerprint: string;
  selfSigned: boolean;
}

/** How a connection is protected. */
export interface TlsInfo {
  /** `TLSv1.3` */
  protocol: string;
  cipher: string;
  /** False only where this one request was told not to verify, and the check would have failed. */
  trusted: boolean;
  /** Why not, as the TLS library names it: `CERT_HAS_EXPIRED`. */
  problem?: string;
  /** The server's own first. */
  chain: CertificateInfo[];
}

/** One answered request on the way to the answer. */
export interface HopView {
  request: { method: string; url: string; target: string; version: string; headers: FieldLine[]; bodySize: number };
  head: ResponseHead;
  timings: Timings;
  informational: Informational[];
  cookieNotes: string[];
  remote?: string;
  /** Host and port of the proxy that it went through. */
  proxy?: string;
  tls?: TlsInfo;
  next?: { method: string; url: string; notes: string[] };
}

export type BodyShape = 'empty' | 'json' | 'xml' | 'html' | 'text' | 'image' | 'binary';

export interface BodyView {
  shape: BodyShape;
  mediaType: string;
  /** Text shapes: decoded, at most the display limit. A message holds its beginning. */
  text?: string;
  /** Characters of the text, where the message holds only its beginning; the rest comes in `body-text`. */
  textLength?: number;
  /** Other shapes: the bytes to show, at most the display limit. */
  base64?: string;
  charset?: string;
  /** Bytes that came over the wire, transfer coding removed. */
  wireSize: number;
  /** Bytes after the content coding is off; absent where there was no coding, or where only the beginning was decoded. */
  decodedSize?: number;
  codings: string[];
  /** What is shown is only the beginning. */
  truncated: boolean;
  /** Sentences for people: a body cut short, a coding that does not decode, more than fits here. */
  notes: string[];
  /** Every byte is there to save. */
  savable: boolean;
}

/** The answer, whole. */
export interface AnswerView {
  sendId: number;
  /** ISO 8601: when the head arrived. */
  receivedAt: string;
  /** In order; the last one is the answer itself. Never empty. */
  hops: HopView[];
  body: BodyView;
  /** The body that went out, as text, at most its first 100 000 characters; absent where it is not text. */
  sentBody?: string;
  trailers: FieldLine[];
}

/** What can be offered to do about a failure or an advice. */
export type Action =
  | { do: 'retry' }
  | { do: 'open-setting'; setting: string }
  | { do: 'show-log' }
  | { do: 'set-url'; url: string }
  | { do: 'send-unverified' }
  | { do: 'send-leniently' }
  | { do: 'send-http1' };

export interface LabelledAction {
  label: string;
  action: Action;
}

/** Why there is no answer, in words. */
export interface FailureView {
  sendId: number;
  /** Stable: `refused`, `unknown-host`, `tls-expired`. */
  id: string;
  /** What happened, as one sentence. */
  title: string;
  /** Why that is likely so. */
  likely: string;
  /** What to do next. */
  next: string;
  actions: LabelledAction[];
  /** Redirects that were followed before it. */
  hops: HopView[];
  /** The certificates that a server offered. */
  offered?: TlsInfo;
  /** The beginning of what came instead of HTTP, as text. */
  received?: string;
}

/** A stream's piece of text as it arrived. */
export interface StreamPiece {
  /** Milliseconds since the head. */
  at: number;
  text: string;
}

export interface HistoryItem {
  id: string;
  /** ISO 8601 */
  at: string;
  method: string;
  /** Redacted. */
  url: string;
  /** Absent where there was no answer. */
  status?: number;
  reason?: string;
  ms?: number;
  /** A failure's id. */
  failure?: string;
}

export interface CookieView {
  name: string;
  domain: string;
  path: string;
  /** ISO 8601; absent for the session's. */
  expires?: string;
  secure: boolean;
  httpOnly: boolean;
}

/** What the view cannot know by itself. */
export interface Surroundings {
  environments: string[];
  /** Empty where none is chosen. */
  environment: string;
  /** Names that `{{name}}` may use now. */
  variables: { name: string; value?: string; secret: boolean }[];
  /** Fields that are added where the draft has none of that name. */
  automatic: FieldLine[];
  /** BCP 47, for dates and numbers. */
  locale: string;
  trusted: boolean;
}

/** One round of a repeat. */
export interface RepeatRound {
  status?: number;
  failure?: string;
  ms: number;
}

export type ToView =
  /** host → view: everything, after the view said that it is ready. */
  | {
      type: 'init';
      draft: Draft;
      surroundings: Surroundings;
      answer?: AnswerView;
      annotation?: Annotation;
      failure?: FailureView;
      running?: { sendId: number; method: string; url: string };
    }
  | { type: 'surroundings'; surroundings: Surroundings }
  /** host → view: another draft, from code, a file, history or a pasted command. */
  | { type: 'draft'; draft: Draft; notice?: string }
  /** host → view: from here on everything older belongs to an earlier request. */
  | { type: 'started'; sendId: number; method: string; url: string }
  | { type: 'progress'; sendId: number; phase: Phase; received?: number; expected?: number; uploaded?: number }
  | { type: 'informational'; sendId: number; answer: Informational }
  | { type: 'hop'; sendId: number; hop: HopView }
  /** host → view: the status, before its body is there. */
  | { type: 'head'; sendId: number; head: ResponseHead; stream: boolean }
  /** host → view: what the head says by itself, where its body takes its time. */
  | { type: 'head-annotation'; sendId: number; annotation: Annotation }
  | { type: 'stream'; sendId: number; pieces: StreamPiece[] }
  | { type: 'answer'; answer: AnswerView }
  /** host → view: the next piece of the answer's text; `from` counts the characters before it. */
  | { type: 'body-text'; sendId: number; from: number; text: string }
  | { type: 'annotation'; sendId: number; annotation: Annotation }
  | { type: 'failure'; failure: FailureView }
  | { type: 'cancelled'; sendId: number }
  | { type: 'file-picked'; target: FileTarget; path: string }
  | { type: 'history'; items: HistoryItem[] }
  | { type: 'cookies'; cookies: CookieView[] }
  | { type: 'repeat'; rounds: RepeatRound[]; total: number; done: boolean }
  /** host → view: the answer before this one, for a comparison. */
  | { type: 'previous'; text: string; label: string }
  | { type: 'notice'; text: string };

export type FileTarget = { what: 'body' } | { what: 'part'; index: number };

/** `javascript` and `python` come with the handling of the answer that is shown. */
export type CopyForm = 'curl' | 'http' | 'javascript' | 'python';

export type ToHost =
  | { type: 'ready' }
  /** view → host: the draft changed; the host keeps it for when the view is gone. */
  | { type: 'draft'; draft: Draft }
  /** view → host: `once` takes the place of the draft's options for this one request, and is not kept. */
  | { type: 'send'; draft: Draft; once?: Partial<DraftOptions> }
  | { type: 'cancel' }
  /** view → host: go on at the last answer's Location, by the rules of a redirect. */
  | { type: 'follow'; url: string }
  | { type: 'save-body' }
  /** view → host: the head of the answer, as it came. */
  | { type: 'save-fields' }
  | { type: 'copy'; text: string; what: string }
  | { type: 'copy-as'; as: CopyForm; draft: Draft }
  | { type: 'pick-file'; target: FileTarget }
  | { type: 'open-page'; page: string }
  | { type: 'open-setting'; setting: string }
  | { type: 'show-log' }
  | { type: 'insert-branch'; status: number }
  | { type: 'choose-environment'; name: string }
  | { type: 'set-secret' }
  | { type: 'list-history'; query: string }
  | { type: 'open-history'; id: string }
  | { type: 'clear-history' }
  | { type: 'list-cookies' }
  | { type: 'clear-cookies' }
  | { type: 'repeat'; draft: Draft; times: number }
  | { type: 'compare-previous' }
  /** view → host: a cURL command was pasted where the URL goes. */
  | { type: 'paste-curl'; text: string };

/** What the view keeps on its own between two lives; nothing secret, nothing of an answer. */
export interface ViewState {
  composerTab: string;
  answerTab: string;
  /** Redacted. */
  draft: Draft;
  /** Redacted: the draft as the host was told it last, where that is something else. */
  told?: Draft;
}
