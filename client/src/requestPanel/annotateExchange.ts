import type { Annotation, Exchange } from '../../../server/src/protocol';
import type { Hop } from './send';

/** Bytes of a body that are handed over for explanation; what a longer one says is judged by its beginning. */
export const annotateLimit = 2 * 1024 * 1024;

/** Findings that need the whole body to be true. */
const needWhole = new Set([
  'content-length-mismatch',
  'content-range-invalid',
  'content-encoding-mismatch',
  'digest-mismatch',
  'json-invalid',
  'problem-json-invalid',
  'charset-mismatch',
  'empty-body',
  'content-type-mismatch',
]);

/** The exchange as the language server takes it. */
export function toExchange(hop: Hop): Exchange {
  return {
    request: { method: hop.sent.method, url: hop.sent.url, headers: hop.sent.headers },
    response: {
      version: hop.head.version,
      status: hop.head.status,
      reason: hop.head.reason,
      headers: hop.head.headers,
      body: hop.body.head.subarray(0, annotateLimit).toString('base64'),
      bodyEncoding: 'base64',
    },
    receivedAt: hop.receivedAt,
  };
}

/** Whether the explanation saw every byte that the server sent. */
export function isWhole(hop: Hop): boolean {
  return (
    hop.body.total <= annotateLimit && hop.body.head.length === hop.body.total && (!hop.cut || hop.cut.why === 'server')
  );
}

/** Leaves out what was only found because the explanation did not see the whole body. */
export function trimAnnotation(annotation: Annotation, whole: boolean): Annotation {
  if (whole) return annotation;
  const dropped = new Set(
    annotation.findings.filter(finding => needWhole.has(finding.id)).map(finding => `problem:${finding.id}`),
  );
  const { jsonError: _jsonError, ...body } = annotation.body;
  return {
    ...annotation,
    findings: annotation.findings.filter(finding => !needWhole.has(finding.id)),
    keys: annotation.keys.filter(key => !dropped.has(key)),
    body,
  };
}
