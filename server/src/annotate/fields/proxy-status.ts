/** Proxy-Status (RFC 9209): what each intermediary met while it handled the response. */
import type { Line } from '../context';
import { numberOf, structuredMembers, textOf, type Member } from '../parse/structured';
import type { FieldModule, FieldWords } from '../types';
import { list, quote } from '../words';

/** Error types (RFC 9209, 2.3). */
const ERRORS: Record<string, string> = {
  dns_timeout: 'looking the next hop up in DNS took too long',
  dns_error: 'DNS refused to name the next hop',
  destination_not_found: 'it does not know where to send this request',
  destination_unavailable: 'it takes the next hop for unavailable',
  destination_ip_prohibited: 'it may not connect to the address of the next hop',
  destination_ip_unroutable: 'there is no route to the next hop',
  connection_refused: 'the next hop refused the connection',
  connection_terminated: 'the connection to the next hop broke before the response was complete',
  connection_timeout: 'connecting to the next hop took too long',
  connection_read_timeout: 'the next hop sent nothing for too long',
  connection_write_timeout: 'sending to the next hop took too long',
  connection_limit_reached: 'it may open no more connections to the next hop',
  tls_protocol_error: 'TLS with the next hop failed',
  tls_certificate_error: "the next hop's certificate was not accepted",
  tls_alert_received: 'the next hop broke TLS off with an alert',
  http_request_error: 'it refused the request itself',
  http_request_denied: 'its policy refuses the request',
  http_response_incomplete: 'the response of the next hop was cut off',
  http_response_header_section_size: 'the fields of the response were too large',
  http_response_header_size: 'a field of the response was too large',
  http_response_body_size: 'the content of the response was too large',
  http_response_trailer_section_size: 'the trailers of the response were too large',
  http_response_trailer_size: 'a trailer of the response was too large',
  http_response_transfer_coding: 'the transfer coding of the response could not be read',
  http_response_content_coding: 'the content coding of the response could not be read',
  http_response_timeout: 'the next hop took too long to answer',
  http_upgrade_failed: 'the change of protocol failed',
  http_protocol_error: 'the next hop broke the protocol',
  proxy_internal_response: 'it made the response itself',
  proxy_internal_error: 'it failed itself',
  proxy_configuration_error: 'it is configured wrongly',
  proxy_loop_detected: 'the request went in circles',
};

function proxyWords({ bare, parameters }: Member): string {
  const error = textOf(parameters.get('error'));
  const status = numberOf(parameters.get('received-status'));
  const facts = [
    ...(error === undefined ? [] : [`reports ${error.slice(0, 60)}: ${ERRORS[error] ?? 'an error of its own'}`]),
    ...(parameters.has('next-hop') ? [`asked ${quote(textOf(parameters.get('next-hop')) ?? '', 80)}`] : []),
    ...(parameters.has('next-protocol') ? [`by ${quote(textOf(parameters.get('next-protocol')) ?? '', 20)}`] : []),
    ...(status === undefined ? [] : [`got ${status} from it`]),
    ...(parameters.has('details') ? [`adds ${quote(textOf(parameters.get('details')) ?? '', 120)}`] : []),
  ];
  return `${textOf(bare) ?? 'a proxy'} ${list(facts) || 'passed the response on'}`;
}

function explain(line: Line): FieldWords {
  const members = structuredMembers(line.value, 'list').slice(0, 30);
  if (!members.length) return { words: `Should tell what each proxy met, but ${quote(line.value)} cannot be read.` };
  const parts = members.map(member => ({ text: member.text, words: proxyWords(member) }));
  return { words: `${parts.map(part => part.words).join('; then ')}.`, parts };
}

export const proxyStatus: FieldModule = { names: ['proxy-status'], explain };
