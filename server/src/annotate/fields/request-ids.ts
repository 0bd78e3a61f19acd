/** Ids by which a provider finds this request in its logs. */
import type { Context, Line } from '../context';
import type { FieldModule, FieldWords } from '../types';
import { quote } from '../words';

/** Whose id it is, and what for. */
const IDS: Record<string, string> = {
  'akamai-grn': 'Akamai',
  'apigw-requestid': 'Amazon API Gateway',
  'audit-id': "the Kubernetes API server's audit log",
  'cf-ray': 'Cloudflare',
  'fly-request-id': 'Fly.io',
  'request-id': 'the provider',
  'rndr-id': 'Render',
  'x-amz-apigw-id': 'Amazon API Gateway',
  'x-amz-cf-id': 'Amazon CloudFront',
  'x-amz-id-2': 'Amazon S3 (its second id)',
  'x-amz-request-id': 'Amazon S3',
  'x-amzn-requestid': 'the AWS service',
  'x-azure-ref': 'Azure Front Door',
  'x-correlation-id': 'the application (one for all requests of a transaction)',
  'x-datadog-trace-id': 'Datadog (of its whole trace)',
  'x-debug-token': "Symfony's profiler",
  'x-fastly-request-id': 'Fastly',
  'x-github-request-id': 'GitHub',
  'x-guploader-uploadid': 'Google Cloud Storage',
  'x-iinfo': 'Imperva',
  'x-kong-request-id': 'Kong',
  'x-ms-request-id': 'Azure',
  'x-ms-client-request-id': 'the client (its own id, sent back)',
  'x-nf-request-id': 'Netlify',
  'x-request-id': 'the application',
  'x-sucuri-id': 'the Sucuri firewall (the node that handled it)',
  'x-vercel-id': 'Vercel',
};

function explain(line: Line, _field: unknown, { request }: Context): FieldWords {
  const name = line.name.toLowerCase();
  const who = IDS[name] ?? 'the provider';
  if (line.value === '') return { words: 'Empty: there is no id.' };
  const id = quote(line.value, 160);
  const own = request.fields.value(name);
  if (own !== undefined && own === line.value)
    return {
      words: `The id of this request is ${id}, the one that the client sent; quote it when you report a problem.`,
    };
  return {
    words: `The id of this request at ${who} is ${id}${where(name, line.value)}; quote it when you report a problem.`,
  };
}

/** What the id tells besides: the place. */
function where(name: string, value: string): string {
  if (name === 'cf-ray') {
    const place = /-([A-Z]{3})$/.exec(value)?.[1];
    return place ? `, handled in the data centre ${place} (an airport's code)` : '';
  }
  if (name === 'fly-request-id') {
    const place = /-([a-z]{3})$/.exec(value)?.[1];
    return place ? `, which came in at the region ${place}` : '';
  }
  if (name === 'x-vercel-id') {
    const regions = value.split('::').slice(0, -1);
    return regions.length ? `, by way of ${regions.map(region => quote(region, 20).slice(1, -1)).join(' and ')}` : '';
  }
  return '';
}

export const requestIds: FieldModule = { names: Object.keys(IDS), explain };
