/** What speaks for a status, piece by piece; the judges weigh the pieces together. */
export { answeredWith } from './around';
export { functionAround } from './bindings';
export { declarationEvidence } from './declaration';
export { lambdaCall, lambdaOwner } from './lambda';
export { sinkEvidence } from './met';
export {
  errorCode,
  failures,
  namedStatus,
  onlyOfHttp,
  ownsStatus,
  soleMeaning,
  spellsPhrase,
  usualStatus,
} from './names';
export { fileEvidence, groupEvidence, isStandard, namesBeside, phraseNearby, priorEvidence } from './numbers';
export { numberOf, weigh, type Question } from './question';
export { subjectEvidence } from './subject';
export { ofResponse } from './types';
