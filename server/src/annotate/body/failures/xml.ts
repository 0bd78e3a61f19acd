import { element } from '../element';
import { unescape } from '../pages';
import type { Failure } from './types';

/** Errors stand early in a document. */
const HEAD = 256 * 1024;

/** A fault in the body of a SOAP envelope. */
export function soap(text: string): Failure | undefined {
  const head = text.slice(0, HEAD);
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
export function plainXml(text: string): Failure | undefined {
  const head = text.slice(0, HEAD);
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
