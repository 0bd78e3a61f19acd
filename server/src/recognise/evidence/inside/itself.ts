import { statusName } from '../../words';
import { functionAround } from '../bindings';
import { lambdaCall } from '../lambda';
import { subjectEvidence } from '../subject';
import type { Inside } from '.';

/** Dart's `extension on int { bool get isSuccessfulStatusCode => this >= 200; }` */
export const ofItself: Inside = (expression, question) => {
  if (!/^(?:this|self)$/.test(expression.trim())) return undefined;
  const called = functionAround(question);
  const asked = called === undefined ? undefined : statusName(called);
  return asked && asked.weight >= 0.7 ? [{ ...asked, words: `\`${called ?? ''}\` asks about it` }] : [];
};

/** Kotlin's `status.value.let { it == 429 }`, Swift's `codes.contains { $0 == 404 }` */
export const ofLambda: Inside = (expression, question) => {
  if (!/^(?:it|\$0)$/.test(expression.trim())) return undefined;
  const holder = /^([\s\S]+?)\??\.(?:let|also|run|takeIf|takeUnless|any|all|none|contains|filter|first|map)$/.exec(
    lambdaCall(question.node, question) ?? '',
  )?.[1];
  return holder === undefined ? [] : subjectEvidence(holder, question);
};
