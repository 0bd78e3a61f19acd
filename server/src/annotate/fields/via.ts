/** Via (RFC 9110, 7.6.3): the intermediaries that the response passed through; the last is nearest to the client. */
import type { Line } from '../context';
import { split } from '../parse/list';
import type { FieldModule, FieldWords } from '../types';
import { count, list, quote } from '../words';

/** Products that can be told by their name or comment. */
const PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/cloudfront/i, 'Amazon CloudFront'],
  [/varnish/i, 'Varnish'],
  [/vegur/i, "Heroku's router"],
  [/heroku/i, "Heroku's router"],
  [/\bgoogle\b/i, "Google's load balancer"],
  [/squid/i, 'Squid'],
  [/akamai/i, 'Akamai'],
  [/\bfly\.io\b/i, 'Fly.io'],
  [/envoy/i, 'Envoy'],
  [/caddy/i, 'Caddy'],
  [/kong/i, 'Kong'],
  [/nginx/i, 'nginx'],
  [/trafficserver|ApacheTrafficServer/i, 'Apache Traffic Server'],
  [/haproxy/i, 'HAProxy'],
];

function explain(line: Line): FieldWords {
  const hops = split(line.value).slice(0, 50);
  if (!hops.length) return { words: 'Empty: no intermediaries are named.' };
  const parts = hops.map(text => {
    const match = /^(?:([A-Za-z]+)\/)?(\d(?:\.\d)?) +(\S{1,200})(?: +\((.{0,200})\))?$/.exec(text);
    if (!match) return { text, words: `${quote(text, 80)}, which is not in the usual form` };
    const [, protocol = 'HTTP', version = '', host = '', comment] = match;
    const product = PRODUCTS.find(([pattern]) => pattern.test(text))?.[1];
    return {
      text,
      words: `${product ? `${product} (${host})` : host}${comment === undefined ? '' : `, ${quote(comment, 80)}`}, which received it by ${protocol}/${version}`,
    };
  });
  return {
    words: `The response passed through ${count(hops.length, 'intermediary', 'intermediaries')}${hops.length > 1 ? ', the last one nearest to the client' : ''}: ${list(parts.map(part => part.words))}.`,
    parts,
  };
}

export const via: FieldModule = { names: ['via'], explain };
