/**
 * Failures that a body or a trailer field reports, whatever the status line says: GraphQL, JSON-RPC, SOAP, gRPC, multi-status,
 * and the habits of home-made APIs (`success: false`). One function a format, tried in turn.
 */
import { contentAllowed, type Context } from '../context';
import { isJsonType, isXmlType } from '../parse/mediaType';
import { findErrorMessage } from './errorMessage';
import { unescape } from './pages';
import { firstText, isObject, member, show } from './shape';

export interface Failure {
  format: 'graphql' | 'json-rpc' | 'soap' | 'grpc' | 'multi-status' | 'home-made';
  /** What the body reports, as the end of a sentence: `a JSON-RPC error, -32601`. */
  what: string;
  /** The server's own text. */
  message?: string;
  /** How many things failed, where the format counts them. */
  count?: number;
}

const cache = new WeakMap<Context, { failure: Failure | undefined }>();

/** The failure that the response reports beside its status code. */
export function findFailure(context: Context): Failure | undefined {
  let known = cache.get(context);
  if (!known) {
    known = { failure: grpc(context) ?? (contentAllowed(context) ? inBody(context) : undefined) };
    cache.set(context, known);
  }
  return known.failure;
}

function inBody(context: Context): Failure | undefined {
  const { response } = context;
  const { body, mediaType } = response;
  if (body.empty || response.status === 206) return undefined;
  if (looksJson(context)) {
    const { value } = body;
    if (value === undefined) return undefined;
    return (
      (response.status === 207 ? multiStatusJson(value) : undefined) ??
      jsonRpc(value) ??
      graphqlFailure(context) ??
      homeMade(value)
    );
  }
  if (isXmlType(mediaType) || /^\s*</.test(body.text?.slice(0, 100) ?? '')) {
    const text = body.text ?? '';
    return response.status === 207 ? multiStatusXml(text, context.request.method) : (soap(text) ?? plainXml(text));
  }
  return undefined;
}

/** Declared as JSON, or evidently an object or array of moderate size. */
export function looksJson({ response }: Context): boolean {
  if (isJsonType(response.mediaType)) return true;
  if (response.mediaType && !/^text\/|javascript$|octet-stream$/.test(response.mediaType.essence)) return false;
  const { body } = response;
  return body.raw.length < 4_000_000 && /^\s*[{[]/.test(body.text?.slice(0, 100) ?? '') && body.json?.ok === true;
}

// --- GraphQL -------------------------------------------------------------------------------------------------------------

export interface GraphqlAnswer {
  errors: readonly unknown[];
  /** Whether `data` is there and not null: the answer is partial. */
  data: boolean;
}

/** The body as a GraphQL answer: by media type, by URL, or by errors in the shape that only GraphQL has. */
export function graphql(context: Context): GraphqlAnswer | undefined {
  const { value } = context.response.body;
  if (!isObject(value)) return undefined;
  const errors = member(value, 'errors');
  const hasData = Object.hasOwn(value, 'data');
  const list = Array.isArray(errors) ? errors : [];
  const certain =
    context.response.mediaType?.essence === 'application/graphql-response+json' ||
    /graphql/i.test(context.request.url?.pathname ?? '') ||
    /^application\/graphql/i.test(context.request.fields.value('content-type') ?? '');
  const shaped =
    list.length > 0 &&
    list.slice(0, 20).every(error => typeof member(error, 'message') === 'string') &&
    (hasData ||
      list.some(error => Array.isArray(member(error, 'locations')) || isObject(member(error, 'extensions')))) &&
    Object.keys(value).every(name => ['data', 'errors', 'extensions', 'hasNext', 'label', 'path'].includes(name));
  if (!(certain && (hasData || list.length)) && !shaped) return undefined;
  return { errors: list, data: hasData && value.data !== null };
}

function graphqlFailure(context: Context): Failure | undefined {
  const answer = graphql(context);
  if (!answer?.errors.length) return undefined;
  const n = answer.errors.length;
  const message = firstText(answer.errors[0], ['message']);
  return {
    format: 'graphql',
    what: n === 1 ? 'a GraphQL error' : `${n} GraphQL errors`,
    count: n,
    ...(message !== undefined && { message }),
  };
}

// --- JSON-RPC 2.0 --------------------------------------------------------------------------------------------------------

function jsonRpc(value: unknown): Failure | undefined {
  const all = Array.isArray(value) ? value : [value];
  const answers = all.filter(item => member(item, 'jsonrpc') === '2.0');
  if (!answers.length) return undefined;
  const failed = answers.filter(item => isObject(member(item, 'error')));
  const error = member(failed[0], 'error');
  if (!error) return undefined;
  const code = member(error, 'code');
  const message = firstText(error, ['message']);
  return {
    format: 'json-rpc',
    what:
      failed.length === 1
        ? `a JSON-RPC error${code === undefined ? '' : `, ${show(code, 40)}`}`
        : `${failed.length} JSON-RPC errors`,
    count: failed.length,
    ...(message !== undefined && { message }),
  };
}

// --- SOAP ----------------------------------------------------------------------------------------------------------------

/** A fault stands in the body element, early in the document. */
const SOAP_HEAD = 256 * 1024;

function soap(text: string): Failure | undefined {
  const head = text.slice(0, SOAP_HEAD);
  if (!/<(?:[\w.-]{1,40}:)?Envelope[\s>]/.test(head)) return undefined;
  const fault = /<(?:[\w.-]{1,40}:)?Fault[\s>]/.exec(head);
  if (!fault) return undefined;
  const inner = head.slice(fault.index, fault.index + 20_000);
  const code = element(inner, 'faultcode') ?? element(inner, 'Value');
  const message = element(inner, 'faultstring') ?? element(inner, 'Text');
  return {
    format: 'soap',
    what: `a SOAP fault${code ? `, ${code.slice(0, 80)}` : ''}`,
    ...(message !== undefined && { message }),
  };
}

/**
 * A document that is an error as a whole: `Error` and `ErrorResponse` (S3, whose CopyObject and CompleteMultipartUpload fail after
 * they have sent 200; Azure Storage) and XML-RPC's fault.
 */
function plainXml(text: string): Failure | undefined {
  const head = text.slice(0, SOAP_HEAD);
  const root =
    /^(?:\ufeff)?\s*(?:<\?[^>]{0,500}>\s*)?(?:<!--[^>]{0,2000}-->\s*)?<([\w.-]{1,40})(?:\s[^>]{0,500})?>/.exec(head);
  const name = root?.[1] ?? '';
  const rpc = name === 'methodResponse' && /^\s*<fault>/.test(head.slice(root?.[0].length ?? 0).slice(0, 200));
  if (!rpc && !/^(?:error|errors|ErrorResponse)$/i.test(name)) return undefined;
  const code = rpc ? undefined : element(head, '[Cc]ode');
  const message = rpc
    ? /<name>faultString<\/name>\s*<value>(?:<string>)?([^<]{1,1000})/.exec(head)?.[1]?.trim()
    : (element(head, '[Mm]essage') ?? element(head, '[Dd]etails?'));
  return {
    format: 'home-made',
    what: rpc ? 'an XML-RPC fault' : `an <${name}> document${code ? `, ${code.slice(0, 80)}` : ''}`,
    ...(message && { message: unescape(message) }),
  };
}

/** The text of the first element of that local name, without markup. */
export function element(xml: string, name: string): string | undefined {
  const open = new RegExp(`<(?:[\\w.-]{1,40}:)?${name}(?:\\s[^>]{0,500})?>`).exec(xml);
  if (!open) return undefined;
  const start = open.index + open[0].length;
  const end = xml.indexOf('</', start);
  const text = unescape(
    xml
      .slice(start, end < 0 ? undefined : end)
      .replace(/^\s*<!\[CDATA\[/, '')
      .replace(/\]\]>\s*$/, ''),
  ).trim();
  return text ? text.slice(0, 1000) : undefined;
}

// --- gRPC and gRPC-Web ---------------------------------------------------------------------------------------------------

/** https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
const GRPC: readonly string[] = (
  'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED ' +
  'FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'
).split(' ');

export function grpcName(code: number): string {
  return GRPC[code] ?? 'an unknown code';
}

/** From the fields (a response without messages), or from the trailer frame of a gRPC-Web body. */
function grpc(context: Context): Failure | undefined {
  const { fields, mediaType } = context.response;
  let status = fields.get('grpc-status')?.first;
  let message = fields.get('grpc-message')?.first;
  if (status === undefined && mediaType && /^application\/grpc-web/.test(mediaType.essence)) {
    const trailers = grpcWebTrailers(context);
    status = trailers.get('grpc-status');
    message = trailers.get('grpc-message');
  }
  if (status === undefined || !/^\d{1,3}$/.test(status) || Number(status) === 0) return undefined;
  const text = message === undefined ? undefined : percentDecoded(message);
  return {
    format: 'grpc',
    what: `gRPC status ${Number(status)} (${grpcName(Number(status))})`,
    ...(text && { message: text }),
  };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Frames of a gRPC-Web body: a flag byte, four bytes of length; bit 0x80 marks the trailers, which are written like fields. */
function grpcWebTrailers({ response }: Context): Map<string, string> {
  const out = new Map<string, string>();
  const { decoded } = response.body;
  if (decoded.state !== 'ok') return out;
  let bytes = decoded.bytes;
  if (/^application\/grpc-web-text/.test(response.mediaType?.essence ?? '')) bytes = base64Chunks(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 5 <= bytes.length;) {
    const length = view.getUint32(at + 1);
    const start = at + 5;
    if ((bytes[at] ?? 0) & 0x80) {
      const text = new TextDecoder().decode(bytes.subarray(start, Math.min(start + length, start + 16_384)));
      for (const line of text.split(/\r?\n/)) {
        const colon = line.indexOf(':');
        if (colon > 0) out.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
      }
    }
    at = start + length;
  }
  return out;
}

/** grpc-web-text may be several base64 texts in a row, each with its own padding. */
function base64Chunks(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes).replace(/[^A-Za-z0-9+/=]/g, '');
  const parts = text.match(/[A-Za-z0-9+/]+={0,2}/g) ?? [];
  const binary = parts
    .map(part => (part.replace(/=+$/, '').length % 4 === 1 ? '' : atob(part.replace(/=+$/, ''))))
    .join('');
  return Uint8Array.from(binary, c => c.charCodeAt(0));
}

// --- 207 Multi-Status ----------------------------------------------------------------------------------------------------

export interface Member {
  /** Empty where the member has no name. */
  name: string;
  status: number;
}

/**
 * Statuses of a WebDAV multi-status document (RFC 4918, 13). A property that a PROPFIND did not find (404 in a propstat) is no
 * failure: the client asked for more than there is.
 */
export function multiStatusMembers(xml: string, method: string): Member[] {
  const out: Member[] = [];
  const pattern = /<(\/)?(?:[\w.-]{1,40}:)?(response|propstat|href|status)(?:\s[^<>]{0,500})?>([^<]{0,2000})/g;
  let name = '';
  let inPropstat = false;
  for (const [, close, tag, text = ''] of xml.matchAll(pattern)) {
    if (tag === 'response') name = '';
    else if (tag === 'propstat') inPropstat = !close;
    else if (close) continue;
    else if (tag === 'href' && !inPropstat) name ||= text.trim();
    else if (tag === 'status') {
      const status = Number(/^\s*HTTP\/\d(?:\.\d)? (\d{3})/.exec(text)?.[1] ?? 0);
      if (status && !(inPropstat && status === 404 && method === 'PROPFIND'))
        out.push({ name: unescape(name), status });
    }
  }
  return out;
}

function multiStatusXml(text: string, method: string): Failure | undefined {
  return failed(multiStatusMembers(text, method));
}

function multiStatusJson(value: unknown): Failure | undefined {
  return failed(jsonMembers(value));
}

/** Members of a home-made 207: the first array, at the top or one level down, whose objects carry a status. */
export function jsonMembers(value: unknown): Member[] {
  const lists = [value, ...(isObject(value) ? Object.values(value) : [])]
    .filter(Array.isArray)
    .slice(0, 20) as unknown[][];
  for (const list of lists) {
    const members = list.flatMap(item => {
      const raw = firstText(item, ['status', 'statusCode', 'status_code', 'code', 'httpStatus'], true);
      const status = Number(/^\d{3}$/.test(raw ?? '') ? raw : (/^HTTP\/\S+ (\d{3})/.exec(raw ?? '')?.[1] ?? 0));
      return status
        ? [{ name: firstText(item, ['id', 'href', 'name', 'uri', 'url', 'key', 'path'], true) ?? '', status }]
        : [];
    });
    if (members.length) return members;
  }
  return [];
}

function failed(members: readonly Member[]): Failure | undefined {
  const bad = members.filter(({ status }) => status >= 400);
  const [first] = bad;
  if (!first) return undefined;
  const which = first.name ? `${first.status} for ${show(first.name, 80)}` : String(first.status);
  return {
    format: 'multi-status',
    what:
      bad.length === 1
        ? `one failed member of ${members.length}, ${which}`
        : `${bad.length} failed members of ${members.length}, the first ${which}`,
    count: bad.length,
  };
}

// --- home-made -----------------------------------------------------------------------------------------------------------

/** Beside an `error`, members that say more about it; anything else means that there is an answer as well. */
const ABOUT_ERRORS =
  /^(?:error|errors|error_?(?:code|description|message|type|uri|id|details?)|err|errno|errmsg|code|message|msg|status|status_?code|status_?text|detail|details|description|reason|type|title|instance|success|succeeded|ok|timestamp|time|path|url|method|request_?id|trace_?id|correlation_?id|documentation_url|docs?|help|hint|version|api_?version|took|data|result|results|warning|warnings)$/i;

function about(name: string): boolean {
  return ABOUT_ERRORS.test(name);
}

function homeMade(value: unknown): Failure | undefined {
  if (!isObject(value)) return undefined;
  const message = findErrorMessage(value);
  const failure = (what: string): Failure => ({ format: 'home-made', what, ...(message !== undefined && { message }) });
  for (const name of ['success', 'Success', 'succeeded', 'isSuccess', 'ok']) {
    const flag = member(value, name);
    if (flag === false) return failure(`"${name}": false`);
    // As PHP and Perl write it; a bare 0 may also count successes, so something has to be said about it.
    if ((flag === 0 || flag === '0' || flag === 'false') && message !== undefined && Object.keys(value).every(about))
      return failure(`"${name}": ${JSON.stringify(flag)}`);
  }
  // What has an id is a resource, and may well be a failed job.
  if (Object.hasOwn(value, 'id') || Object.hasOwn(value, 'uuid')) return undefined;
  const status = member(value, 'status');
  if (
    typeof status === 'string' &&
    /^(?:error|fail|failed|failure)$/i.test(status) &&
    (message !== undefined || Object.hasOwn(value, 'data') || Object.hasOwn(value, 'code'))
  )
    return failure(`"status": "${status}"`);
  const result = member(value, 'result');
  if (typeof result === 'string' && /^(?:error|fail|failed|failure)$/i.test(result))
    return failure(`"result": "${result}"`);
  for (const name of ['statusCode', 'status_code', 'status', 'code', 'httpStatus']) {
    const code = member(value, name);
    if (
      typeof code === 'number' &&
      Number.isInteger(code) &&
      code >= 400 &&
      code <= 599 &&
      (firstText(value, ['message', 'error', 'title', 'detail', 'msg']) !== undefined ||
        isObject(member(value, 'error')))
    )
      return failure(`"${name}": ${code}`);
  }
  const errcode = member(value, 'errcode');
  if (typeof errcode === 'number' && errcode !== 0 && firstText(value, ['errmsg']) !== undefined)
    return failure(`"errcode": ${errcode}`);
  if (member(value, 'errors') === true) return failure('"errors": true');
  const error = member(value, 'error');
  const hasAnswer = Object.entries(value).some(
    ([name, held]) => !about(name) || (/^(?:data|results?)$/i.test(name) && held !== null && !isEmpty(held)),
  );
  if (hasAnswer) return undefined;
  if (typeof error === 'string' && error.trim() !== '') return failure(`"error": ${JSON.stringify(show(error, 80))}`);
  if (isObject(error) && (findErrorMessage(error) !== undefined || Object.hasOwn(error, 'code')))
    return failure('an "error" object');
  const errors = member(value, 'errors');
  if (Array.isArray(errors) && errors.length && findErrorMessage(errors) !== undefined)
    return failure(`"errors" with ${errors.length === 1 ? 'one entry' : `${errors.length} entries`}`);
  return undefined;
}

function isEmpty(value: unknown): boolean {
  return (Array.isArray(value) && !value.length) || (isObject(value) && !Object.keys(value).length);
}
