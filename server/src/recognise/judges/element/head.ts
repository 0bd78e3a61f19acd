import type { Node } from 'web-tree-sitter';
import { firstOf } from '../../firstOf';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { startOf, type Form, type Rule } from './types';

/**
 * Elixir's `{404, body} = get(path)`, `{404, _, body} -> …`, `{:error, 404, message}`: in a file that speaks HTTP a number at
 * the head of a tuple, or behind `:error`, with nothing beside it that is counted.
 */
export const codeAtHead: Rule = form => {
  const found = firstOf(rules, form);
  return found?.length ? found : undefined;
};

/** `{"POST", "/v1/orders", 200, body}` */
const ofRequest: Rule = ({ tuple, elements, index }) =>
  tuple &&
  index === 2 &&
  /^"(?:GET|POST|PUT|PATCH|DELETE|HEAD)"$|^:(?:get|post|put|patch|delete|head)$/.test(startOf(elements[0], 10)) &&
  /^(?:~r|")\W{0,2}\/|ur[il]$|path$/.test(startOf(elements[1]))
    ? [{ words: 'a method and an address stand before it', weight: 1 }]
    : undefined;

/** Too much stands behind it, or it is no number. */
const ofAnother: Rule = form =>
  !form.tuple || behind(form).length > 2 || !/^\d/.test(form.question.node.text) ? [] : undefined;

/** `{:batch_request_failed, 401, _body}` */
const ofFailureLabel: Rule = form => {
  const { label, index, question } = form;
  const rest = behind(form);
  return label !== undefined &&
    index === 1 &&
    rest.length === 1 &&
    /(?:failed|error|failure|rejected|unexpected)$/.test(label) &&
    /^_?(?:\w+_)?(?:body|resp|response|reason|message|data)$|^%\{|^_$/.test(startOf(rest[0]))
    ? [{ words: 'it is what went wrong', weight: isTelling(form) || question.document.head.speaksHttp ? 0.75 : 0.5 }]
    : undefined;
};

/** Nothing speaks of HTTP, neither the file nor what stands behind, and it is no error's. */
const ofSilentFile: Rule = form =>
  !form.question.document.head.speaksHttp && !isSpoken(form) && !(isOfError(form) && isTelling(form)) ? [] : undefined;

const ofError: Rule = form => {
  const { label, index, around, question } = form;
  const rest = behind(form);
  // `{:error, _message, 404}`, `{:error, :push, 422, _body}`
  if (
    label === 'error' &&
    index === 2 &&
    rest.length < 2 &&
    rest.every(r => plain.test(startOf(r, 60)) || /_(?:content|body|response)$/.test(startOf(r))) &&
    isTelling(form)
  )
    return [{ words: 'it is what went wrong', weight: 0.65 }];
  // `{:error, {500, body}}`
  if (
    index === 0 &&
    rest.length === 1 &&
    isOfError(form) &&
    around?.kind === 'element' &&
    /^:error$/.test(startOf(around.elements[0], 7))
  )
    return question.code >= 400
      ? [{ words: 'it is what went wrong', weight: 0.8 }]
      : [{ words: 'it is what came', weight: 0.5 }];
  return label === 'error' && index === 1
    ? [{ words: 'it is what went wrong', weight: rest.length ? 0.75 : 0.65 }]
    : undefined;
};

/** `{:ok, 200, body} = request(port, path)` */
const ofSuccess: Rule = ({ label, index, around }) =>
  label === 'ok' && index === 1 && around?.kind === 'operand' && verbs.test(calledIn(around.other))
    ? [{ words: `\`${calledIn(around.other)}\` gives it back`, weight: 0.8 }]
    : undefined;

/** It is not at the head, or something is counted behind it. */
const ofCount: Rule = form => {
  const rest = behind(form);
  return form.index !== 0 || rest.length === 0 || !rest.every(r => plain.test(startOf(r, 60))) ? [] : undefined;
};

const ofMatch: Rule = form => {
  const { around } = form;
  const rest = behind(form);
  // `match?({431, _, _}, response)`
  if (
    around?.kind === 'argument' &&
    /^match\?$/.test(around.callee.text) &&
    around.args.some(a => /^_?\w*resp(?:onse)?$/.test(startOf(a)))
  )
    return [{ words: 'a response is matched with it', weight: 0.8 }];
  if (around?.kind === 'case') return [{ words: 'a case matches the code and what comes with it', weight: 0.75 }];
  if (around?.kind !== 'operand' || around.operator !== '==') return undefined;
  const called = calledIn(around.other);
  // `{204, _, _} = collaborator?(client, name)`
  if (rest.length === 2 && rest.every(r => /^_\w*$/.test(startOf(r, 20))) && asked.test(startOf(around.other, 200)))
    return [{ words: 'fields and a body are left out behind it', weight: 0.75 }];
  const asks = verbs.test(called);
  return asks || rest.some(r => answered.test(startOf(r, 60)))
    ? [{ words: `\`${called}\` is matched with the code and what comes with it`, weight: asks ? 0.8 : 0.7 }]
    : [];
};

const ofReturn: Rule = form => {
  const { around } = form;
  // `defp error_response(reason), do: {500, "no luck"}`
  if (around?.kind === 'returned' && /respon[sd]|status|http/i.test(around.name ?? ''))
    return [{ words: `\`${around.name ?? ''}\` gives it back`, weight: 0.8 }];
  if (around !== undefined && around.kind !== 'returned') return undefined;
  const weight =
    isSpoken(form) || behind(form).some(b => isBody(b) || /^json\.dumps\(|^b["']/.test(startOf(b))) ? 0.75 : 0.6;
  return [{ words: 'the code and what comes with it are given back', weight }];
};

/** In the order in which they are asked. */
const rules: readonly ((form: Form) => Evidence[] | undefined)[] = [
  ofRequest,
  ofAnother,
  ofFailureLabel,
  ofSilentFile,
  ofError,
  ofSuccess,
  ofCount,
  ofMatch,
  ofReturn,
];

const behind = ({ elements, index }: Form): Node[] => elements.slice(index + 1);

/** A response or its fields stand behind it, by their names. */
const isSpoken = (form: Form): boolean =>
  behind(form).some(r => /^_?(?:\w+_)?(?:resp|response|headers)$/.test(startOf(r)));

/** An error's code that is not so round. */
const isTelling = ({ question: { code } }: Form): boolean => code > 400 && code % 100 !== 0;

/** `{:error, {404, _}}`: the second of a pair. */
const isOfError = ({ around }: Form): boolean =>
  around?.kind === 'element' && around.tuple && around.index === 1 && around.elements.length === 2;

/** Python's `{"detail": "no such order"}`, `b'{"detail": …}'` */
const isBody = (value: Node): boolean => /^(?:[a-z]?["'])?\{\s*["']/.test(value.text.slice(0, 20));

const calledIn = (call: Node): string => pathOf(call.text.slice(0, 200).replace(/\([\s\S]*$/, '')).at(-1) ?? '';

/** What is written of a body, fields or an error, and no count. */
export const plain =
  /^(?:_\w*|(?:\w+_)?(?:body|res|resp|response|headers|data|json|message|msg|error|reason|result)|%\{|\[\]|[a-z]?["'{]|true|false|nil$|None$)/;
const answered = /^(?:_?\w*(?:body|resp|response|headers)$|%\{)/;
/** What is asked is given along. */
const asked = /[(,]\s*@?(?:\w+_)?(?:client|conn|ur[il]|request|req)\b/;
const verbs =
  /^(?:get|post|put|patch|delete|head|options|request|fetch|create|update|remove|find|list|call|send)(?:_\w+)?!?$/i;
