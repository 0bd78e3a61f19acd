/** The response's body: bytes, then decoded bytes, then text, then JSON; each step made on first need and only once. */
import type { Fields } from '../context';
import { isJsonType, type MediaType } from '../parse/mediaType';
import type { Decode, Decoded } from '../types';
import { fromBase64, fromUtf8 } from './bytes';
import { parseJson, type JsonResult } from './json';

/** A body that unfolds to more than this is not looked into. */
export const MAX_DECODED = 64 * 1024 * 1024;

/** Stacked codings beyond this number are a decompression trap and not undone. */
const MAX_CODINGS = 4;

export class Body {
  #raw: Uint8Array | undefined;
  #decoded: (Decoded & { coding?: string }) | undefined;
  #text: { value: string | undefined } | undefined;
  #json: { value: JsonResult | undefined } | undefined;

  constructor(
    private readonly source: string,
    private readonly encoding: 'base64' | undefined,
    /** How the source differs from what was received. */
    readonly is: 'decoded' | 'cut' | 'omitted' | undefined,
    fields: Fields,
    private readonly mediaType: MediaType | undefined,
    private readonly decode: Decode,
  ) {
    this.codings = fields
      .tokens('content-encoding')
      .filter(coding => coding !== 'identity')
      .map(coding => ALIASES[coding] ?? coding);
  }

  /** Content codings in the order they were applied, lower case, `identity` left out, `x-gzip` written as `gzip`. */
  readonly codings: readonly string[];

  /** Whether all bytes are here as they were received, so that lengths and digests can be judged. */
  get asSent(): boolean {
    return this.is === undefined;
  }

  /** Whether the content is here to its end, so that it can be parsed. */
  get whole(): boolean {
    return this.is === undefined || this.is === 'decoded';
  }

  /** The bytes as received, content coding still on. */
  get raw(): Uint8Array {
    return (this.#raw ??= this.encoding === 'base64' ? fromBase64(this.source) : fromUtf8(this.source));
  }

  get empty(): boolean {
    return this.raw.length === 0;
  }

  /** The bytes with every content coding taken off; `coding` names the one that failed. */
  get decoded(): Decoded & { coding?: string } {
    return (this.#decoded ??= this.undo());
  }

  private undo(): Decoded & { coding?: string } {
    let bytes = this.raw;
    if (!this.codings.length || !bytes.length || this.is === 'decoded') return { state: 'ok', bytes };
    if (this.codings.length > MAX_CODINGS || this.is === 'cut') return { state: 'unsupported' };
    for (const coding of [...this.codings].reverse()) {
      const result = this.decode(coding, bytes, MAX_DECODED);
      if (result.state !== 'ok') return { ...result, coding };
      bytes = result.bytes;
    }
    return { state: 'ok', bytes };
  }

  /** The character encoding to read it with: the charset parameter, else UTF-8 (which JSON always is, RFC 8259, 8.1). */
  get charset(): string {
    // Decoded text comes as a string, its charset already taken off.
    if (isJsonType(this.mediaType) || (this.is === 'decoded' && this.encoding === undefined)) return 'utf-8';
    return this.mediaType?.parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  }

  /**
   * The body as text, a byte order mark kept. `undefined` where the coding cannot be undone, or the bytes hold a NUL and no
   * charset says that they are text. Bytes that do not fit the charset become U+FFFD.
   */
  get text(): string | undefined {
    return (this.#text ??= { value: this.read() }).value;
  }

  private read(): string | undefined {
    const decoded = this.decoded;
    if (decoded.state !== 'ok') return undefined;
    let decoder: InstanceType<typeof TextDecoder>;
    try {
      decoder = new TextDecoder(this.charset, { ignoreBOM: true });
    } catch {
      decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    }
    if (/^utf-?16|^utf-?32/.test(this.charset) === false && decoded.bytes.subarray(0, 1024).includes(0))
      return undefined;
    return decoder.decode(decoded.bytes);
  }

  /** The body parsed as JSON, whatever its media type; a byte order mark is skipped. `undefined` where there is no text. */
  get json(): JsonResult | undefined {
    if (!this.#json) {
      const text = this.text;
      this.#json = { value: text === undefined || text === '' ? undefined : parseJson(text) };
    }
    return this.#json.value;
  }

  /** The parsed JSON value; `undefined` where the body is no JSON. */
  get value(): unknown {
    return this.json?.ok ? this.json.value : undefined;
  }
}

/** RFC 9110, 8.4.1. */
const ALIASES: Record<string, string> = { 'x-gzip': 'gzip', 'x-compress': 'compress' };
