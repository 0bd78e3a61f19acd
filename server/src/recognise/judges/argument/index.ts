import { firstOf } from '../../firstOf';
import { weigh, type Question } from '../../evidence';
import { statusName } from '../../words';
import { amongLabels, behindStatusLabel } from '../metricLabels';
import { handsTestData } from '../testData';
import type { Evidence } from '../../types';
import { ofFilled, ofMissing, ofStore, ofVersion, ofWhatStandsBefore } from './before';
import { byName } from './byName';
import { callOf, some, type Rule } from './call';
import { callbackTakes } from './callback';
import { besideClasses } from './classes';
import { ofComparison, ofDivision, ofNamedSides } from './compared';
import { ofProvider, ofPytestRow, ofTestCase, ofTestData } from './data';
import { jointly } from './jointly';
import { keyOf } from './keys';
import { byKeyword, ofPester } from './keyword';
import { ofChains, ofContextAssert, ofLibraries } from './libraries';
import { namedMethod } from './namedMethod';
import { constructorParameter } from './ownClass';
import { ownParameter } from './ownFunction';
import { plugged, rewritten } from './rewritten';
import { ofShellOutput } from './shell';
import { raisedMessage, shownText, wholeBody } from './told';
import { ofTypeArgument } from './typeArgument';
import type { Argument } from './types';
import { ofSpokenSubject, ofWatchedCall } from './watched';

/** Judges an argument by its call; where that says little, by the other calls of the same name in the file. */
export function judgeArgument(site: Argument, question: Question): Evidence[] {
  const instead = rewritten(site);
  if (instead) return judgeArgument(instead, question);
  const own = byCall(site, question);
  const sum = weigh(own);
  const fixed = sum < 0.75 && !site.keyword ? namedMethod(question) : [];
  if (fixed.length) return fixed;
  // A quantity stays one, and so does what is known to be something else.
  if (sum >= 0.75 || sum < -0.9 || (sum === 0 && own.length) || handsTestData(site.callee.text)) return own;
  const classes = besideClasses(site, question);
  const joint = classes.length ? classes : jointly(site, question);
  return joint.length && sum < 0 ? joint : [...own, ...joint];
}

/** Judges an argument by the first kind of call that it is of, and at last by the call's name. */
function byCall(site: Argument, question: Question): Evidence[] {
  const call = callOf(site, question);
  return firstOf(kinds, call) ?? byName(call);
}

/** The kinds of calls, in the order in which they are asked: what is written of them is told from what is merely named so. */
const kinds: readonly Rule[] = [
  // Go's `sip.StatusCode(100)`
  ({ site }) => (/^(?:sip|rtsp|smtp|ftp|nntp|textproto|coap)\.[A-Z]/.test(site.callee.text) ? [] : undefined),
  ofTypeArgument,
  call => (call.site.keyword ? ofTestData(call) : undefined),
  ofNamedSides,
  byKeyword,
  ofPester,
  ofTestCase,
  ({ name, site, question }) => {
    const function_ = name === 'plug' ? plugged(site) : undefined;
    return function_ && judgeArgument(function_, question);
  },
  ofTestData,
  ofPytestRow,
  ofProvider,
  ({ name, site, question }) => some(schemaValue(name, site, question)),
  ({ name, path, site, question }) => keyOf(name, path, site, question),
  ofStore,
  ({ site, question }) =>
    some(
      amongLabels(
        site.callee.text,
        site.args.map(a => a.text.slice(0, 40)),
        question.node.text.slice(0, 8),
      ),
    ),
  ({ site, question }) =>
    some(
      behindStatusLabel(
        site.args.map(a => a.text.slice(0, 40)),
        site.index,
        question.node.text.slice(0, 8),
      ),
    ),
  ofMissing,
  ofFilled,
  ({ name, site, question }) => raisedMessage(name, site, question),
  ofWhatStandsBefore,
  ({ name, site, question }) => some(shownText(name, site, question)),
  ({ name, site, question }) => some(wholeBody(name, site, question)),
  ofVersion,
  ofWatchedCall,
  ({ name, site, question }) => some(symbolGiven(name, site, question)),
  ({ site, question }) => some(callbackTakes(site, question)),
  ({ site, question }) => (site.keyword ? undefined : some(ownParameter(site, question))),
  ({ name, site, question }) => (site.keyword ? undefined : some(constructorParameter(name, site, question))),
  ofDivision,
  ...ofLibraries,
  ofSpokenSubject,
  ...ofChains,
  ofShellOutput,
  ofContextAssert,
  ofComparison,
];

/** Joi's `statusCode: Joi.number().valid(200, 204).default(200)`, Zod's `status: z.literal(404)`: what a schema lets a key be. */
function schemaValue(name: string, site: Argument, { sites }: Question): Evidence[] {
  const around = sites.slice(1, 5).find(s => s.kind !== 'object');
  if (around?.kind !== 'entry-value' || !/^(?:default|valid|allow|literal|optional|equal|catch)$/.test(name)) return [];
  const key = statusName(around.key.text.replace(/\W/g, ''));
  return /^(?:\w+\.)*(?:z|v|t|s|[A-Z]\w*|yup)\./.test(site.callee.text) && key.weight >= 0.5
    ? [{ ...key, weight: Math.max(key.weight, 0.7) }]
    : [];
}

/** `handle_exception(exception, :service_unavailable, text)`: a symbol of two words, given to what answers for an error. */
function symbolGiven(name: string, site: Argument, { document, node }: Question): Evidence[] {
  return document.language.nodes.symbol?.includes(node.type) &&
    /_/.test(node.text) &&
    site.args.length <= 4 &&
    /^(?:handle|render|respond|fail|return|send|json|show|api|http)_?\w*(?:errors?|exception|response|failure|status|with|json)$/.test(
      name,
    )
    ? [{ words: `\`${name}\` answers with it`, weight: 0.5 }]
    : [];
}
