/** Judges an entry of a map, by its key and its value, by those beside it and by what the whole is given to. */
export { judgeEntryKey } from './key';
export { blockName, outerEvidence } from './outer';
export { judgeEntryValue } from './value';
