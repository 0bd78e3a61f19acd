/**
 * What a body evidently is, by signature and first characters (WHATWG MIME Sniffing 6 and 7 list most signatures).
 * Only what leaves no doubt is named; everything else is `undefined`.
 */
import { isHtmlType, isJsonType, isXmlType, type MediaType } from '../parse/mediaType';
import type { Body } from './body';

export interface Evidence {
  kind: 'html' | 'json' | 'xml' | 'gzip' | 'binary';
  /** For sentences: `an HTML page`. */
  name: string;
  /** Media types that fit it, the usual one first. */
  types: readonly string[];
}

const SIGNATURES: readonly { bytes: string; offset?: number; name: string; types: readonly string[] }[] = [
  {
    bytes: '\x89PNG\r\n\x1a\n',
    name: 'a PNG image',
    types: ['image/png', 'image/x-png', 'image/apng', 'image/vnd.mozilla.apng'],
  },
  { bytes: '\xff\xd8\xff', name: 'a JPEG image', types: ['image/jpeg', 'image/jpg', 'image/pjpeg'] },
  { bytes: 'GIF87a', name: 'a GIF image', types: ['image/gif'] },
  { bytes: 'GIF89a', name: 'a GIF image', types: ['image/gif'] },
  { bytes: 'WEBPVP', offset: 8, name: 'a WebP image', types: ['image/webp'] },
  { bytes: 'ftypavif', offset: 4, name: 'an AVIF image', types: ['image/avif'] },
  { bytes: '%PDF-', name: 'a PDF document', types: ['application/pdf', 'application/x-pdf'] },
  { bytes: 'PK\x03\x04', name: 'a ZIP archive', types: ['application/zip'] },
  { bytes: 'wOF2', name: 'a WOFF2 font', types: ['font/woff2', 'application/font-woff2'] },
  { bytes: 'wOFF', name: 'a WOFF font', types: ['font/woff', 'application/font-woff', 'application/x-font-woff'] },
  { bytes: '\0asm', name: 'a WebAssembly module', types: ['application/wasm'] },
  { bytes: '\x7fELF', name: 'a program', types: ['application/octet-stream'] },
  { bytes: '\x28\xb5\x2f\xfd', name: 'zstd-compressed data', types: ['application/zstd'] },
];

/** Characters to look at; an HTML page shows itself early. */
const HEAD = 2048;

/** Documents larger than this are not parsed just to find out whether they are JSON. */
const LARGEST_JSON = 4 * 1024 * 1024;

export function evidence(body: Body): Evidence | undefined {
  const { decoded } = body;
  if (decoded.state !== 'ok' || !decoded.bytes.length) return undefined;
  const { bytes } = decoded;
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  for (const signature of SIGNATURES) {
    if (start.startsWith(signature.bytes, signature.offset ?? 0))
      return { kind: 'binary', name: signature.name, types: signature.types };
  }
  if (start.startsWith('\x1f\x8b\x08'))
    return { kind: 'gzip', name: 'gzip-compressed data', types: ['application/gzip'] };
  const text = body.text;
  if (text === undefined) return undefined;
  const head = text
    .slice(0, HEAD)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^(?:<!--[^>]{0,500}-->\s{0,100})?<(?:!doctype html|html)[\s>]/i.test(head))
    return {
      kind: 'html',
      name: 'an HTML page',
      // XHTML may come under a general XML type.
      types: [
        'text/html; charset=utf-8',
        ...(head.includes('http://www.w3.org/1999/xhtml') ? ['application/xml', 'text/xml'] : []),
      ],
    };
  if (/^<\?xml[\s?]/.test(head)) return { kind: 'xml', name: 'an XML document', types: ['application/xml'] };
  if (
    /^[{[]/.test(head) &&
    text.length > 1 &&
    text.length <= LARGEST_JSON &&
    /[}\]]\s*$/.test(text.slice(-200)) &&
    body.json?.ok
  ) {
    return { kind: 'json', name: 'a JSON document', types: ['application/json'] };
  }
  return undefined;
}

/** Whether the evidence is compatible with a declared type. Where the declared type says little, it is. */
export function fits(type: MediaType, seen: Evidence): boolean {
  const { essence } = type;
  if (seen.types.some(fitting => fitting.split(';')[0] === essence)) return true;
  if (!isKnown(type)) return true;
  const text = essence.startsWith('text/');
  const binary = /^(?:image|audio|video|font)\/|^application\/pdf$/.test(essence) && !isXmlType(type);
  switch (seen.kind) {
    case 'html':
      // Plain text may show markup; XML types may hold XHTML.
      return (
        essence === 'text/plain' ||
        essence === 'text/markdown' ||
        isHtmlType(type) ||
        (isXmlType(type) && type.suffix === 'xml' && essence !== 'image/svg+xml')
      );
    case 'xml':
      return !isJsonType(type) && !binary && essence !== 'text/css' && !/javascript$/.test(essence);
    case 'json':
      // A JSON array or object in braces may be script or text as well, but never markup or a picture.
      return (
        isJsonType(type) ||
        !(isHtmlType(type) || isXmlType(type) || binary || essence === 'text/css' || essence === 'text/event-stream')
      );
    case 'gzip':
    case 'binary':
      return !(
        text ||
        isJsonType(type) ||
        isXmlType(type) ||
        isHtmlType(type) ||
        binary ||
        /javascript$/.test(essence)
      );
  }
}

/** Types whose content has a known look. */
function isKnown(type: MediaType): boolean {
  return (
    isJsonType(type) ||
    isXmlType(type) ||
    /^(?:text|image|audio|video|font)\//.test(type.essence) ||
    /^application\/(?:pdf|javascript|x-javascript|ecmascript|zip|wasm|x-ndjson)$/.test(type.essence)
  );
}
