/** A request field that people write by hand: what it is for, and values worth offering. */
export interface KnownField {
  name: string;
  words: string;
  values?: string[];
}

const mediaTypes = [
  'application/json',
  'application/problem+json',
  'application/merge-patch+json',
  'application/json-patch+json',
  'application/x-www-form-urlencoded',
  'application/xml',
  'application/octet-stream',
  'text/plain; charset=utf-8',
  'text/html; charset=utf-8',
  'text/csv; charset=utf-8',
];

/** Request fields of the registry and of common use. */
export const knownFields: KnownField[] = [
  {
    name: 'Accept',
    words: 'media types you can use',
    values: ['application/json', 'text/html', 'application/xml', 'text/event-stream', '*/*'],
  },
  {
    name: 'Accept-Encoding',
    words: 'content codings you can take off',
    values: ['gzip, deflate, br', 'gzip', 'identity'],
  },
  { name: 'Accept-Language', words: 'languages you prefer', values: ['en', 'en-GB, en;q=0.8', 'de, en;q=0.5'] },
  { name: 'Access-Control-Request-Headers', words: 'preflight: fields you will send' },
  {
    name: 'Access-Control-Request-Method',
    words: 'preflight: the method you will use',
    values: ['PUT', 'PATCH', 'DELETE'],
  },
  { name: 'Authorization', words: 'credentials', values: ['Bearer {{token}}', 'Basic ', 'Digest '] },
  {
    name: 'Cache-Control',
    words: 'how caches may answer',
    values: ['no-cache', 'no-store', 'max-age=0', 'only-if-cached'],
  },
  { name: 'Connection', words: 'what to do with the connection', values: ['close', 'keep-alive', 'Upgrade'] },
  { name: 'Content-Encoding', words: 'codings on the body', values: ['gzip', 'br', 'identity'] },
  { name: 'Content-Language', words: 'language of the body' },
  { name: 'Content-Type', words: 'media type of the body', values: mediaTypes },
  { name: 'Content-Digest', words: 'digest of the body' },
  { name: 'Cookie', words: 'cookies, besides those kept' },
  { name: 'Expect', words: 'ask before sending the body', values: ['100-continue'] },
  { name: 'Forwarded', words: 'who asked, by way of which proxies' },
  { name: 'Host', words: 'name of the server, where it differs from the URL' },
  { name: 'Idempotency-Key', words: 'makes a POST safe to repeat', values: ['{{$uuid}}'] },
  { name: 'If-Match', words: 'only if it still has this ETag', values: ['*'] },
  { name: 'If-Modified-Since', words: 'only if it changed since' },
  { name: 'If-None-Match', words: 'only if its ETag is another', values: ['*'] },
  { name: 'If-Range', words: 'the range only if unchanged' },
  { name: 'If-Unmodified-Since', words: 'only if unchanged since' },
  { name: 'Last-Event-ID', words: 'go on with a stream after this event' },
  { name: 'Link', words: 'relations to other resources' },
  { name: 'Max-Forwards', words: 'how many proxies may pass it on', values: ['0'] },
  { name: 'Origin', words: 'where the request comes from, for CORS', values: ['http://localhost:3000', 'null'] },
  { name: 'Pragma', words: 'obsolete; use Cache-Control', values: ['no-cache'] },
  {
    name: 'Prefer',
    words: 'wishes for how it is done',
    values: ['return=minimal', 'return=representation', 'respond-async', 'wait=10'],
  },
  { name: 'Priority', words: 'urgency and incremental use', values: ['u=0', 'u=3, i'] },
  { name: 'Range', words: 'only a part of it', values: ['bytes=0-1023', 'bytes=-500'] },
  { name: 'Referer', words: 'the page it was followed from' },
  {
    name: 'Sec-Fetch-Mode',
    words: 'what a browser fetches for',
    values: ['cors', 'navigate', 'no-cors', 'same-origin'],
  },
  {
    name: 'Sec-Fetch-Site',
    words: 'relation of the two sites',
    values: ['same-origin', 'same-site', 'cross-site', 'none'],
  },
  { name: 'TE', words: 'transfer codings you accept', values: ['trailers'] },
  { name: 'Traceparent', words: 'trace context (W3C)' },
  { name: 'Transfer-Encoding', words: 'codings for the transfer', values: ['chunked'] },
  { name: 'Upgrade', words: 'another protocol on this connection', values: ['websocket', 'h2c'] },
  { name: 'Upgrade-Insecure-Requests', words: 'prefers https', values: ['1'] },
  { name: 'User-Agent', words: 'the client' },
  { name: 'Via', words: 'proxies on the way' },
  { name: 'X-API-Key', words: 'a key, by convention', values: ['{{api_key}}'] },
  { name: 'X-CSRF-Token', words: 'token against forged requests' },
  { name: 'X-Forwarded-For', words: 'address of the client, by convention' },
  { name: 'X-Forwarded-Proto', words: 'scheme that the client used', values: ['https', 'http'] },
  { name: 'X-HTTP-Method-Override', words: 'the method that is meant', values: ['PUT', 'PATCH', 'DELETE'] },
  { name: 'X-Request-ID', words: 'a name for this request in logs', values: ['{{$uuid}}'] },
  { name: 'X-Requested-With', words: 'sent by script', values: ['XMLHttpRequest'] },
];

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'QUERY', 'TRACE'];

export function valuesOf(name: string): string[] {
  const wanted = name.trim().toLowerCase();
  return knownFields.find(field => field.name.toLowerCase() === wanted)?.values ?? [];
}
