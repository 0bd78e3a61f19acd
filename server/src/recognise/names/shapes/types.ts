import type { Catalogue } from '../../../catalogue';
import type { ParsedDocument } from '../../../parsing/document';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import type { Receiver } from '../receiver';

/** What a name that no table knows turned out to be. */
export interface ShapeVerdict {
  code: number;
  evidence: Evidence[];
}

/** A name where it stands. */
export interface Name {
  name: string;
  /** Its words, in lower case. */
  words: string[];
  /** Where it starts, in UTF-16 units. */
  start: number;
  /** What stands before it: `StatusCodes.`. */
  receiver: Receiver | undefined;
  document: ParsedDocument;
  /** Where it stands, seen from inside outwards. */
  sites: Site[];
  catalogue: Catalogue;
}

/** A name that spells a phrase. */
export interface Spelled extends Name {
  /** The phrase's code. */
  code: number;
  /** The phrase has several words. */
  several: boolean;
}

/** One shape of a name. `undefined` asks the next rule. */
export type Rule = (name: Spelled) => Evidence[] | undefined;

export const speaks: Evidence = { words: 'the file speaks HTTP', weight: 0.25 };

/** A protocol's `ToolResponse.Ok` says that all went well; `Response.Ok` and `HttpResponse.Ok` are answers of HTTP. */
export const isOutcome = ({ name }: Name, holder: string): boolean =>
  /^ok$/i.test(name) && /response$/i.test(holder) && !/^(?:I?(?:http|api|server|web|action)_?)?response$/i.test(holder);

/** The text behind a name. */
export const behind = ({ name, start, document }: Name, length: number): string =>
  document.text.slice(start + name.length, start + name.length + length);

/** The text before a name. */
export const before = ({ start, document }: Name, length: number): string =>
  document.text.slice(Math.max(0, start - length), start);
