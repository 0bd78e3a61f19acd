/**
 * Who answered: the origin, or something on the way. From the fields that say so, most telling first: Proxy-Status (RFC 9209),
 * the page in the body, codes that only one sender uses, Cache-Status (RFC 9211) and its home-made forerunners, Age, Via.
 */
import { parseList, type Item } from 'structured-headers';
import type { Answerer } from '../protocol';
import { knownPage } from './body/pages';
import type { Context, Fields } from './context';
import { ageOf } from './fields/age';
import { quote } from './words';

/** Fields by which a network in front of the origin can be told. */
const NETWORKS: readonly (readonly [name: string, test: (fields: Fields) => boolean])[] = [
  ['Cloudflare', fields => fields.has('cf-ray') || server(fields, /^cloudflare/i)],
  ['Amazon CloudFront', fields => fields.has('x-amz-cf-id') || server(fields, /^CloudFront/i)],
  ['Fastly', fields => fields.has('x-fastly-request-id') || /^cache-[a-z]{3}/.test(fields.value('x-served-by') ?? '')],
  ['Akamai', fields => server(fields, /^Akamai/i) || fields.has('x-akamai-request-id') || fields.has('akamai-grn')],
  ['Vercel', fields => fields.has('x-vercel-id')],
  ['Netlify', fields => fields.has('x-nf-request-id')],
  ['Fly.io', fields => fields.has('fly-request-id')],
  ['Azure Front Door', fields => fields.has('x-azure-ref')],
  ['Google Front End', fields => server(fields, /^(?:gws|Google Frontend|gfe)/i)],
  ['an AWS load balancer', fields => server(fields, /^awselb/i)],
  ['Varnish', fields => fields.has('x-varnish')],
  ['Envoy', fields => server(fields, /envoy/i) || fields.has('x-envoy-upstream-service-time')],
];

function server(fields: Fields, pattern: RegExp): boolean {
  return pattern.test(fields.get('server')?.first.slice(0, 100) ?? '');
}

/** The network in front of the origin, if its fields show. */
export function network(fields: Fields): string | undefined {
  return NETWORKS.find(([, test]) => test(fields))?.[0];
}

/** @returns `undefined` where nothing tells; an origin that nothing stands in front of is the usual case. */
export function whoAnswered(context: Context): Answerer | undefined {
  const { fields, status, body } = context.response;
  const front = network(fields);

  const proxy = items(fields, 'proxy-status').find(({ parameters }) => parameters.has('error'));
  if (proxy) {
    const error = String(parameterText(proxy.parameters.get('error')));
    return { role: 'proxy', name: proxy.name, evidence: `Proxy-Status names the error ${quote(error, 60)}` };
  }
  if (front === 'Cloudflare' && status >= 520 && status <= 530)
    return { role: 'proxy', name: front, evidence: `only Cloudflare sends ${status}` };
  const page = status >= 400 && body.is !== 'omitted' && !body.empty ? knownPage(body.text ?? '', fields) : undefined;
  if (page?.role === 'proxy' || page?.role === 'hosting')
    return { role: 'proxy', name: page.sender, evidence: 'the body is its error page' };

  const hit = cacheHit(fields);
  if (hit) return { role: 'cache', name: hit.name ?? front ?? 'a cache', evidence: hit.evidence };
  const age = ageOf(fields);
  if (age) return { role: 'cache', name: front ?? 'a cache', evidence: `Age is ${age}` };
  if (front)
    return { role: 'origin', name: `the origin, through ${front}`, evidence: 'nothing says that it came from a cache' };
  const via = fields.get('via')?.members.length ?? 0;
  if (via)
    return {
      role: 'origin',
      name: `the origin, through ${via === 1 ? 'a proxy' : `${via} proxies`}`,
      evidence: `Via: ${quote(fields.value('via') ?? '', 60)}`,
    };
  return undefined;
}

/** Home-made forerunners of Cache-Status. */
const HIT_FIELDS = [
  'cf-cache-status',
  'x-cache',
  'x-vercel-cache',
  'x-proxy-cache',
  'x-cache-status',
  'cdn-cache',
  'x-nextjs-cache',
];

/** Whether a cache on the way says that it took part, by a field of its own. */
export function cacheTells(fields: Fields): boolean {
  return network(fields) !== undefined || ['via', 'cache-status', ...HIT_FIELDS].some(name => fields.has(name));
}

function cacheHit(fields: Fields): { name?: string; evidence: string } | undefined {
  const hit = items(fields, 'cache-status').find(({ parameters }) => parameters.get('hit') === true);
  if (hit) return { name: hit.name, evidence: 'Cache-Status says hit' };
  for (const name of HIT_FIELDS) {
    const value = fields.value(name);
    if (
      value !== undefined &&
      /\b(?:TCP_)?(?:MEM_)?(?:HIT|STALE|UPDATING|REVALIDATED|RefreshHit)\b|^hit/i.test(value.slice(0, 200))
    )
      return { evidence: `${fields.get(name)?.lines[0]?.name ?? name}: ${quote(value, 40)}` };
  }
  return undefined;
}

/** Members of a structured list of names with parameters; what does not parse has none. */
function items(fields: Fields, name: string): { name: string; parameters: Item[1] }[] {
  const value = fields.value(name);
  if (value === undefined || value.length > 8192) return [];
  try {
    return parseList(value).flatMap(([item, parameters]) =>
      Array.isArray(item) ? [] : [{ name: parameterText(item), parameters }],
    );
  } catch {
    return [];
  }
}

/** A token or string as text. */
function parameterText(value: unknown): string {
  return String(value ?? '').slice(0, 100);
}
