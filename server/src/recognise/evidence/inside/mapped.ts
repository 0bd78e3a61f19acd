import { pathOf } from '../../path';
import { responseName, statusName } from '../../words';
import { groupEvidence } from '../numbers';
import { weigh } from '../question';
import { subjectEvidence } from '../subject';
import type { Inside } from '.';

/** `responses.stream().map(HttpResponse::getCode).toList()` */
export const referenced: Inside = (expression, question) => {
  const reference = /\.map(?:ToInt|ToObj)?\(\s*(\w+)::(\w+)\s*\)/.exec(expression);
  return reference ? subjectEvidence(`${reference[1] ?? ''}.${reference[2] ?? ''}`, question) : undefined;
};

/** ScalaMock's `(response.status _).expects()` */
export const mockedMember: Inside = (expression, question) => {
  const mocked = /^\(([\w.]+)\s+_\)/.exec(expression)?.[1];
  return mocked === undefined ? undefined : subjectEvidence(mocked, question);
};

/** `answers.map(answer => answer.status)` */
export const mappedByName: Inside = (expression, question) => {
  const drawn = /\.(?:map|then)\(\s*\(?\s*(\w+)\s*(?::\s*[\w.<>[\]]+)?\s*\)?\s*=>\s*(\1\b[\w.?()]*)\s*\)$/.exec(
    expression,
  )?.[2];
  return drawn === undefined ? undefined : subjectEvidence(drawn, question);
};

/** `answers.map(({ status }) => status)` */
export const mappedByMember: Inside = (expression, question) => {
  const [, list, member] = /(\w+)\.map\(\s*\(\{\s*(\w+)\s*\}\)\s*=>\s*\2\s*\)$/.exec(expression) ?? [];
  return list === undefined || member === undefined ? undefined : subjectEvidence(`${list}.${member}`, question);
};

/** Python's `[r.status_code for r in answers]` */
export const comprehended: Inside = (expression, question) => {
  const drawn = /^[[{(]\s*([\w.]+(?:\(\))?)\s+for\s+\w+\s+in\s/.exec(expression.trim())?.[1];
  return drawn === undefined ? undefined : subjectEvidence(drawn, question);
};

/** Rust's `e.as_http_error().map(|e| e.status()).unwrap_or(StatusCode::Continue)` */
export const mappedInRust: Inside = (expression, question) => {
  const mapped =
    /\.map(?:_or\([^()|]*,)?\(?\s*\|(\w+)\|\s*(\1\.\w+(?:\(\))?(?:\.as_u16\(\))?)\s*\)\s*(?:\.unwrap_or(?:_default|_else)?\([^()]*(?:\([^()]*\))?\))?$/.exec(
      expression,
    )?.[2];
  return mapped !== undefined && statusName(pathOf(mapped).at(-1) ?? '').weight > 0
    ? subjectEvidence(mapped, question)
    : undefined;
};

/** Scala's `answers.map(_.code)` */
export const mappedByPlace: Inside = (expression, question) => {
  const placed = /^([\w.]+)\.map\(_(\.\w+(?:\.intValue)?(?:\(\))?)\)$/.exec(expression.trim());
  return placed ? subjectEvidence(`${placed[1] ?? ''}${placed[2] ?? ''}`, question) : undefined;
};

/**
 * `answers[1]`, where `answers[0]` and `answers[2]` are compared with 404 and 422: a list of what came, by what else it is compared
 * with. Looks 1 500 characters around.
 */
export const comparedBeside: Inside = (expression, question) => {
  const [, list = '', place] = /^(\w+)\[(\d+)\]$/.exec(expression.trim()) ?? [];
  if (place === undefined || (responseName(list).weight < 0.7 && statusName(list).weight <= 0)) return undefined;
  const { document, node } = question;
  const around = document.text.slice(Math.max(0, node.startIndex - 1500), node.startIndex + 1500);
  const others = [
    ...around.matchAll(new RegExp(`\\b${list}\\[(\\d+)\\](?:\\s*[=!]==?|\\)?[.\\w]*\\(|,)\\s*(\\d+)\\b`, 'g')),
  ];
  const group = groupEvidence(
    others.map(m => Number(m[2])).filter(n => n !== question.code),
    question,
  );
  return weigh(group) > 0 ? [...group, { words: `\`${list}\` may hold what came`, weight: 0.3 }] : undefined;
};
