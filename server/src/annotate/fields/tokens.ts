/** Fields that hold one opaque or simple value, put into a sentence. */
import type { Line } from '../context';
import { unquote } from '../parse/list';
import type { FieldModule, FieldWords } from '../types';
import { quote } from '../words';

/** `%` stands for the value in quotes. */
const SENTENCES: Record<string, string> = {
  'delta-base': 'The delta in this response has to be applied to the version %.',
  'dpop-nonce': 'The next DPoP proof for this server has to carry the nonce %.',
  'idempotency-key':
    'The server keeps the outcome of this request under the key %, so that a repeat does not act twice.',
  'lock-token': 'The lock that was just created is %; send it in If to change the resource.',
  'mcp-session-id': 'The server has opened the session % for this client; send it with every further request.',
  'odata-version': 'The payload is OData %.',
  'origin-trial': 'An experimental browser feature is turned on for this page by the token %.',
  'replay-nonce': 'The next signed ACME request has to carry the nonce %.',
  'schedule-tag': 'The scheduling state of this event has the tag %; send it in If-Schedule-Tag-Match.',
  'sec-websocket-accept': '% proves that the server has understood this very handshake.',
  'service-worker-allowed': 'This service worker script may claim all pages below %.',
  status: 'Inside CGI: the web server should send %.',
  'x-accel-redirect': 'nginx should deliver % in place of this body; clients should never see the field.',
  'x-amz-bucket-region': 'The bucket is in the region %.',
  'x-amz-cf-pop': "The CloudFront location % answered (it begins with an airport's code).",
  'x-amzn-errortype': 'AWS calls the error %.',
  'x-github-media-type': 'GitHub answered in the media type %.',
  'x-ms-error-code': 'Azure calls the error %.',
  'x-sendfile': 'The web server should deliver the file % in place of this body; clients should never see the field.',
  'x-shopify-api-version': 'The version % of the API answered.',
  'cf-polished': "Cloudflare's image compression reports %.",
  'docker-distribution-api-version': 'A container registry answers that speaks %.',
  'hx-location': 'htmx should load % without a full reload, and put it into the history.',
  'original-request': 'The first request with this idempotency key was %; this answer shows its outcome.',
  'request-context': 'Application Insights knows this server as %.',
  'stripe-version': "The version % of Stripe's API answered.",
  'surrogate-key': 'The cache can throw this response away by the keys %; clients should not see the field.',
  tk: 'The answer % to Do Not Track, which was given up; no browser reads it.',
  'tus-resumable': 'The server speaks the version % of the tus upload protocol.',
  'x-akamai-transformed': 'Akamai changed the content on its way; its own note of that is %.',
  'x-amz-server-side-encryption': 'The object is stored encrypted, by %.',
  'x-amz-version-id': 'This is the version % of the object.',
  'x-check-cacheable': "Whether Akamai's edge may keep the response: %.",
  'x-elastic-product': 'The product that answers calls itself %.',
  'x-goog-generation':
    'This is the generation % of the object; send it in x-goog-if-generation-match to change just this one.',
  'x-goog-hash': 'The stored object has the checksums % (in base64).',
  'x-inertia': 'The JSON is a page of the Inertia protocol (%).',
  'x-matched-path': 'The route % of the application answered.',
  'x-ms-blob-type': 'The blob is of the kind %.',
  'x-ms-version': 'The version % of the storage API answered.',
  'x-pagination': 'The place of this page in the list, as JSON: %.',
  'x-render-origin-server': 'The application behind Render calls its server %.',
  'x-should-retry': 'Whether the client library should repeat the request: %.',
  'x-squid-error': 'Squid made this answer itself and calls the reason %.',
  p3p: 'A privacy policy in a code that only old Internet Explorer read: %.',
  'set-cookie2': 'An attempt to replace Set-Cookie that no browser took up: %.',
  alternates: 'The variants of this resource are %.',
};

function explain(line: Line): FieldWords {
  const sentence = SENTENCES[line.name.toLowerCase()] ?? '%';
  if (line.value === '') return { words: 'Empty here: it says nothing.' };
  const shown = quote(unquote(line.value) ?? line.value, 120);
  return { words: sentence.replace('%', () => shown) };
}

export const tokens: FieldModule = { names: Object.keys(SENTENCES), explain };
