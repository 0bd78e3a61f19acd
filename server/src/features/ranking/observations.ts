/** What each observation makes of a code that it is made of, as in `clues.ts`. */
export const weights = {
  /** The share of all codes around that it has. */
  'stands around': 3.7,
  /** The share of those that stand behind the same words. */
  'stands in the same way': 1.6,
  /** Fades over 700 UTF-16 units. */
  'stands before': 1.25,
  /** Fades over 500 UTF-16 units. */
  'stands behind': 1.55,
  'stands in this function, before': 0.46,
  'stands beside the same path': 1,
  'stands on the line': -2,
  'is in the list': -3,
  /** Half of it beside one code. */
  'is of the class of the list': 2.2,
  'has a row': -1.75,
  'is a label beside it': -6,
  'lies between two rows': 4.8,
  'comes after the last row': 3.1,
  'comes before the first row': 3.4,
  'the line says the number': 3.6,
  'the title says the number': 4.8,
  'a comment says the number': 2.2,
  'the line says the phrase': 5,
  'the statement says the phrase': 2.9,
  'the title says the phrase': 2.1,
  'above says the phrase': 2.2,
  'below says the phrase': 2.2,
};
export type Observation = keyof typeof weights;
/** Notes what was observed of a code, and how strongly, from 0 to 1. */
export type See = (what: Observation, code: number, strength: number) => void;

/** A number that stands for itself and may be a code. */
export const aCode = /(?<![\w.#-])[1-5]\d\d(?![\w.%-])/;
export const codes = new RegExp(aCode, 'g');

export const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0;
