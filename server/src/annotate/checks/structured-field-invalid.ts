import { structuredError, type StructuredType } from '../parse/structured';
import { shapeFault } from '../parse/structuredShapes';
import { parseReference, rfc } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

/** Fields with a check of their own for what does not parse. */
const OWN = new Set([
  'deprecation',
  'ratelimit',
  'ratelimit-policy',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
]);

/** Structured fields of documents that the registry does not mark as such. */
const MORE: Record<string, StructuredType> = {
  'accept-signature': 'dictionary',
  'capsule-protocol': 'item',
  'document-policy-report-only': 'dictionary',
  'integrity-policy-report-only': 'dictionary',
  'require-document-policy': 'dictionary',
  'permissions-policy-report-only': 'dictionary',
  'supports-loading-mode': 'list',
};

/**
 * What it does: reports a Structured Field that does not parse, or whose values have the wrong type.
 * Why: a recipient ignores the whole field then, not only the part that is wrong (RFC 9651, 4.2).
 */
export const structuredFieldInvalid: Check = {
  id: 'structured-field-invalid',
  level: 'error',
  reference: rfc(9651, '4.2'),
  *find({ response, services }) {
    for (const field of response.fields) {
      const page = services.fields.get(field.name);
      const type =
        page?.structured ??
        services.fields.registered(field.name)?.structured ??
        (Object.hasOwn(MORE, field.name) ? MORE[field.name] : undefined);
      if (!type || OWN.has(field.name)) continue;
      // A repeated item is duplicate-singleton-header's; its lines are judged one by one.
      const values = type === 'item' ? field.lines.map(line => line.value) : [field.value];
      for (const value of values) {
        const error = structuredError(value, type);
        const name = field.lines[0]?.name ?? field.name;
        const reference = page && parseReference(page.spec, page.specUrl);
        if (error) {
          const at = value.slice(error.offset, error.offset + 30);
          yield {
            wrong: `${name} ${quote(value)} does not parse as a Structured Field (${type})${at && error.offset ? `, from ${quote(at)} on` : ''}: ${hint(field.name, value) ?? error.reason}.`,
            why: 'Recipients must ignore the whole field then, so it has no effect.',
            instead: `The server must send it in the form that the field defines${EXAMPLES[field.name] === undefined ? '' : `, for example ${name}: ${EXAMPLES[field.name] ?? ''}`}.`,
            place: field.place,
          };
          break;
        }
        const wrongType = shapeFault(field.name, value, type);
        if (wrongType) {
          yield {
            wrong: `${name} ${quote(value)} has a value of the wrong type: ${wrongType}.`,
            why: 'Recipients ignore the field then, or at least that value, so it has no effect.',
            level: 'warn',
            instead: `The server must send that type${EXAMPLES[field.name] === undefined ? '' : `, for example ${name}: ${EXAMPLES[field.name] ?? ''}`}.`,
            place: field.place,
            ...(reference && { reference }),
          };
          break;
        }
      }
    }
  },
};

/** What the sender probably meant, where that tells more than the parser does. */
function hint(name: string, value: string): string | undefined {
  if (name === 'permissions-policy' && /^[a-z-]+ +(?:'|\*|http)|;\s*[a-z-]+ /.test(value))
    return 'this is the syntax of the former Feature-Policy';
  if (/-digest$/.test(name) && /^[a-z0-9-]+=[A-Za-z0-9+/]+={0,2}$/i.test(value))
    return 'the base64 must stand between colons';
  return undefined;
}

const EXAMPLES: Record<string, string> = {
  'permissions-policy': 'camera=(), geolocation=(self)',
  'content-digest': 'sha-256=:…:',
  'repr-digest': 'sha-256=:…:',
  'cache-status': 'ExampleCache; hit; ttl=376',
  'proxy-status': 'proxy.example; error=connection_timeout',
  'accept-ch': 'Sec-CH-UA-Model, DPR',
  'critical-ch': 'Sec-CH-UA-Model',
  priority: 'u=3, i',
  'reporting-endpoints': 'default="https://reports.example/r"',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'origin-agent-cluster': '?1',
  'no-vary-search': 'key-order, params=("utm_source")',
  'cdn-cache-control': 'max-age=600',
  'cache-groups': '"products"',
  'use-as-dictionary': 'match="/app/*/main.js"',
  'speculation-rules': '"/rules/prefetch.json"',
  'integrity-policy': 'blocked-destinations=(script)',
  'upload-complete': '?1',
  'upload-offset': '0',
  'upload-length': '1024',
  'cache-group-invalidation': '"products"',
};
