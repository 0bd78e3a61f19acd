import type { Evidence } from '../../types';
import type { Question } from '../question';
import { awaitedNumber, ofCurl, ofErrorText, ofJsonPath, ofPseudoHeader, ofTable } from './fixed';
import { converted, spread } from './converted';
import { ofItself, ofLambda } from './itself';
import {
  comparedBeside,
  comprehended,
  mappedByMember,
  mappedByName,
  mappedByPlace,
  mappedInRust,
  mockedMember,
  referenced,
} from './mapped';
import { calledRack, indexedRack, indexedResult } from './rack';

/** What an expression is that has one form; `undefined` where it has another. */
export type Inside = (expression: string, question: Question) => Evidence[] | undefined;

/** In the order in which they are asked: of two forms that fit, the first says what it is. */
const forms: readonly Inside[] = [
  ofCurl,
  referenced,
  calledRack,
  ofTable,
  indexedRack,
  indexedResult,
  mockedMember,
  ofPseudoHeader,
  awaitedNumber,
  ofJsonPath,
  ofErrorText,
  mappedByName,
  mappedByMember,
  comprehended,
  mappedInRust,
  mappedByPlace,
  comparedBeside,
  spread,
  converted,
  ofItself,
  ofLambda,
];

/** What an expression is as a whole, or what it was made of: a conversion, a mapping, `it` in a lambda. */
export function insideEvidence(expression: string, question: Question): Evidence[] | undefined {
  for (const form of forms) {
    const found = form(expression, question);
    if (found) return found;
  }
  return undefined;
}
