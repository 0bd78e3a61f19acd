import { declaredType } from '../../declared';
import {
  answeredWith,
  declarationEvidence,
  errorCode,
  lambdaOwner,
  ofResponse,
  phraseNearby,
  soleMeaning,
  usualStatus,
  type Question,
} from '../../evidence';
import { firstOf } from '../../firstOf';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { responseName, statusName } from '../../words';
import { besideInAssignment, comparedMember, meetsStatus } from '../columns';
import { enumerated, membersBeside, namesOfStatusesBeside } from './beside';
import { passed, sent } from './flows';
import { around, initialised, ofError } from './owner';
import { phraseAround, spelledName } from './spelled';
import type { Definition, Given, Rule } from './types';

/** Judges what a name is given, by the name, by what is assigned to (`response.status = 404`) and by where the value goes. */
export function judgeDefinition(site: Definition, question: Question): Evidence[] {
  const path = pathOf(site.name.text);
  // Python's `response.getcode.return_value = 404`
  if (path.length > 1 && /^return_?value$/i.test(path.at(-1) ?? '')) path.pop();
  const name = path.at(-1) ?? '';
  const given: Given = { site, question, path, name, named: statusName(name) };
  return firstOf(rules, given) ?? variable(given);
}

/** Rack's `response[0] = 304` */
const ofAnswer: Rule = ({ site }) =>
  /^\w*response\[0\]$/i.test(site.name.text)
    ? [{ words: 'the first of an answer is its status', weight: 0.9 }]
    : undefined;

const ofPhrase: Rule = ({ name, named, question }) => {
  const spoken = named.weight < 1 ? phraseAround(name, question) : [];
  return spoken.length ? spoken : undefined;
};

/** The name decides; but `const ERROR_CODE = 404` may be met by `status: ERROR_CODE` below. */
const ofName: Rule = ({ name, named, question }) => {
  const given = named.weight < 0 && /code$/i.test(name) ? sent(name, question) : [];
  if (given.length) return given;
  // `LEN_REQUIRED = 411, // Length Required`
  if (named.weight < 0 && phraseNearby(question).some(e => e.weight >= 0.6))
    return [{ words: 'its phrase overrules the name', weight: 0.2 }];
  return named.weight >= 1 || named.weight < 0 ? [errorCode(named, name, question)] : undefined;
};

const ofType: Rule = ({ site, question }) => {
  const typed = declaredType(site, question);
  return typed.length ? typed : undefined;
};

/** A name that says nothing: what it meets, what stands beside it, where it goes. */
const ofCompany: Rule = given => {
  const { site, question, path, name, named } = given;
  if (named.weight !== 0) return undefined;
  const met = metBy(given);
  const company = met.length ? met : [...membersBeside(site, question), ...enumerated(site.node, question)];
  if (company.length || path.length > 1) return company;
  const below = sent(name, question);
  return below.length ? below : answerOf(site.name.text, question);
};

/** `response.status = 404`, by what it belongs to. */
const ofReceiver: Rule = ({ path, name, named, question }) => {
  const receiver = path
    .slice(0, -1)
    .map(responseName)
    .reduce<Evidence>((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
  if (receiver.weight <= 0) return undefined;
  return [
    named,
    receiver,
    // Koa's `ctx.status = 200`
    ...(name === 'status' && /^(?:ctx|context)$/.test(path.at(-2) ?? '')
      ? [{ words: 'a context answers with it', weight: 0.15 }]
      : []),
    // `err.code = 400`
    ...(question.code >= 400 && /^(?:e|err|error|ex|exception)$/i.test(path.at(-2) ?? '')
      ? [{ words: 'an error is given a code', weight: 0.1 }]
      : []),
  ];
};

/** A member of what is not known for a response. */
const ofMember: Rule = ({ path, name, named, question }) =>
  path.length > 1
    ? [
        named,
        // `rs = Response()` and then `rs.status = 404`
        ...(path.length === 2 ? declarationEvidence(path[0] ?? '', question).filter(e => e.weight >= 0.35) : []),
        ...comparedMember(path.at(-2) ?? '', name, question),
        ...answeredWith(name, question),
        ...usualStatus(name, path.slice(0, -1), question),
      ]
    : undefined;

const ofInitializer: Rule = ({ site, named }) =>
  /^(?!field_).*initializer/.test(site.node.parent?.type ?? '') ? [named, ...initialised(site.node)] : undefined;

/** In the order in which they are asked. */
const rules: readonly Rule[] = [
  spelledName,
  ofAnswer,
  ofPhrase,
  ofName,
  ofType,
  ofCompany,
  ofReceiver,
  ofMember,
  ofInitializer,
];

/** A variable, a field or a parameter whose name may be a status's. */
function variable(given: Given): Evidence[] {
  const { site, question, name, named } = given;
  const member = ofResponse(name, question);
  if (member.length) return [named, ...member];
  const parameter = /param/.test(
    `${site.node.type} ${site.node.parent?.type ?? ''} ${site.node.parent?.parent?.type ?? ''}`,
  );
  return [
    named,
    ...metBy(given),
    ...(parameter ? [] : soleMeaning(name, question.document)),
    ...(named.weight >= 0.7 ? namesOfStatusesBeside(site, question) : []),
    ...lambdaOwner(site.node, question),
    ...interim(given),
    ...(around(site.node, question) ?? ofError(site.node, question) ?? passed(name, question)),
  ];
}

/** `status: int = 100` of an order: an answer is not begun with an interim response. */
const interim = ({ named, question }: Given): Evidence[] =>
  question.code < 104 && named.weight < 0.7
    ? [{ words: 'interim responses are nothing to begin with', weight: -0.35 }]
    : [];

/** What the name, or the number, meets elsewhere in the file. */
const metBy = ({ name, question }: Given): Evidence[] => [
  ...meetsStatus(name, question),
  ...besideInAssignment(question.node, question),
];

/** `response = 404`: what is answered is nothing but a number. */
const answerOf = (name: string, { document, catalogue, code, node }: Question): Evidence[] =>
  /^(?:response|resp|reply)$/.test(name) &&
  /^\d/.test(node.text) &&
  document.head.speaksHttp &&
  catalogue.get(code)?.standing === 'standard'
    ? [{ words: `\`${name}\` may be a status`, weight: code % 100 === 0 ? 0.5 : 0.6 }]
    : [];
