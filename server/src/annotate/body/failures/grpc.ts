import type { Context } from '../../context';
import type { Failure } from './types';

/** https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
const GRPC: readonly string[] = (
  'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED ' +
  'FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'
).split(' ');

function grpcName(code: number): string {
  return GRPC[code] ?? 'an unknown code';
}

/** From the fields (a response without messages), or from the trailer frame of a gRPC-Web body. */
export function grpc(context: Context): Failure | undefined {
  const { fields, mediaType } = context.response;
  let status = fields.get('grpc-status')?.first;
  let message = fields.get('grpc-message')?.first;
  if (status === undefined && mediaType && /^application\/grpc-web/.test(mediaType.essence)) {
    const trailers = grpcWebTrailers(context);
    status = trailers.get('grpc-status');
    message = trailers.get('grpc-message');
  }
  if (status === undefined || !/^\d{1,3}$/.test(status) || Number(status) === 0) return undefined;
  const text = message === undefined ? undefined : percentDecoded(message);
  return {
    format: 'grpc',
    what: `gRPC status ${Number(status)} (${grpcName(Number(status))})`,
    ...(text && { message: text }),
  };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Frames of a gRPC-Web body: a flag byte, four bytes of length; bit 0x80 marks the trailers, which are written like fields. */
function grpcWebTrailers({ response }: Context): Map<string, string> {
  const out = new Map<string, string>();
  const { decoded } = response.body;
  if (decoded.state !== 'ok') return out;
  let bytes = decoded.bytes;
  if (/^application\/grpc-web-text/.test(response.mediaType?.essence ?? '')) bytes = base64Chunks(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 5 <= bytes.length;) {
    const length = view.getUint32(at + 1);
    const start = at + 5;
    if ((bytes[at] ?? 0) & 0x80) {
      const text = new TextDecoder().decode(bytes.subarray(start, Math.min(start + length, start + 16_384)));
      for (const line of text.split(/\r?\n/)) {
        const colon = line.indexOf(':');
        if (colon > 0) out.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
      }
    }
    at = start + length;
  }
  return out;
}

/** grpc-web-text may be several base64 texts in a row, each with its own padding. */
function base64Chunks(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes).replace(/[^A-Za-z0-9+/=]/g, '');
  const parts = text.match(/[A-Za-z0-9+/]+={0,2}/g) ?? [];
  const binary = parts
    .map(part => (part.replace(/=+$/, '').length % 4 === 1 ? '' : atob(part.replace(/=+$/, ''))))
    .join('');
  return Uint8Array.from(binary, c => c.charCodeAt(0));
}
