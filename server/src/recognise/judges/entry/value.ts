import type { ParsedDocument } from '../../../parsing/document';
import { groupEvidence, weigh } from '../../evidence';
import { firstOf } from '../../firstOf';
import { pathOf } from '../../path';
import { takesField } from '../../sinks';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import type { Question } from '../../evidence';
import { comparedMember, meetsStatus } from '../columns';
import { failureStatus } from '../failures';
import { ignores } from '../ignores';
import { askedBeside, beside, groupBeside, labelledBy, phraseBeside, phrasesBeside, sameBeside } from './beside';
import { outerEvidence } from './outer';
import { keyOf, siblingKeys, siblings, siblingValues, unquote, valueOf } from './siblings';
import type { Entry } from './types';
import { judgeWeakKey } from './weakKey';

/** Judges `key: 404` by the key, the keys beside it and what the whole is given to. */
export function judgeEntryValue(site: Entry['site'], outer: Site[], question: Question): Evidence[] {
  const key = unquote(site.key.text);
  // `{ [ErrorCode.Parse]: 400 }`: what is computed names an entry, and not what it holds.
  const written = statusName(key);
  // `{ error: 400, message: 'Bad Request' }`
  if (/^(?:error|err)(?:_?(?:code|number|status))?$/i.test(key) && phraseBeside(site.node, question))
    return [{ words: 'its phrase stands beside it', weight: 0.9 }];
  const named = written.weight < 0 && /^\[[^\]"'`]+\]$/.test(site.key.text) ? computed : written;
  if (named.weight >= 1 || (named.weight < 0 && !question.catalogue.isPhraseOf(key, question.code))) return [named];
  // Rails: `rescue_from Expired, with: :forbidden`
  if (key === 'with' && outer[0]?.kind === 'argument' && outer[0].callee.text === 'rescue_from')
    return [{ words: 'what is rescued is answered by it', weight: 0.8 }];
  const table = tableOfStatuses(outer[0]);
  if (table) return [table];
  const holder = outer.find(s => s.kind === 'definition');
  const holderName = holder && pathOf(holder.name.text).at(-1);
  const held = holder && statusName(holderName ?? '');
  const ofStatuses = held && held.weight >= 0.5 && outer[0] === holder ? [held] : [];
  const met = [...meetsStatus(key, question), ...(holderName ? comparedMember(holderName, key, question) : [])];
  const entry: Entry = { site, outer, question, key, named, holder, holderName, held, ofStatuses, met };
  return firstOf(rules, entry) ?? sameBeside(site.node, question);
}

/** A key that is computed. */
const computed: Evidence = { words: 'its key is computed', weight: 0 };

/** Rails: `rescue_responses.merge!("Missing" => :not_found)`, `with(rescue_responses: { Missing.name => 404 })` */
function tableOfStatuses(taker: Site | undefined): Evidence | undefined {
  const table =
    taker?.kind === 'entry-value'
      ? unquote(taker.key.text)
      : taker?.kind === 'argument' && /(?:merge|update)!?$/.test(taker.callee.text)
        ? pathOf(taker.callee.text).at(-2)
        : undefined;
  if (table === undefined || !/responses$|status(?:es|codes)$/i.test(table)) return undefined;
  const named = statusName(table);
  return named.weight >= 1 ? named : undefined;
}

type Rule = (entry: Entry) => Evidence[] | undefined;

const some = (evidence: Evidence[]): Evidence[] | undefined => (evidence.length ? evidence : undefined);

/** JSON Schema's `statusCode: { type: 'number', default: 404 }`: what the value of such a key may be. */
const ofSchema: Rule = ({ site, key, outer: [around] }) => {
  if (around?.kind !== 'entry-value' || !/^(?:default|example|examples|const|enum)$/.test(key)) return undefined;
  if (!siblingKeys(site.node).some(k => /^(?:type|description|enum)$/.test(k))) return undefined;
  const described = statusName(unquote(around.key.text));
  return described.weight >= 0.5 ? [{ ...described, weight: Math.max(described.weight, 0.8) }] : undefined;
};

/** `not_found: 404`: the key spells the phrase. Of a class that is named like its key, `'not_found' => NotFound`, that says nothing. */
const ofPhrase: Rule = ({ site, key, question, ofStatuses }) =>
  question.catalogue.isPhraseOf(key, question.code) && !/^(?:[A-Z][a-z]+)+$/.test(question.node.text)
    ? [
        ...ofStatuses,
        { words: `\`${key}\` spells its phrase`, weight: /[a-z][_-]|[a-z][A-Z]/.test(key) ? 1.1 : 0.65 },
        ...phrasesBeside(site.node, question).map(e => ({ ...e, weight: 0.4 })),
      ]
    : undefined;

const ofWeakKey: Rule = entry => (entry.named.weight > 0 ? judgeWeakKey(entry) : undefined);

/** Keys that say what is answered, where the file speaks HTTP. */
const ofAnswers: Rule = ({ site, key, question: { document, catalogue, code } }) => {
  if (!document.head.speaksHttp) return undefined;
  // Excon's `connection.get(path: '/orders', expects: 200)`
  if (/^expects$/i.test(key) && catalogue.get(code))
    return [{ words: '`expects` names what a request is to be answered with', weight: 0.75 }];
  // Huma's `Errors: []int{404, 412}`
  return /^errors$/i.test(key) &&
    /^(?:\[\]int)?[[{]\s*[45]\d\d(?:\s*,\s*[45]\d\d)*\s*,?\s*[\]}]$/.test(
      site.node.text.slice(key.length, key.length + 200).replace(/^[^[{]*?(?=\[)/, ''),
    )
    ? [{ words: 'the errors that are answered with', weight: 0.75 }]
    : undefined;
};

const fields = new WeakMap<ParsedDocument, Map<string, Evidence[]>>();

/** `{write: 404}` and somewhere in the file `w.WriteHeader(each.write)`. Reads the first 100 000 characters, once for a key. */
const ofTakenField: Rule = ({ key, question: { document, catalogue, code, node } }) => {
  if (!document.head.speaksHttp || !/^["']?\d/.test(node.text) || catalogue.get(code) === undefined) return undefined;
  let known = fields.get(document);
  if (!known) fields.set(document, (known = new Map<string, Evidence[]>()));
  let evidence = known.get(key);
  if (!evidence) {
    const use = takesField(key, document.text.slice(0, 100_000));
    evidence = use === undefined ? [] : [{ words: `\`${use}\` takes \`${key}\` in this file`, weight: 0.9 }];
    known.set(key, evidence);
  }
  return some(evidence);
};

/** `{"/orders": 200, "/missing": 404}` */
const ofAddress: Rule = ({ site, key, question }) => {
  if (!/^\/[\w/{}:.-]*$/.test(key)) return undefined;
  const group = groupEvidence(siblingValues(site.node), question);
  return group.length ? [...group, { words: 'an address is its key', weight: 0.4 }] : [];
};

/** `{ get: 200, put: 204, delete: 204 }`: what each method is answered with. */
const ofMethods: Rule = ({ site, key, question: { catalogue, code } }) =>
  method.test(key) &&
  catalogue.get(code)?.standing === 'standard' &&
  siblings(site.node).length > 0 &&
  siblings(site.node).every(n => method.test(keyOf(n)) && catalogue.get(valueOf(n) ?? 0)?.standing === 'standard')
    ? [{ words: 'methods are the keys, and statuses their values', weight: 1 }]
    : undefined;

const method = /^(?:get|post|put|patch|delete|head|options|query)$/i;

/** `{ ok: 200, not_found: 404, teapot: 418 }`: the names beside it spell their phrases. */
const ofFellows: Rule = ({ site, question, ofStatuses }) => {
  const fellows = phrasesBeside(site.node, question);
  return fellows.length ? [...ofStatuses, ...fellows] : undefined;
};

/** What the name of the map says: `$codes = ['invalid_scope' => 400, 'created' => 201]`, `$typesByStatus = ['user' => 422]`. */
const ofHolder: Rule = ({ site, outer, question, holder, held, ofStatuses }) => {
  const listed =
    held && held.weight > 0 && outer[0] === holder ? groupEvidence(siblingValues(site.node), question) : [];
  if (held && ofStatuses.length === 0 && weigh(listed) >= 0.75) return [held, ...listed];
  return ofStatuses.length ? [...ofStatuses, ...groupBeside(site.node, question)] : undefined;
};

/** Keys that are no words of status, but may hold one all the same. */
const ofShortKey: Rule = ({ site, key, outer, question }) => {
  // A response code for short: `{ rc: 200, body: {} }`
  if (key === 'rc')
    return [
      { words: '`rc` may be a response code', weight: 0.4 },
      ...beside(site.node, question),
      ...outerEvidence(outer),
    ];
  if (!/^(?:response|reply|expect(?:ed)?|want)$/i.test(key)) return undefined;
  const about = outerEvidence(outer);
  return [
    { words: `\`${key}\` may stand for a response's status`, weight: /^re/i.test(key) ? 0.5 : 0.3 },
    ...(about.length ? about : askedBeside(site.node)),
  ];
};

/** In the order in which they are asked. */
const rules: readonly Rule[] = [
  ofSchema,
  ofPhrase,
  ofWeakKey,
  ({ met }) => some(met),
  ({ key, question }) => some(ignores(key, question)),
  ofAnswers,
  ofTakenField,
  ({ site, question }) => some(failureStatus(site.key.text.slice(0, 120), question)),
  ofAddress,
  ofMethods,
  ofFellows,
  ofHolder,
  ({ site, key, question }) => (/^value$/i.test(key) ? some(labelledBy(site.node, question)) : undefined),
  ofShortKey,
];
