import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import type { Services } from '../services';
import { handling, type Handling } from './arms';
import { usualCodes, usualFailures } from './codes';
import { comparisonFor } from './comparison';
import { failureOf, loggerIn, saysNothing, tells, type Failure } from './failure';
import { handledBy, isHandled } from './handled';
import { placeFor } from './place';
import { planFor, unbranched, type Plan } from './plan';
import { withinReach } from './reach';
import { dialectFor } from './registry';
import { siteAt } from './site';
import { styleOf, type Style } from './style';
import { escape, statusOf, word } from './tree';
import type { Arm, Binding, Chain, Dialect, Lines, Place, Situation } from './types';
import { inVoice, voiceOf } from './voice';

/** Text to insert; nothing is ever deleted. */
export interface Insertion {
  offset: number;
  text: string;
  /** The text with placeholders in LSP's snippet syntax; absent where it has none or cannot be a snippet. */
  snippet?: string;
}

/** A part of a text, by offsets. */
export interface Span {
  start: number;
  end: number;
}

interface Found {
  dialect: Dialect;
  binding: Binding;
  handling: Handling;
}

function findAt(document: ParsedDocument, offset: number, services: Services): Found | undefined {
  const dialect = dialectFor(document.language.id);
  const site = dialect && siteAt(document, offset, dialect);
  if (!site || isAsserted(site)) return undefined;
  const binding = withinReach(site, dialect);
  return { dialect, binding, handling: handling(document, binding, dialect, services) };
}

/** Where answers with that code arrive: successes do not in an `except` for the failures of their request. */
function findFor(code: number, found: Found, document: ParsedDocument, services: Services): Found {
  const { binding, dialect } = found;
  if (!binding.caught || !binding.request || comesHere(code, binding)) return found;
  const other = dialect.bindSuccess?.(binding.request, document);
  return other ? { dialect, binding: other, handling: handling(document, other, dialect, services) } : found;
}

/** True in a test that only compares the status with what it should be. */
function isAsserted({ scope, name, library, parts }: Binding): boolean {
  const members = [library.status, ...Object.keys(library.flags)];
  const subject = parts
    ? `(?:${members
        .flatMap(m => parts.get(m) ?? [])
        .map(escape)
        .join('|')})`
    : `${escape(name)}\\??(?:\\.|->)(?:${members.map(escape).join('|')})`;
  return new RegExp(
    `(?:\\bexpect|\\bassert[\\w.]*!?|\\bt\\.\\w+)\\s*\\(?\\s*(?:await\\s+)?(?:['"\\w:]+,\\s*)?${subject}(?!\\w)|` +
      `\\b[aA]ssert\\w*(?:\\.\\w+)?!?\\([^;\\n]*[(,]\\s*(?:\\(\\w+\\)\\s*)?${subject}(?!\\w)|${subject}\\.Should(?:Be)?\\(`,
  ).test(scope.text);
}

/** What the response at a spot lacks; found once for all that a light bulb asks. */
export interface Missing {
  /**
   * The few codes that it is likeliest to bring and that the program does not handle, in order.
   * @param refine  Also those that only a test for all failures handles.
   */
  codes(refine: boolean): number[];
  /** The usual failures that the program does not handle yet; the 5xx as one, `serverErrors`. */
  failures(refine: boolean): number[];
}

/** `undefined` where no response is in scope at `offset` on which branches can be written. */
export function missingAt(document: ParsedDocument, offset: number, services: Services): Missing | undefined {
  const found = findAt(document, offset, services);
  if (!found) return undefined;
  const { binding, handling: handled } = found;
  // No label of a switch is for a class.
  const holdsClass = (): boolean => {
    const at = place(document, found, 599, offset);
    return !!at && takesClass(at, found.dialect);
  };
  const lacks = (code: number, refine: boolean): boolean =>
    !isHandled(code, handled, refine) && place(document, found, code, offset) !== undefined;
  return {
    codes: refine => {
      const method = binding.request?.method;
      return usualCodes(method && 'name' in method ? method.name : undefined)
        .filter(code => comesHere(code, binding) && lacks(code, refine))
        .slice(0, few)
        .sort((a, b) => a - b);
    },
    failures: refine =>
      usualFailures.filter(code =>
        code === serverErrors
          ? comesHere(500, binding) && ![500, 502, 503, 504].every(c => isHandled(c, handled, refine)) && holdsClass()
          : comesHere(code, binding) && lacks(code, refine),
      ),
  };
}

/** The response that is compared at `offset`: the method of its request, and the codes that its other branches are for. */
export function comparedAt(
  document: ParsedDocument,
  offset: number,
  services: Services,
): { method: string | undefined; handled: number[] } | undefined {
  const found = findAt(document, offset, services);
  if (!found) return undefined;
  const method = found.binding.request?.method;
  const others = found.handling.chains
    .flatMap(chain => chain.arms)
    .filter(({ condition }) => !condition || offset < condition.startIndex || condition.endIndex < offset);
  return {
    method: method && 'name' in method ? method.name : undefined,
    handled: others.flatMap(arm => arm.exact),
  };
}

/** False among the labels of a switch that has none for a class of statuses. */
const takesClass = ({ form, chain }: Place, { label }: Dialect): boolean => form !== 'case' || !!chain?.bare || !!label;

/** More would drown what others offer at the same spot; the rest is behind `Handle another status…`. */
const few = 7;

function place(
  document: ParsedDocument,
  { dialect, binding, handling: handled }: Found,
  code: number,
  offset: number,
): Place | undefined {
  return placeFor(
    document,
    binding,
    handled,
    code,
    offset,
    dialect,
    () => styleOf(document, dialect.style(document), dialect.usual).unit,
  );
}

/** True for codes by which a server says that there is nothing. */
const absence = (code: number): boolean => planFor(code) === 'absent';
/** A way out by an error. */
const thrown = /^(?:throw|raise|bail!|return (?:Err|Result\.[fF]ailure)\()/;

/** Plans whose branch has more to tell than the status. */
const carrying: readonly Plan[] = ['invalid', 'conflict'];

/** Answers that the next callback of a chain could do nothing with. */
const bodiless = [202, 204, 205, 206, 304];
/** Those of them that an operator of a stream cannot turn into an error either: they are successes. */
const successful = [204, 205, 206];

/** Successes are not caught. */
const comesHere = (code: number, { caught, comes }: Binding): boolean => (comes ? comes(code) : !caught || code >= 300);

/** Stands for the 5xx class where a code is asked for. */
export const serverErrors = 5;

/** Stands for 429 and the 5xx class in one branch, which there is where both are sent again in one way. */
export const busyOrFailing = 6;

/** Why no branch is written. */
export type Refusal =
  /** No client's response is at the spot. */
  | { why: 'no-response' }
  /** The program answers the code already: at this offset, where one spot can be named. */
  | { why: 'handled'; offset?: number }
  /** An interim response, or a success that the code behind the request is for. */
  | { why: 'interim' | 'success' }
  /** Only failures arrive here, in a `catch`; or only successes, since failures are thrown. */
  | { why: 'failures-only' | 'successes-only' }
  /** The code around the response leaves no line for it. */
  | { why: 'no-place' };

/**
 * What to insert to handle `asked`, a code, `serverErrors` or `busyOrFailing`, on the response at `offset`; `undefined` where there is no
 * response or it is handled.
 * @param refine   True where a general test counts for nothing.
 * @param written  Where branches stand that were written for the same edit.
 */
export function branchFor(
  document: ParsedDocument,
  offset: number,
  asked: number,
  services: Services,
  refine = false,
  written: readonly Span[] = [],
): Insertion[] | undefined {
  const branch = branchOrRefusal(document, offset, asked, services, refine, written);
  return Array.isArray(branch) ? branch : undefined;
}

/** As `branchFor`; says why where there is none. */
export function branchOrRefusal(
  document: ParsedDocument,
  offset: number,
  asked: number,
  services: Services,
  refine: boolean,
  written: readonly Span[] = [],
): Insertion[] | Refusal {
  const both = asked === busyOrFailing;
  const wide = both || asked === serverErrors;
  // Behind all single codes of the class.
  const code = wide ? 500 : asked;
  const any = findAt(document, offset, services);
  const found = any && findFor(code, any, document, services);
  if (!found) return { why: 'no-response' };
  const none = unbranched(code);
  if (none) return { why: none };
  if (!comesHere(code, found.binding)) return { why: found.binding.caught ? 'failures-only' : 'successes-only' };
  const by = handledBy(wide ? 599 : code, found.handling, refine) || (both && handledBy(429, found.handling, refine));
  if (by) return { why: 'handled', ...(by === 'elsewhere' ? {} : { offset: by.node.startIndex }) };
  const facts = services.catalogue.get(code);
  const { dialect, binding, handling: handled } = found;
  const style = styleOf(document, dialect.style(document), dialect.usual);
  const at = placeFor(document, binding, handled, wide ? 599 : code, offset, dialect, () => style.unit);
  const lines = at && writeAt(at);
  if (lines) return lines;
  if (!at?.chain || !dialect.types.expressions?.includes(at.chain.node.type)) return { why: 'no-place' };
  // What does not fit into an expression goes in front of its statement.
  const others = handled.chains.filter(c => !dialect.types.expressions?.includes(c.node.type));
  const outside = placeFor(
    document,
    binding,
    { ...handled, chains: others },
    wide ? 599 : code,
    offset,
    dialect,
    () => style.unit,
  );
  return (outside && writeAt(outside)) ?? { why: 'no-place' };

  /** The branches that show how the file's author fails. What is absent is no failure: those written a moment ago show nothing. */
  function models(): Chain[] {
    if (!absence(code) || !written.length) return handled.chains;
    const own = ({ node }: Arm): boolean => written.some(w => w.start <= node.startIndex && node.endIndex <= w.end);
    return handled.chains.map(chain => ({ ...chain, arms: chain.arms.filter(arm => !own(arm)) }));
  }

  /** As the siblings fail; in the language's own way where they show none, or what one of them does fits its own status only. */
  function failing(situation: Omit<Situation, 'failure' | 'fresh'>): Failure {
    const { place } = situation;
    const shown = failureOf(document, binding, models(), situation, place.block, dialect, services);
    // A function that may give back nothing says where what is absent goes, whatever the other failures throw.
    if (shown && absence(code) && thrown.test(shown.exit?.('') ?? '') && place.form !== 'then') {
      const decided = handled.chains.some(c => c.arms.some(a => a.exact.some(absence)));
      if (!decided && dialect.mayBeNothing?.(place.block)) return dialect.fail(situation);
    }
    const failure = shown?.partly ? { ...dialect.fail(situation), log: shown.log } : (shown ?? dialect.fail(situation));
    // What the server says of the values, or what there is by now, is for somebody to read.
    const saying = failure.mute || (carrying.includes(planFor(code)) && saysNothing(failure));
    const log = loggerIn(document) ?? dialect.tell;
    if (!saying || !log || tells(failure)) return failure;
    return { ...failure, log: message => log(message) + (style.semicolons ? ';' : '') };
  }

  function writeAt(spot: Place): Insertion[] | undefined {
    if (
      (wide && !takesClass(spot, dialect)) ||
      (spot.form === 'then' && (spot.operator ? successful : bodiless).includes(code)) ||
      (both && !/^(?:if|else-if)$/.test(spot.form))
    )
      return undefined;
    const asked = wide
      ? spot.form === 'case' && !spot.chain?.bare && dialect.label
        ? dialect.label(code, true, spot, binding, document)
        : ofServerErrors(binding, dialect)
      : comparisonFor(document, binding, spot, code, handled.subject, dialect, services);
    const busy = both ? comparisonFor(document, binding, spot, 429, handled.subject, dialect, services) : undefined;
    const { condition, own } = busy ? either(busy, asked, dialect) : { condition: asked, own: undefined };
    const situation = {
      document,
      binding,
      chains: handled.chains,
      place: spot,
      style,
      code,
      phrase: facts?.phrase ?? `Status ${code}`,
      serverErrors: wide,
      aliases: [...handled.subject.statuses].filter(s => /^[\w$]+$/.test(s)),
      condition:
        spot.form === 'case' ? condition : (dialect.askable?.(condition, binding, spot, document) ?? condition),
      ...(own && { busy: own }),
    };
    const failure = failing(situation);
    const whole: Situation = {
      ...situation,
      failure,
      fresh: namer(binding.scope, spot.form === 'case' && dialect.fallsThrough ? [] : handled.chains),
    };
    const { body, imports, repeats, also = [], within = [] } = dialect.write(whole);
    if (both && !repeats) return undefined;
    const voice = voiceOf(document, binding, handled.chains);
    const lines = dialect.frame(whole, inVoice(body, voice));
    return (
      lines && [
        ...[...dialect.importEdits(document, imports, style), ...within].map(e => ({ ...e, text: eol(e.text, style) })),
        ...also.map(a => insertion(document, a.place, inVoice(a.lines, voice), style)),
        insertion(document, spot, lines, style),
      ]
    );
  }
}

/** One condition or the other, behind what the first asks before its own; `own` is the first without that. */
function either(first: string, second: string, { or }: Dialect): { condition: string; own: string } {
  const [, guard = '', own = first] = /^(.*(?:&&|\band)\s+)(.*)$/s.exec(first) ?? [];
  const joined = `${own} ${or} ${/&&|\band\b/.test(second) ? `(${second})` : second}`;
  return { condition: guard ? `${guard}(${joined})` : joined, own };
}

/** The condition for a status of the class 5xx. */
function ofServerErrors(binding: Binding, dialect: Dialect): string {
  const whole = statusOf(binding.name, binding.library, dialect);
  const status = dialect.number?.(whole) ?? binding.statusText ?? whole;
  return dialect.atLeast?.(status, 500) ?? `${status} >= 500`;
}

/** Gives names that the scope does not use yet. The same wish gets the same name. */
function namer(scope: Node, chains: Chain[]): (wanted: string) => string {
  // What other failures call their own, they keep to themselves; words in comments take no name away.
  let code = scope.text;
  for (const arm of chains.flatMap(c => c.arms)) {
    if (arm.kind === 'else' || arm.lowest < 400 || !arm.body) continue;
    const start = arm.body.startIndex - scope.startIndex;
    if (start < 0) continue;
    const end = arm.body.endIndex - scope.startIndex;
    code = code.slice(0, start) + ' '.repeat(end - start) + code.slice(end);
  }
  const text = code.replace(/(?:\/\/|#).*$/gm, '');
  const given = new Map<string, string>();
  return wanted => {
    let name = given.get(wanted);
    if (!name) {
      name = wanted;
      for (let i = 2; word(name).test(text); i++) name = `${wanted}${i}`;
      given.set(wanted, name);
    }
    return name;
  };
}

function insertion(document: ParsedDocument, at: Place, lines: Lines, style: Style): Insertion {
  const { text } = document;
  const rendered = lines.map(line => {
    const levels = /^\t*/.exec(line)?.[0].length ?? 0;
    return line.trim() ? at.indent + style.unit.repeat(levels) + line.slice(levels) : '';
  });
  if (at.inline) {
    const first = at.inline.before.endsWith('\n') ? rendered : rendered.map((l, i) => (i ? l : l.trimStart()));
    return { offset: at.offset, text: eol(unmarked(at.inline.before + first.join('\n') + at.inline.after), style) };
  }
  const atEnd = at.offset === text.length && !text.endsWith('\n');
  const inFront = at.like !== undefined && /^[ \t]+$/.test(text.slice(at.offset, at.like.node.startIndex));
  const gapBefore =
    at.gap && !at.cuddled && !inFront && text.slice(0, at.offset).trimEnd() !== '' && behindSibling(text, at);
  const gapAfter = at.gap && !at.cuddled && !gapBefore;
  const all = [...(gapBefore ? [''] : []), ...rendered, ...(gapAfter ? [''] : [])].join('\n');
  const marked = atEnd ? `\n${all}` : `${all}\n`;
  const plainText = eol(unmarked(marked), style);
  return atEnd || !marked.includes('‹')
    ? { offset: at.offset, text: plainText }
    : { offset: at.offset, text: plainText, snippet: eol(snippet(marked), style) };
}

/** True where the line above the insertion is not empty: the branch follows a sibling. */
function behindSibling(text: string, at: Place): boolean {
  return /\S[^\n]*\n$/.test(text.slice(Math.max(0, at.offset - 400), at.offset));
}

const eol = (text: string, style: Style): string => text.replace(/\r?\n/g, style.eol);
const unmarked = (text: string): string => text.replace(/[‹›]/g, '');

/** Turns ‹marks› into placeholders; everything else is escaped for the snippet syntax. */
function snippet(marked: string): string {
  let n = 0;
  return marked
    .split(/(‹[^›]*›)/)
    .map(part => {
      const plain = unmarked(part).replace(/[\\$}]/g, '\\$&');
      return part.startsWith('‹') ? `\${${++n}:${plain}}` : plain;
    })
    .join('');
}
