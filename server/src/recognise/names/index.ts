import type { Catalogue } from '../../catalogue';
import type { ParsedDocument } from '../../parsing/document';
import { weigh } from '../evidence';
import type { Site } from '../sites';
import { threshold, type Evidence } from '../types';
import { receiverBefore } from './receiver';
import { judgeByPhrase, judgeByShape, unmistakable } from './shapes';
import { judgeByTables, type ConstantNames } from './tables';

export { alwaysHttp } from './shapes';
export { ConstantNames } from './tables';

/** What a name that may spell a status turned out to be. */
export interface NameVerdict {
  code: number;
  evidence: Evidence[];
  role?: 'emit' | 'check' | 'value';
  /** True where the name proves nothing by itself, as a symbol does: the spot has to ask for a status. */
  needsSpot: boolean;
  /** True where no library's table lists it: the application's own. */
  own?: boolean;
}

/** Judges an identifier: by the tables of known libraries first, else by its shape. */
export function judgeName(
  name: string,
  start: number,
  document: ParsedDocument,
  sites: Site[],
  catalogue: Catalogue,
  constants: ConstantNames,
): NameVerdict | undefined {
  const receiver = receiverBefore(document, start);
  const listed = judgeByTables(name, start, receiver, document, sites, constants);
  const plain = receiver?.text === '' ? unmistakable(name, document, sites) : [];
  if (listed && (listed.needsSpot || weigh(listed.evidence) >= threshold))
    return { ...listed, evidence: [...listed.evidence, ...plain] };
  const shaped = judgeByShape({ name, start, receiver, document, sites, catalogue });
  if (shaped && weigh(shaped.evidence) >= threshold) return { ...shaped, needsSpot: false, own: true };
  const spelled = judgeByPhrase(name, receiver, document, catalogue);
  if (spelled) return { code: spelled.code, evidence: [...spelled.evidence, ...plain], needsSpot: true };
  return shaped && { ...shaped, needsSpot: false };
}
