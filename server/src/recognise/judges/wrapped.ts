import type { Node } from 'web-tree-sitter';
import { subjectEvidence, weigh, type Question } from '../evidence';
import { pathOf } from '../path';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { isComparison, responseName, statusName } from '../words';
import { judgeArgument } from './argument';
import { judgeDefinition } from './definition';
import { eachOf } from './lists';
import { isMatcher, wraps, writesText } from './matchers';
import { judgeSites } from './sites';

type Argument = Extract<Site, { kind: 'argument' }>;

/** An argument by its call, and where that says too little, by what is around the call. */
export function judgeGiven(site: Argument, outer: Site[], question: Question): Evidence[] {
  const around = outer[0];
  const double = doubled(site, around);
  if (double !== undefined) return subjectEvidence(double, question);
  if (site.args.length === 1 && around && writesText(site)) return judgeSites(outer, question);
  const own = judgeArgument(site, question);
  if (own.length === 0) {
    if (passesOn(site, around)) return judgeSites(outer, question);
    const chosen = chosenBy(site, outer);
    if (chosen.length) return chosen;
    const wrapped = wrappedValue(site, around);
    if (wrapped.length) return wrapped;
    const each = eachOf(site);
    if (each.length) return each;
  }
  if (/^do_?return$/i.test(site.callee.text)) return stubbed(outer);
  if (own.length === 0 && around?.kind === 'object' && around.call && isComparison(around.member.text))
    return expected(around.call.args, question);
  return bound(own, site, around, question) ?? [...own, ...aboutCall(own, around)];
}

/** `statusCode(equalTo(404))`, `assertThat(response.code(), is(404))`, `JSON.stringify([404])`: it goes where its call goes. */
const passesOn = (site: Argument, around: Site | undefined): boolean =>
  (around !== undefined && (isMatcher(site) || wraps(site))) ||
  // Elixir's `%Response{status: Keyword.get(opts, :status, 200)}`: what stands in for an option
  (site.index === 2 && /^(?:Keyword|Map)\.get$/.test(site.callee.text)) ||
  // Netty's `of("101")`, by a static import
  (site.args.length === 1 && site.callee.text === 'of' && /^"/.test(site.args[0]?.text ?? '')) ||
  // Swift's `.init(integerLiteral: 404)` is what it is given, as whatever is asked for.
  (site.index === 0 &&
    /^(?:JSON\.stringify|json\.dumps|\.init|(?:ascii|utf8|latin1)\.encode|AsciiString(?:\.(?:of|cached))?)$/.test(
      site.callee.text,
    ));

/** Riptide's `dispatch(statusCode(), on(404).call(…))`: the call around is told first what is chosen by. */
function chosenBy(site: Argument, outer: Site[]): Evidence[] {
  if (site.args.length !== 1 || !/^[a-z]\w*$/.test(site.callee.text)) return [];
  const taker = outer.find(s => s.kind === 'argument');
  const first =
    taker?.kind === 'argument' && taker.index > 0
      ? /^(\w+)\(\)$/.exec(taker.args[0]?.text.slice(0, 40) ?? '')?.[1]
      : undefined;
  const named = first === undefined ? undefined : statusName(first);
  return named && named.weight >= 0.5 ? [{ ...named, weight: Math.max(named.weight, 0.75) }] : [];
}

/** `'http.status_code': Attribute.int(200)`: a value that is wrapped. */
function wrappedValue(site: Argument, around: Site | undefined): Evidence[] {
  if (site.args.length !== 1 || around?.kind !== 'entry-value') return [];
  const key = statusName(around.key.text.replace(/["'`]/g, ''));
  return key.weight >= 1 ? [key] : [];
}

/** `val NotFound = AppStatus(404)`: what is made with it has a name that says it. */
function bound(own: Evidence[], site: Argument, around: Site | undefined, question: Question): Evidence[] | undefined {
  if (around?.kind !== 'definition' || weigh(own) >= 1) return undefined;
  // React's `const [statusCode, setStatusCode] = useState(200)`, Solid's `createSignal(200)`
  const state = /^(?:React\.)?use[A-Z]\w*$|^createSignal$/.test(site.callee.text)
    ? statusName(/^\[\s*(\w+)\s*,/.exec(around.name.text)?.[1] ?? '')
    : undefined;
  if (state && state.weight >= 0.5) return [state];
  if (site.args.length <= 4 && !containers.test(site.callee.text)) {
    const defined = judgeDefinition(around, question);
    if (weigh(defined) >= 1) return defined;
  }
  // `response = request->begin(404)`, `AsyncResponse *answer = …`
  const kept = responseName(pathOf(around.name.text).at(-1) ?? '');
  return (weigh(own) >= 0.75 || (weigh(own) >= 0.5 && site.index === 0 && question.code >= 400)) && kept.weight >= 0.7
    ? [...own, { words: `\`${around.name.text}\` is what it makes`, weight: 0.2 }]
    : undefined;
}
const containers = /(?:Map|Set|List|Array|Buffer|Queue|Deque|Vector|Latch|Pool|Semaphore|Cache)(?:<[^()]*>)?$/;

/** `request(.status(404))`: the call around a short one says what it is about. */
function aboutCall(own: Evidence[], around: Site | undefined): Evidence[] {
  if (around?.kind !== 'argument' || weigh(own) <= 0 || weigh(own) >= 1) return [];
  const best = pathOf(around.callee.text)
    .map(responseName)
    .reduce((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
  return best.weight > 0 ? [{ ...best, weight: 0.25 }] : [];
}

/** RSpec's `allow(response).to receive(:code).and_return("404")`: the member that is stubbed. */
function doubled({ callee }: Argument, around: Site | undefined): string | undefined {
  if (around?.kind !== 'argument') return undefined;
  const member = /^receive\(\s*:(\w+)\s*\)\.and_return$/.exec(callee.text)?.[1];
  const double = /^(?:allow|expect)\(([^()]+)\)\.(?:to|not_to|to_not)$/.exec(around.callee.text)?.[1];
  return member && double ? `${double}.${member}` : undefined;
}

/** `expect([200, 204]).to include(response.status)`: what the matcher is given. */
function expected(args: Node[], question: Question): Evidence[] {
  const subjects = args
    .slice(0, 2)
    .map(a => /^\w+[\s(]+([^()]+(?:\(\))?[^()]*)\)?$/.exec(a.text.slice(0, 200))?.[1] ?? a.text);
  return subjects.map(s => subjectEvidence(s, question)).sort((a, b) => weigh(b) - weigh(a))[0] ?? [];
}

/** `doReturn(404).when(response).getStatusCode()`: the call at the end of the chain. */
function stubbed(outer: Site[]): Evidence[] {
  const last = outer.findLast(s => s.kind === 'object');
  return last?.kind === 'object' ? [statusName(last.member.text)].filter(e => e.weight !== 0) : [];
}
