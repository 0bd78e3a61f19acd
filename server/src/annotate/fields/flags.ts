/** Fields with one word from a short list. */
import type { Line } from '../context';
import type { FieldModule, FieldWords } from '../types';
import { quote } from '../words';

interface Flag {
  /** Lower-case value: what it means. `*` stands for any other. */
  values: Record<string, string>;
}

const FLAGS: Record<string, Flag> = {
  'activate-storage-access': {
    values: {
      load: 'the browser should load the embedded page with the cookie access that the user has already granted',
      retry: 'the browser should send the request again, with the cookie access that the user has already granted',
    },
  },
  'cf-mitigated': {
    values: { challenge: 'Cloudflare stopped the request with a challenge page; the origin never saw it' },
  },
  'content-transfer-encoding': { values: { '*': 'a field of mail; HTTP ignores it' } },
  'idempotent-replayed': {
    values: {
      true: 'this is the saved answer of an earlier request with the same Idempotency-Key; nothing was done again',
    },
  },
  'mime-version': { values: { '*': 'the message claims to be complete MIME, as mail is; HTTP clients ignore it' } },
  'origin-agent-cluster': {
    values: {
      '?1': 'the browser may put this origin in a process of its own, apart from its sibling subdomains',
      '?0': 'the browser keeps this origin together with its sibling subdomains',
    },
  },
  'proxy-connection': { values: { '*': 'a mistaken substitute for Connection; recipients ignore it' } },
  'repeatability-result': {
    values: {
      accepted: 'the server honoured the repeatability id: a repeat is not carried out twice',
      rejected: 'the server did not honour the repeatability id',
    },
  },
  'stripe-should-retry': {
    values: { true: 'the client should send the request again', false: 'the client should not send the request again' },
  },
  'upload-complete': { values: { '?1': 'the upload is finished', '?0': 'the upload is not finished yet' } },
  'x-accel-buffering': {
    values: {
      no: 'nginx passes the response on piece by piece, as for server-sent events',
      yes: 'nginx may collect the response before it passes it on',
    },
  },
  'x-dns-prefetch-control': {
    values: {
      on: 'the browser looks up the hosts of links ahead of time',
      off: 'the browser does not look up the hosts of links ahead of time',
    },
  },
  'x-download-options': { values: { noopen: 'Internet Explorer did not offer to open a download within the site' } },
  'x-envoy-overloaded': {
    values: {
      true: 'Envoy dropped the request itself, because of a circuit breaker or maintenance; the service never saw it',
    },
  },
  'x-envoy-ratelimited': { values: { true: "Envoy's rate limit refused the request; the service never saw it" } },
  'x-permitted-cross-domain-policies': {
    values: {
      none: 'Adobe clients may use no policy file of this site',
      'master-only': 'Adobe clients may use the main policy file only',
      'by-content-type': 'Adobe clients may use policy files that have their own media type',
      'by-ftp-filename': 'Adobe clients may use files called crossdomain.xml',
      all: 'Adobe clients may use every policy file of this site',
    },
  },
  'x-shopify-stage': {
    values: { '*': "one of Shopify's environments answered" },
  },
  'x-ua-compatible': {
    values: { 'ie=edge': 'Internet Explorer used its newest mode', '*': 'tells Internet Explorer which mode to use' },
  },
};

function explain(line: Line): FieldWords {
  const values = FLAGS[line.name.toLowerCase()]?.values ?? {};
  const key = (line.value.split(/[;,]/)[0] ?? '').trim().toLowerCase();
  const meaning = Object.hasOwn(values, key) ? values[key] : values['*'];
  const shown = quote(line.value, 80);
  if (meaning !== undefined) return { words: `${shown.slice(1, -1)}: ${meaning}.` };
  const expected = Object.keys(values).filter(value => value !== '*');
  return { words: `${shown} is none of the values with a meaning (${expected.join(', ')}).` };
}

export const flags: FieldModule = { names: Object.keys(FLAGS), explain };
