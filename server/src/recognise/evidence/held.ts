import { declaredStatus } from '../declared';
import { ownerEvidence } from '../owner';
import { resultEvidence } from '../results';
import type { Evidence } from '../types';
import { responseName, statusName } from '../words';
import { answeredWith, asgiEvidence, besideBody, besideOutput, fieldEvidence } from './around';
import { aliasEvidence, caseEvidence, isParameter, madeEvidence, parameterEvidence } from './bindings';
import { declarationEvidence } from './declaration';
import { givenToLambda } from './lambda';
import { sinkEvidence } from './met';
import { failures, onlyOfHttp, soleMeaning, usualStatus } from './names';
import { weigh, type Question } from './question';
import { toldEvidence } from './told';
import { guarded, ofResponse, typeEvidence, variantEvidence } from './types';

/** An expression that ends in the name of a status, which proves it or does not. */
interface Subject {
  expression: string;
  /** What the last name says. */
  name: Evidence;
  last: string;
  /** What it belongs to, the nearest at the end. */
  receivers: string[];
}

/** `response.status`, `result.code`: a name that may be a status's, by what it belongs to. */
export function heldEvidence(subject: Subject, question: Question): Evidence[] {
  const { expression, name, last, receivers } = subject;
  // `response.data['code']`: a body has codes of its own, unless it is an error's.
  if (
    name.weight < 0.5 &&
    !/\berror\b/i.test(expression) &&
    /^(?:data|body|json|payload|content)$/i.test(receivers.at(-1) ?? '')
  )
    return [name, ...ofFailedBody(receivers, question)];
  const best =
    givenToLambda(receivers, question) ??
    receivers.map(responseName).reduce<Evidence | undefined>((a, b) => (a && a.weight >= b.weight ? a : b), undefined);
  const fails = best && errorEvidence(subject, best, question);
  if (fails) return fails;
  if (best && best.weight >= 0.7) return [name, best];
  // `extractStatus(x).code`, `r.status.code`
  const owner = /^(?:code|value)$/i.test(last) ? statusName(receivers.at(-1) ?? '') : undefined;
  if (owner && owner.weight >= 0.5 && statusName(receivers.join('_')).weight > 0)
    return [
      name,
      {
        ...owner,
        weight: owner.weight >= 0.7 || receivers.length > 1 ? 0.5 : question.document.head.speaksHttp ? 0.45 : 0.25,
      },
    ];
  // pytest's `info.value.status`
  if (question.code >= 300 && isRaised(receivers, question))
    return [name, { words: 'an error that was raised has it', weight: last === 'status' ? 0.5 : 0.3 }];
  if (best && best.weight > 0)
    return [
      name,
      best,
      ...madeEvidence(name, receivers, question),
      // An error that has a status got it from an answer.
      ...(last === 'status' && question.code >= 400 && receivers.some(r => failures.test(r))
        ? [{ words: 'an error tells what was answered', weight: 0.2 }]
        : []),
      ...besideOutput(expression, question),
      ...guarded(receivers[0] ?? '', question),
      ...(best.weight < 0.3 ? besideBody(expression, question) : []),
      // `assert self.put_json("/orders", order).code == 400`
      ...(/\(\s*[a-z]?["'`]\/[\w/{}-]*["'`]\s*[,)]/i.test(expression)
        ? [{ words: 'an address is asked', weight: 0.3 }]
        : []),
    ];
  if (receivers.length === 0) return aloneEvidence(subject, question);
  if (receivers.length === 1 && receivers[0] === last) return [name];
  const written = [
    ...asgiEvidence(expression, question),
    ...fieldEvidence(last, question),
    ...answeredWith(last, question),
    ...besideBody(expression, question),
    ...variantEvidence(receivers[0] ?? '', question),
  ];
  if (written.length) return [name, ...written];
  // A script's `data.status == 409`
  if (last === 'status' && receivers.join() === 'data' && onlyOfHttp.has(question.code))
    return [name, { words: 'data from a server may tell its status', weight: 0.2 }];
  const type = typeEvidence(receivers[0] ?? '', question);
  if (!type.length) type.push(...usualStatus(last, receivers, question));
  if (type.length || receivers.length > 1) return [name, ...type];
  return [name, ...declarationEvidence(receivers[0] ?? '', question).filter(e => e.weight > 0)];
}

/** `info.value`, and `error.value` where `with pytest.raises(ApiException) as error:` stands above. Looks 800 characters up. */
function isRaised(receivers: string[], { document, node }: Question): boolean {
  const [holder = '', value = ''] = receivers.slice(-2);
  if (!/^(?:value|exception)$/.test(value)) return false;
  return (
    /^(?:\w*info|cm|ctx|context|raised)$/.test(holder) ||
    new RegExp(`\\b(?:raises|assertRaises)\\([^\\n]*\\) as ${holder}:`).test(
      document.text.slice(Math.max(0, node.startIndex - 800), node.startIndex),
    )
  );
}

/** Rack::Test's `get '/orders'` and below it `assert_equal 404, status`. Looks 400 characters up. */
const askedAbove = (expression: string, { document, node }: Question): Evidence[] =>
  expression.trim() === 'status' &&
  /^[ \t]*(?:get|post|put|patch|delete|head|options)[ (]+["']\/[^\n]*$/m.test(
    document.text.slice(Math.max(0, node.startIndex - 400), node.startIndex),
  )
    ? [{ words: 'an address is asked above', weight: 0.4 }]
    : [];

/** PHP's `catch (ImagickException $e)`: an error of a library that asks nobody has codes of its own. Looks 800 characters up. */
function ofLibrary(name: string, { document, node }: Question): boolean {
  const above = document.text.slice(Math.max(0, node.startIndex - 800), node.startIndex);
  const caught = [...above.matchAll(/\bcatch\s*\(\s*([\w\\]+)\s+\$(\w+)\s*\)/g)].findLast(
    m => m[2] === name.replace('$', ''),
  );
  return /^\\?(?:Imagick|PDO|SQLite|Soap|DOM|Phar|Redis|Memcached|mysqli_sql_)\w*Exception$/i.test(caught?.[1] ?? '');
}

/** Many systems have an `error.code` of their own. */
function errorEvidence({ name, last, receivers }: Subject, best: Evidence, question: Question): Evidence[] | undefined {
  const fails =
    /^(?:\w*err(?:or)?|e|ex|exc|exception)$/i.test(receivers.at(-1) ?? '') &&
    /code$/i.test(last) &&
    !/http/i.test(receivers.at(-1) ?? '') &&
    !receivers.slice(0, -1).some(r => responseName(r).weight >= 0.7);
  if (!fails) return undefined;
  const type = typeEvidence(receivers.at(-1) ?? '', question);
  // Errors with codes of their own seldom take just those of HTTP.
  const telling =
    /^get_?code$/i.test(last) &&
    question.code > 400 &&
    question.code % 100 !== 0 &&
    /\d/.test(question.node.text) &&
    !ofLibrary(receivers.at(-1) ?? '', question);
  const known =
    // Go's `err.Code()`, C++'s `e.get_error().code`
    /^code$/i.test(last) &&
    (/^(?:e|err|error|ex|exc|exception)$/.test(receivers.at(-1) ?? '') ||
      (question.document.head.speaksHttp && /^(?:get_|[a-z]_)(?:err|error)$/.test(receivers.at(-1) ?? ''))) &&
    onlyOfHttp.has(question.code);
  const made = type.length ? [] : declarationEvidence(receivers.at(-1) ?? '', question).filter(e => e.weight >= 0.35);
  const answered = type.length ? type : made.length ? made : answeredWith(last, question);
  return [
    name,
    ...(answered.length
      ? answered
      : [{ ...best, weight: known ? 0.4 : question.code < 200 ? -0.5 : telling ? 0.15 : 0.05 }]),
  ];
}

/** `status === 200`, `this.status`, `status(result)`: a name that belongs to nothing that is named. */
function aloneEvidence({ expression, name, last }: Subject, question: Question): Evidence[] {
  // `this.readyState === 4 && this.status === 200`
  const readied = /^this\./.test(expression.trim()) ? besideBody(expression, question) : [];
  if (readied.length) return [name, ...readied];
  // `status(result)`
  const of = new RegExp(`^${last}\\((\\w+)\\)$`).exec(expression.trim())?.[1];
  if (of && responseName(of).weight > 0) return [name, responseName(of)];
  const bound = name.weight < 0.5 ? [...aliasEvidence(last, question), ...caseEvidence(last, question)] : [];
  if (bound.length) return bound;
  const typed = declaredStatus(last, question);
  if (typed.length) return [name, ...typed];
  const self = /^(?:self|this|@|\$this)\W/.test(expression.trim());
  const field = self ? fieldEvidence(last, question) : [];
  if (field.length) return [name, ...field];
  const met = name.weight < 1 && !/\)$/.test(expression) ? sinkEvidence(last, question) : [];
  if (met.length) return [name, ...met];
  const told = name.weight < 1 ? toldEvidence(last, question) : [];
  if (told.length) return [name, ...told];
  const declared = /\)$/.test(expression)
    ? resultEvidence(last, question.document)
    : isParameter(last, question)
      ? []
      : declarationEvidence(last, question);
  const asked = askedAbove(expression, question);
  if (asked.length && weigh(declared) >= 0) return [name, ...asked];
  const own = ofResponse(last, question);
  if (declared.length) return [name, ...(weigh(declared) < 0 && own.length ? own : declared)];
  if (own.length) return [name, ...own];
  const parameter = self ? [] : parameterEvidence(last, question);
  const owned = parameter.length || last !== 'code' ? parameter : ownerEvidence(question);
  return [name, ...(owned.length ? owned : last === 'status' ? soleMeaning(last, question.document) : [])];
}

/** axios' `const { data } = error.response` and then `data.code`: the body of an error. Looks 600 characters up. */
const ofFailedBody = (receivers: string[], { document, node, code }: Question): Evidence[] =>
  code >= 400 &&
  receivers.length === 1 &&
  new RegExp(`\\{[^{}=]*\\b${receivers[0] ?? ''}\\b[^{}=]*\\}\\s*=\\s*(?:\\w*[eE]rr(?:or)?|e)\\.response\\b`).test(
    document.text.slice(Math.max(0, node.startIndex - 600), node.startIndex),
  )
    ? [{ words: 'it is the body of an error', weight: 0.4 }]
    : [];
