/**
 * The parts of an annotation that a newcomer adds: a field's explanation and a check. See docs/adding-a-check.md.
 */
import type { ComparePage, FieldPage, RegisteredField, StatusFacts } from '../catalogue/types';
import type { FieldDatum, FindingLevel, Place, Reference } from '../protocol';
import type { Context, Field, Line } from './context';

/** What `annotate` asks of the program around it. Nothing here reads a clock, a disk or a network. */
export interface AnnotateServices {
  statuses: {
    /** The facts of one code, registered or a vendor's. */
    get(code: number): StatusFacts | undefined;
    all(): readonly StatusFacts[];
  };
  fields: {
    /** @param name Field name in lower case. */
    get(name: string): FieldPage | undefined;
    /** What IANA's registry says of a field, with a page or without. */
    registered(name: string): RegisteredField | undefined;
  };
  /** The pages that tell a code from its neighbours. */
  compare(code: number): ComparePage[];
  decode: Decode;
  digest: Digest;
  /** Told of a check or explanation that threw; the annotation goes on without it. Tests make it fail. */
  onFault?(where: string, error: unknown): void;
}

/**
 * Takes one content coding off.
 * @param coding Lower-case name: `gzip`, `deflate`, `br`, `zstd`.
 * @param maxBytes Decoding stops with `too-large` once the output would be longer (a small body may unfold to gigabytes).
 * @returns Never throws: `unsupported` where this program has no decoder, `corrupt` where the bytes are not of that coding.
 */
export type Decode = (coding: string, bytes: Uint8Array, maxBytes: number) => Decoded;

export type Decoded =
  { state: 'ok'; bytes: Uint8Array } | { state: 'unsupported' | 'too-large' } | { state: 'corrupt'; message: string };

/**
 * @param algorithm A key of RFC 9530's registry: `sha-256`, `sha-512`, `md5`, `sha`.
 * @returns The digest's bytes; `undefined` where this program cannot compute it.
 */
export type Digest = (algorithm: string, bytes: Uint8Array) => Uint8Array | undefined;

/** What a check reports. The three sentences become the finding's message, in this order. */
export interface Problem {
  /** What is wrong, quoting the value. */
  wrong: string;
  /** Why it matters to the caller. */
  why: string;
  /** What the server should send instead. */
  instead: string;
  place: Place;
  /** Where this case is graver or milder than the check's own level. */
  level?: FindingLevel;
  /** Where another section decides this case. */
  reference?: Reference;
}

/** One thing that can be wrong with a response. */
export interface Check {
  /** Stable; stands in the finding and in the key `problem:<id>`. */
  id: string;
  level: FindingLevel;
  reference: Reference;
  /**
   * Orders findings of one level: the higher, the more harm. 0 if left out; 10 is for what breaks the exchange itself.
   */
  harm?: number;
  /** Must take time linear in the size of the exchange, and must not throw on any bytes. */
  find(context: Context): Iterable<Problem>;
}

/** What a field line says, in words. */
export interface FieldWords {
  /** One or two plain sentences that use the value. */
  words: string;
  /** A structured value taken apart. */
  parts?: { text: string; words: string }[];
  /** What other parts of the annotation (and its keys) take from the value; the words must show it. */
  data?: FieldDatum[];
}

/** One response field: what it says and what can be wrong with it. */
export interface FieldModule {
  /** Lower case; several where fields share their syntax and meaning. */
  names: readonly string[];
  /**
   * Explains one line. `undefined` falls back on the catalogue's page.
   * @param line The line to explain.
   * @param field All lines of that name, for fields that may be repeated.
   */
  explain?(line: Line, field: Field, context: Context): FieldWords | undefined;
  checks?: readonly Check[];
}
