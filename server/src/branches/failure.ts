import type { Node } from 'web-tree-sitter';
import type { Catalogue } from '../catalogue';
import { wordsOf } from '../recognise/path';
import type { ParsedDocument } from '../parsing/document';
import type { Services } from '../services';
import { arm } from './arms';
import { spelled } from './comparison';
import { leaves } from './place';
import { planFor, type Plan } from './plan';
import {
  bindingParts,
  callParts,
  closest,
  contains,
  descendants,
  escape,
  indentOf,
  isExit,
  namedChildren,
  partOf,
  plain,
  statusesOf,
  statusOf,
  textRead,
  word,
  readsOf,
} from './tree';
import type { Arm, Binding, Chain, Dialect } from './types';

/** How this code fails: what it tells whom, and how it leaves. Both take the message as an expression of the language. */
export interface Failure {
  log: ((message: string) => string) | undefined;
  /** Absent where the siblings go on behind the branch. */
  exit: ((message: string) => string) | undefined;
  /** True where no sibling showed how to leave. */
  own: boolean;
  /** True where a sibling showed what it tells, but leaves in a way that fits its own status only. */
  partly?: boolean;
  /** True where a sibling leaves with nothing, behind what fits its own status only. */
  mute?: boolean;
  /** True where an empty line stands between the two. */
  gap?: boolean;
  /** The statement with which a sibling lets go of the response before it leaves: `resp.Body.Close()`. */
  release?: string;
}

/** What a branch stands for: one code, or with `serverErrors` all of a class, of which `code` is the general one. */
interface Handled {
  code: number;
  serverErrors: boolean;
}

/** Reads the way to fail off the nearest sibling that fails. */
export function failureOf(
  document: ParsedDocument,
  binding: Binding,
  chains: Chain[],
  handled: Handled,
  around: Node,
  dialect: Dialect,
  services: Services,
): Failure | undefined {
  const { code } = handled;
  const scope = closest(around, dialect.types.functions)?.id;
  const arms = chains
    .filter(c => c.kind !== 'raise')
    .flatMap(c => c.arms.map(arm => ({ arm, chain: c })))
    .filter(({ arm, chain }) => closest(arm.node, dialect.types.functions)?.id === scope && fails(arm, chain, binding))
    // A clause is no model for what is written inside it.
    .filter(({ arm, chain }) => chain.kind !== 'catch' || !contains(arm.node, around))
    .filter(({ arm }) => absent.includes(code) || !tellsAbsence(arm))
    .sort((a, b) => distance(a.arm, code) - distance(b.arm, code));
  const found = arms
    .map(one => {
      const read = readArm(document, binding, one.arm, handled, dialect, services);
      // What a clause ends with is its value; inside of another one it has to leave.
      const last = one.arm.statements.at(-1);
      const inside = one.chain.kind === 'catch' && contains(one.chain.node, around) && one.chain.block.id !== around.id;
      const leave = inside && last && !isExit(last, dialect.types.exits) ? dialect.yields?.(last) : undefined;
      const exit = read?.exit;
      return leave && exit ? { ...read, exit: (message: string) => `${leave} ${exit(message)}` } : read;
    })
    .filter((f): f is Failure => f !== undefined);
  const whole = found.filter(f => !f.partly);
  const ended = atTheEnd(document, binding, around, chains, handled, dialect, services);
  const silent = (f: Failure): boolean => !f.log && /^(?:return|next)\b|^nil$/.test(f.exit?.('') ?? '') && !tells(f);
  // One that says nothing may mean that nothing is the answer; who tells something says more.
  const [nearest] = absent.includes(code) ? whole : [...whole.filter(f => !silent(f)), ...whole.filter(silent)];
  if (!nearest) return ended ?? found[0];
  if (nearest.log) return nearest;
  // One that tells something before it leaves in the same way says more.
  return found.find(f => f.log && f.exit?.('') === nearest.exit?.('')) ?? nearest;
}

/** True where a message has its place in what is logged or in how the branch leaves. */
export function tells({ log, exit }: Failure): boolean {
  return log !== undefined || (exit?.('‹›').includes('‹›') ?? false);
}

const absent = [404, 410];

/** `if (response.status === 404) return null;`: nothing was found, which is no failure. */
function tellsAbsence(arm: Arm): boolean {
  const only = arm.statements.length === 1 ? arm.statements[0] : undefined;
  return (
    arm.exact.length > 0 &&
    arm.exact.every(c => absent.includes(c)) &&
    !!only &&
    (nothing.test(only.text) || missing.test(only.text) || /^return\s+[tT]rue;?$/.test(only.text))
  );
}

/** A value of an enumeration that is named for it: `return Result.Missing;` */
const missing = /^(?:return\s+)?\w+\.(?:Missing|NotFound|Absent|MISSING|NOT_FOUND|ABSENT);?$/;

const nothing =
  /^(?:(?:return|next)\b)?[\s(]*(?:Ok\()?(?:null|undefined|None|\[\]|\{\}|nil|"[^"\s]*"|'[^'\s]*'|-?\d+|[sS]tring\.Empty|default|(?:Array|Enumerable)\.Empty<[^()]*>\(|(?:Optional|Mono)\.empty\(\)|Collections\.empty\w+\(\)|(?:List|Set|Map)\.of\(\)|empty(?:List|Set|Map)\(\)|[fF]alse|(?:Vec|String)::new\(\)|\(\))?(?:,\s*(?:nil|[fF]alse|None))*[\s);,]*$/;

/** True for a way out without a message, and without a value that stands for the failure. */
export function saysNothing({ exit }: Failure): boolean {
  const text = exit?.('') ?? '';
  return nothing.test(text) || /^(?:throw|raise)\b/.test(text);
}

/** What throws behind all branches throws for this one as well; so does the nothing that is given back where a success has left. */
function atTheEnd(
  document: ParsedDocument,
  binding: Binding,
  block: Node,
  chains: Chain[],
  handled: Handled,
  dialect: Dialect,
  services: Services,
): Failure | undefined {
  const rest = namedChildren(block).filter(n => !dialect.types.clauses?.includes(n.type));
  const last = rest.at(-1);
  if (binding.caught && last && binding.into?.id === block.id && !absent.includes(handled.code)) {
    // What the whole `catch` does with a failure that no branch took.
    const statements = rest.filter(n => !chains.some(c => contains(n, c.node)));
    const whole = arm('else', block, undefined, block, statements, () => undefined);
    const read = readArm(document, binding, whole, handled, dialect, services);
    if (read?.log && read.exit) return read;
  }
  const leaving = !!last && isExit(last, dialect.types.exits, dialect.isTail);
  const given = last && !leaving ? dialect.yields?.(last) : undefined;
  const text = (given ? `${given} ` : '') + (last?.text ?? '');
  if (!last || text.includes('\n') || (!given && !leaving)) return undefined;
  const left = chains.some(
    c => c.block.id === block.id && c.arms.some(a => a.test(200) === true && leaves(a, dialect)),
  );
  if (!/^(?:throw|raise)\b/.test(text) && !(/^(?:return|next)\b/.test(text) && nothing.test(text) && left))
    return undefined;
  // Throwing on what was caught says nothing of its own.
  if (binding.caught && !/[("'`]/.test(text)) return undefined;
  const exit = adapt(document, binding, last, handled, [], [], dialect, services);
  return exit && { log: undefined, exit: given ? message => `${given} ${exit(message)}` : exit, own: false };
}

function fails(arm: Arm, chain: Chain, { comes }: Binding): boolean {
  if (arm.kind === 'else') {
    if (chain.kind === 'catch') return true;
    // Where failures are thrown, what is left is a success.
    return comes?.(500) !== false && chain.arms.some(a => a.test(200) === true || a.exact.length > 0);
  }
  return arm.exact.some(c => c >= 400) || arm.test(500) === true || arm.test(400) === true;
}

function distance(arm: Arm, code: number): number {
  if (arm.kind === 'else') return 2000;
  const codes = arm.exact.filter(c => c >= 400);
  if (!codes.length) return 1000;
  return Math.min(...codes.map(c => Math.abs(c - code) + (Math.floor(c / 100) === Math.floor(code / 100) ? 0 : 200)));
}

const telling =
  /(?:^|\.)@*(?:console\.\w+|Console(?:\.Error)?\.Write\w*|log\w*(?:\.\w+)*|\w*[lL]og(?:ger)?\.\w+|[pP]rint\w*|warn\w*|error(?:_log)?|writeln|toast(?:\.\w+)*|notify\w*|alert|report\w*|show\w*(?:Error|Message)\w*|set\w*(?:Error|Message)\w*|echo|puts|\w*\.(?:warn|warning|error|info|debug|fail))$/;

/** Callbacks that take an error: `reject(new Error('…'))`, `done(new Error('…'))`. */
const handing =
  /^(?:.*\.)?(?:reject|next|done|cb|callback|on(?:Error|Failure)|completeExceptionally|resumeWithException)$/;

function readArm(
  document: ParsedDocument,
  binding: Binding,
  like: Arm,
  handled: Handled,
  dialect: Dialect,
  services: Services,
): Failure | undefined {
  const { types } = dialect;
  const locals = like.statements
    .flatMap(s => descendants(s, Object.keys(types.bindings)))
    .map(n => bindingParts(n, types.bindings)?.target.text ?? '')
    .flatMap(t => [...t.matchAll(/[A-Za-z_$][\w$]*/g)].map(m => m[0]))
    .concat(like.kind === 'if' ? [] : (dialect.captures?.(like.node) ?? []));
  let log: Failure['log'];
  for (const statement of like.statements) {
    // What is said on a condition, `raise 'no' unless response.success?`, is no telling.
    if (isExit(statement, types.exits, dialect.isTail) || types.ifs.includes(statement.type)) continue;
    // The value of an arm is what it gives, and tells nobody.
    if (dialect.asStatement && dialect.asStatement(statement, '') !== '') continue;
    log = dialect.tells?.(statement) ?? shown(statement, document) ?? log;
    const call = types.calls.includes(statement.type) ? statement : statement.namedChild(0);
    const parts = call && types.calls.includes(call.type) ? callParts(call) : undefined;
    if (!call || !parts) continue;
    const { callee, args } = parts;
    const told = args.namedChild(0);
    // A stream that fails tells nobody.
    if (/^(?:Mono|Flux)\.error$/.test(callee)) continue;
    if (handing.test(callee) && namedChildren(args).some(a => /(?:[eE]rror|Exception)\b/.test(a.text))) {
      log =
        adapt(document, binding, statement, handled, like.exact, locals, dialect, services) ??
        handed(statement, locals, dialect) ??
        log;
      continue;
    }
    if (!told || !(telling.test(plain(callee).replace('::', '.')) || /^["'`][^"'`]*\s/.test(told.text))) continue;
    const end = statement.text.slice(call.endIndex - statement.startIndex);
    const all = namedChildren(args);
    const texts = all
      .map((a, i) => ({ i, text: messageIn(a, document, services.catalogue)?.text }))
      .filter(a => a.text !== undefined);
    // A word in front of another text is a tag: Android's Log.w("tag", "message")
    const at = (texts.length > 1 && !/\s/.test(texts[0]?.text ?? '') ? texts[1] : texts[0])?.i ?? -1;
    // What stands in front of the message: a tag, what was caught, the fields of a structured log.
    const front = all.slice(0, Math.max(at, 0)).map(a => a.text);
    const before = front.some(t => locals.some(l => word(l).test(t))) ? [] : front;
    // trigger_error('…', E_USER_WARNING)
    const level = all
      .slice(at < 0 ? 1 : at + 1)
      .filter(a => /^\\?[A-Z][A-Z_]+$/.test(a.text))
      .map(a => `, ${a.text}`)
      .join('');
    const behind = at < 0 || level ? '' : fieldsBehind(all.slice(at + 1), all[at]?.text ?? '', binding, locals);
    const literal = all[at] && messageIn(all[at], document, services.catalogue);
    const wrap = all[at] && literal ? aroundOf(all[at], literal) : { open: '', close: '' };
    const words =
      literal && (/^["'`]: /.test(literal.text) ? ': ' : introductionOf(literal, locals, services.catalogue));
    const intro = words && { before: words, values: literal.id === all[at]?.id ? valuesOf(words, args, at) : '' };
    const [open, close] = args.text.startsWith('(') ? ['(', ')'] : [' ', ''];
    log = message => {
      const said = wrap.open + (intro ? introduced(message, intro, literal.text) : message) + wrap.close;
      return `${callee}${open}${[...before, said].join(', ')}${level}${behind}${close}${end}`;
    };
  }
  const release = releaseOf(like, binding);
  const last = like.statements.at(-1);
  let exit: Failure['exit'];
  if (last && (isExit(last, types.exits, dialect.isTail) || dialect.yields?.(last))) {
    const given = adapt(document, binding, last, handled, like.exact, locals, dialect, services, like);
    exit = given && (message => dialect.asStatement?.(last, given(message)) ?? given(message));
    if (!exit) return log && { log, exit, own: true, partly: true, ...release };
    // Going on with the next one says nothing of its own.
    if (!log && /^(?:continue|next)\b/.test(exit(''))) return undefined;
  } else if (!log || leaves(like, dialect)) return undefined;
  // Throwing on what was caught says nothing of its own.
  if (binding.caught && !log && last && /^(?:throw|raise)\b[^("'`]*$/.test(last.text)) return undefined;
  const before = like.statements.at(-2);
  const gap = !!last && !!before && /\n[ \t]*\r?\n/.test(document.text.slice(before.endIndex, last.startIndex));
  const mute = !log && like.statements.length > 1 && /^return;?$/.test(exit?.('') ?? '');
  return { log, exit, own: false, gap, ...(mute ? { mute } : {}), ...release };
}

/** `status.textContent = 'no such page';`, `this.error = 'no such page';`: a message that is shown by what it is given to. */
function shown(statement: Node, document: ParsedDocument): Failure['log'] {
  const [whole, target = '', value = '', end = ''] =
    /^((?:[$\w]+(?:\.|->|::))*@?[$\w]+\s*=\s*)("[^"\n]*"|'[^'\n]*')(;?)$/.exec(statement.text) ?? [];
  const name = /(\w+)(?:\.value)?\s*=\s*$/.exec(target)?.[1] ?? '';
  const shows =
    /^(?:text|textContent|innerText|innerHTML|notice|alert|warning|\w*[eE]rror(?:Message|Text)?|\w*[mM]essage)$/;
  if (!whole || !shows.test(name) || !/\s/.test(value) || document.language.nodes.comment.includes(statement.type))
    return undefined;
  return message => target + message + end;
}

/** How an arm lets go of the response. */
function releaseOf({ statements }: Arm, { name, parts }: Binding): Pick<Failure, 'release'> {
  const owner = parts ? [...parts.values()].map(escape).join('|') : escape(name);
  const lets = new RegExp(
    `^(?:await\\s+|_\\s*=\\s*)?(?:${owner})(?:[!?]?(?:\\.|->)[bB]ody(?:\\(\\))?)?[!?]*(?:\\.|->)` +
      '(?:[cC]lose|resume|dump|destroy|cancel|Dispose|release|discard)\\(\\);?$',
  );
  const found = statements.find(s => lets.test(s.text));
  return found ? { release: found.text } : {};
}

/** What a structured log is told behind its message, `{ id }`, `"url", url` or `err=True`, where it fits any failure. */
function fieldsBehind(rest: Node[], message: string, { name, caught }: Binding, locals: readonly string[]): string {
  const text = rest.map(a => `, ${a.text}`).join('');
  const [first] = rest;
  if (!first || /%[+#]?[a-z]|\{\w*\}/i.test(message)) return '';
  const pairs = rest.length % 2 === 0 && rest.every((a, i) => i % 2 === 1 || /^"[a-z_]+"$/.test(a.text));
  const fields = rest.every(a => /^(?:[[{]|\w+\s*=(?!=))/.test(a.text) && !/[{[]\s*[}\]]/.test(a.text));
  const own = [name.split(/\.|->/)[0] ?? name, caught ?? '', ...locals].filter(Boolean);
  return (pairs || fields) && !own.some(n => word(n).test(text)) && !/\d/.test(text) ? text : '';
}

/** The text in which an argument of a call that logs has its message: itself, or the only argument of a call around it. */
function messageIn(argument: Node, document: ParsedDocument, catalogue: Catalogue): Node | undefined {
  const { string } = document.language.nodes;
  const value = /^(?:value_)?argument$/.test(argument.type) ? (argument.namedChild(0) ?? argument) : argument;
  if (string.includes(value.type)) return value;
  const end = /^(?:binary|additive)_expression$/.test(value.type) ? endOfSum(value, document, catalogue) : undefined;
  if (end) return end;
  const parts = callParts(value);
  const only = parts && namedChildren(parts.args);
  const [text] = only?.length === 1 ? only : [];
  return text &&
    string.includes(text.type) &&
    /^[\w$.]+$/.test(parts?.callee ?? '') &&
    !/[eE]rror|[fF]ormat/.test(parts?.callee ?? '')
    ? text
    : undefined;
}

/** `chalk.red(` and `)` around a text. */
function aroundOf(argument: Node, literal: Node): { open: string; close: string } {
  return {
    open: argument.text.slice(0, literal.startIndex - argument.startIndex),
    close: argument.text.slice(literal.endIndex - argument.startIndex),
  };
}

/** What hands an error to somebody, with an error of no status in particular. */
function handed(statement: Node, locals: string[], { error }: Dialect): Failure['log'] {
  const own = /(?:\bnew\s+)?\b[A-Z][\w.]*(?:Error|Exception)\((?:[^()]|\([^()]*\))*\)/g;
  const { text } = statement;
  if (!error || text.match(own)?.length !== 1 || locals.some(l => word(l).test(text.replace(own, ''))))
    return undefined;
  return message => text.replace(own, () => error(message));
}

/** How the file tells something to its log: `this.logger.warn('…')`. */
export function loggerIn({ text }: ParsedDocument): Failure['log'] {
  const calls = [
    ...text.matchAll(
      /(?<![\w$.>])((?:this\.|self\.|\$this->|@|\$)?_?[lL]og(?:ger)?(?:\.|->)(?:Log)?(?:[wW]arn(?:ing)?|[eE]rror))( |\()(?=["'`])/g,
    ),
  ];
  const [, callee, open] = calls.find(c => /warn/i.test(c[1] ?? '')) ?? calls[0] ?? [];
  return callee ? message => `${callee}${open}${message}${open === '(' ? ')' : ''}` : undefined;
}

/** Plans that send the request again. */
const repeated: readonly Plan[] = ['noAnswer', 'tooEarly', 'tooMany', 'unavailable', 'serverError'];

/** A sibling's last statement with this code's message and number in place of its own; `undefined` where it is about its own status only. */
function adapt(
  document: ParsedDocument,
  binding: Binding,
  statement: Node,
  { code, serverErrors }: Handled,
  exact: number[],
  locals: string[],
  dialect: Dialect,
  services: Services,
  like?: Arm,
): ((message: string) => string) | undefined {
  const { text } = statement;
  if (/^(?:continue|next);?$/.test(text) && ofItems(statement, dialect)) return () => text;
  if (text.length > 400 || /^(?:continue|break)\b/.test(text)) return undefined;
  const statuses = statusesOf(binding.name, binding.library);
  const says = (node: Node): boolean =>
    binding.parts
      ? word(binding.name).test(node.text)
      : statuses.some(s => node.text.replace(/\?\.|\??->/g, '.').includes(s));
  // A branch that only said the status, as the general check behind it does, would tell nothing new; unless it comes out
  // of a wait with whatever the last answer was.
  const saidBy = exact.length > 0 || repeated.includes(planFor(code));
  const pieces: Piece[] = [];
  let told = false;
  for (const node of descendants(statement, document.language.nodes.symbol ?? [])) {
    const own = services.catalogue.codeOfPhrase(node.text.slice(1));
    if (own === undefined || !exact.includes(own)) continue;
    const words = wordsOf(services.catalogue.get(code)?.phrase ?? '');
    pieces.push({ start: node.startIndex, end: node.endIndex, text: `:${words.join('_')}` });
  }
  for (const node of descendants(statement, document.language.nodes.string)) {
    if (pieces.some(p => p.start <= node.startIndex && node.endIndex <= p.end)) continue;
    const interpolated =
      /[`]|^[a-zA-Z]*f["']/.test(node.text.slice(0, 3)) ||
      namedChildren(node).some(n => /interpolation|substitution|variable|_expression$/.test(n.type));
    const sum = concatenation(node);
    if (sum) {
      const end = endOfSum(sum, document, services.catalogue);
      // "HTTP " + response.statusCode() goes as a whole; of "user " + id + ": no such user" what it ends with.
      if (!told)
        pieces.push(
          end && !locals.some(l => word(l).test(sum.text))
            ? { start: end.startIndex, end: end.endIndex, before: ': ', like: end.text }
            : { start: sum.startIndex, end: sum.endIndex },
        );
      told = true;
      continue;
    }
    if (/%[+#]?[sdvwqx]/.test(node.text) && /^arguments?(?:_list)?$/.test(node.parent?.type ?? '')) {
      // The verbs of a format belong to its arguments: both are kept, or both go.
      const list = node.parent?.type === 'argument' ? node.parent.parent : node.parent;
      if (says(statement) && saidBy) continue;
      const call = list?.parent;
      if (call && /^\\?sprintf$/.test(callParts(call)?.callee ?? '')) {
        if (told) return undefined;
        pieces.push({ start: call.startIndex, end: call.endIndex });
        told = true;
        continue;
      }
      if (told || !list) return undefined;
      const before = introduction(node.text, services.catalogue);
      const begins = before ? { before, values: valuesOf(before, list) } : saidBy ? {} : dialect.opening?.(binding);
      const start = list.startIndex + 1;
      pieces.push({ start, end: list.endIndex - 1, format: true, ...begins });
      told = true;
      continue;
    }
    if (node.parent?.type === 'token_tree' && node.parent.namedChild(0)?.id === node.id) {
      // A format and its arguments: format!("HTTP {}", status), or bail!
      const tree = node.parent;
      if (tree.parent?.type === 'macro_invocation') {
        if ((says(tree) && saidBy) || (exact.length > 1 && locals.some(l => word(l).test(tree.text)))) continue;
        if (told) return undefined;
        const intro = formatted(tree.text, locals, services.catalogue);
        pieces.push({ start: tree.startIndex + 1, end: tree.endIndex - 1, format: true, ...intro });
        told = true;
        continue;
      }
    }
    if (interpolated && says(node) && exact.length) continue;
    const content = node.text.replace(/^[a-zA-Z$@]*["'`]|["'`]$/g, '');
    // new Error('forbidden') is told in words.
    const said = /^[a-zA-Z]+$/.test(content) && ofError(node);
    const slugCode =
      !said && /^[a-zA-Z]+(?:[_-][a-zA-Z]+)*$/.test(content) ? services.catalogue.codeOfPhrase(content) : undefined;
    if (slugCode !== undefined && exact.includes(slugCode)) {
      const phrase = services.catalogue.get(code)?.phrase ?? String(code);
      const slug = /^[A-Z_]+$/.test(content)
        ? wordsOf(phrase).join('_').toUpperCase()
        : content.includes('-')
          ? wordsOf(phrase).join('-')
          : wordsOf(phrase).join('_');
      pieces.push({ start: node.startIndex, end: node.endIndex, text: node.text.replace(content, slug) });
      continue;
    }
    if (isKey(node)) continue;
    // A zero value, not a message.
    if (!content) continue;
    if (told) {
      if (interpolated) return undefined;
      continue;
    }
    const before = !interpolated && /%/.test(content) ? '' : introductionOf(node, locals, services.catalogue);
    pieces.push({ start: node.startIndex, end: node.endIndex, ...(before ? { before, like: node.text } : {}) });
    told = true;
  }
  // Of several codes the one that came is told.
  const status = binding.statusText ?? statusOf(binding.name, binding.library, dialect);
  const number = dialect.number?.(statusOf(binding.name, binding.library, dialect)) ?? status;
  for (const node of descendants(statement, document.language.nodes.number)) {
    if (exact.includes(Number(node.text)))
      pieces.push({ start: node.startIndex, end: node.endIndex, text: serverErrors ? number : String(code) });
  }
  // new ApiException(HttpStatusCode.NotFound, "…")
  const { constants } = dialect;
  for (const m of constants?.spell ? text.matchAll(new RegExp(`\\b${constants.receiver}\\.(\\w+)`, 'g')) : []) {
    const own = services.catalogue.codeOfPhrase(wordsOf(m[1] ?? '').join(' '));
    const start = statement.startIndex + m.index;
    if (own === undefined || pieces.some(p => p.start <= start && start < p.end)) continue;
    const word = exact.includes(own) && (serverErrors ? status : spelled(code, document, dialect, services));
    if (!word) return undefined;
    pieces.push({ start, end: start + m[0].length, text: word });
  }
  pieces.sort((a, b) => a.start - b.start);
  const build = (message: string): string => {
    let out = '';
    let at = statement.startIndex;
    for (const piece of pieces) {
      const said = piece.format ? message.replace(/^(?:fmt\.Sprintf|format!)\(([\s\S]*)\)$/, '$1') : message;
      out += document.text.slice(at, piece.start) + (piece.text ?? introduced(said, piece, piece.like));
      at = piece.end;
    }
    return closedUp(atEdge(out + document.text.slice(at, statement.endIndex)), text);
  };
  const edge = indentOf(document.text, statement.startIndex);
  const atEdge = (code: string): string =>
    code
      .split('\n')
      .map((line, i) => (i && line.startsWith(edge) ? line.slice(edge.length) : line))
      .join('\n');
  // What was read of the body is what the sibling tells.
  const read = told || !/^(?:throw|raise)\b/.test(text) ? null : textRead(binding).exec(text);
  if (read) {
    const start = statement.startIndex + read.index;
    pieces.push({ start, end: start + read[0].length });
    pieces.sort((a, b) => a.start - b.start);
    told = true;
  }
  const rest = build('');
  if (locals.some(name => word(name).test(rest))) {
    // status => Err(Error::Status(status))
    const pattern = like?.kind === 'else' ? like.node.childForFieldName('pattern')?.text : undefined;
    const named =
      like && like.kind !== 'if'
        ? (dialect.guard?.(like.node)?.name ?? locals.find(name => name === pattern))
        : undefined;
    const others = locals.filter(name => name !== named);
    if (!named || binding.parts || others.some(name => word(name).test(rest))) return undefined;
    const all = new RegExp(word(named).source, 'g');
    // As the match asks for it: response.status().as_u16()
    const match = like && closest(like.node, dialect.types.switches);
    const asked = match && (partOf(match, 'subject', dialect) ?? match.childForFieldName('value'))?.text;
    const status = asked?.startsWith(`${binding.name}.`)
      ? asked
      : `${binding.name}${dialect.member ?? '.'}${binding.library.status}`;
    return message => build(message).replace(all, () => status);
  }
  // An error that is named for the sibling's own status.
  if (!told && exact.length && /(?<!\w)[eE]rr[A-Z]\w*(?![\w(])/.test(rest) && !/\(/.test(rest)) return undefined;
  // A value read from the response is an answer, not a failure.
  if (readsOf(binding)?.test(rest)) return undefined;
  const informed = told || pieces.length > 0 || says(statement);
  for (const m of rest.matchAll(
    /\b(?:new\s+|raise\s+|throw\s+(?!new\b)|(?=Err[A-Z]))(?:\\?(?:\w+\\)*)([A-Z][\w.:]*)/g,
  )) {
    if (!holders.test(m[1] ?? '') && isOther(m[1] ?? '', code, exact, informed, services.catalogue)) return undefined;
  }
  // ApiError::NotFound
  for (const m of rest.matchAll(/\b[A-Z]\w*::([A-Z]\w*)(?!\w|::)(\()?/g)) {
    if (isOther(m[1] ?? '', code, exact, informed, services.catalogue)) return undefined;
  }
  return /\n/.test(rest) && rest.split('\n').length > 8 ? undefined : build;
}

/** A run of a sibling's statement that is said anew: as the message, unless `text` is given. */
interface Piece {
  start: number;
  end: number;
  text?: string;
  /** True for a format with its arguments. */
  format?: boolean;
  /** Words that the message begins with, and the arguments of their verbs. */
  before?: string;
  values?: string;
  /** The sibling's literal, whose kind they need. */
  like?: string;
}

/** What a message begins with whatever went wrong: `get user %s: ` of `"get user %s: forbidden"`. */
function introduction(literal: string, catalogue: Catalogue): string {
  const before = /^["'`]((?:[a-zA-Z%][\w %./-]*: )+)\S/.exec(literal)?.[1] ?? '';
  const parts = before.split(': ').filter(Boolean);
  const told = (part: string): boolean =>
    /\d{3}|\bstatus\b|\bHTTP\b|\b(?:server|unexpected|unknown)\b|^(?:not?|bad)\b/i.test(part) ||
    catalogue.codeOfPhrase(part) !== undefined ||
    wordsOf(part).some(w => conditions.test(w));
  return parts.some(told) ? '' : before;
}

/** As `introduction`, of a literal in which values may stand: those that only the sibling knows are no beginning. */
function introductionOf(literal: Node, locals: readonly string[], catalogue: Catalogue): string {
  const [, prefix = '', quote = '', content = ''] = /^([a-zA-Z$@]{0,2})(["'`])([^]*)["'`]$/.exec(literal.text) ?? [];
  if (!quote || quote === content.charAt(0)) return '';
  const value = /\$?#?\{[^{}"'`]*\}|\$[a-z]\w*/g;
  const values = [...content.matchAll(value)].map(m => m[0]);
  const holds = values.length > 0 && (/[fF$]/.test(prefix) || quote === '`' || /[#$]/.test(content));
  if (!holds) return introduction(literal.text, catalogue);
  const plainly = introduction(`${quote}${content.replace(value, 'V')}${quote}`, catalogue);
  if (!plainly) return '';
  const parts = plainly.split('V');
  const before = parts.map((part, i) => part + (i < parts.length - 1 ? values[i] : '')).join('');
  return locals.some(l => word(l).test(before)) ? '' : before;
}

/** As `introduction`, of the arguments of a macro that formats: `("{}: no such user", name)`. */
function formatted(tree: string, locals: readonly string[], catalogue: Catalogue): Pick<Piece, 'before' | 'values'> {
  const [, literal = '', rest = ''] = /^\(\s*("(?:[^"\\]|\\.)*")\s*,?([^]*)\)$/.exec(tree) ?? [];
  const holes = /\{[^{}]*\}/g;
  const plainly = literal && introduction(literal.replace(holes, 'V'), catalogue);
  if (!plainly) return {};
  const named = [...literal.matchAll(holes)].map(m => m[0]);
  let i = 0;
  const before = plainly.replace(/V/g, () => named[i++] ?? '');
  const count = named.slice(0, i).filter(hole => !/^\{\w/.test(hole)).length;
  const args = rest.split(',').map(a => a.trim());
  const given = args.slice(0, count);
  // A comma inside of an argument parts it.
  if (given.length < count || given.some(a => /[()[\]]/.test(a) && !/^[^()]*\(\)$/.test(a))) return {};
  if (locals.some(l => word(l).test(`${before} ${given.join(' ')}`))) return {};
  return { before, values: given.map(a => `, ${a}`).join('') };
}

/** The arguments that belong to the verbs of a format's beginning; the format is argument `at`. */
function valuesOf(before: string, list: Node, at = 0): string {
  const verbs = before.match(/%[+#]?[a-z]/g)?.length ?? 0;
  return namedChildren(list)
    .slice(at + 1, at + 1 + verbs)
    .map(n => `, ${n.text}`)
    .join('');
}

/**
 * The message behind the words that a sibling begins its own with; as it is where it is no literal, or one with arguments.
 * @param like  The sibling's literal, of which the message becomes one where values stand in those words.
 */
function introduced(message: string, { before, values = '' }: Pick<Piece, 'before' | 'values'>, like = ''): string {
  const formatted = /^fmt\.Sprintf\(([^]*)\)$/.exec(message)?.[1];
  if (formatted) return `fmt.Sprintf(${introduced(formatted, { before, values }, like)})`;
  const literal = /^[a-zA-Z$]{0,2}(["'`])(?:\\.|(?!\1)[^\\])*\1/.exec(message)?.[0];
  if (!before || !literal || !/^(?:,|$)/.test(message.slice(literal.length))) return message;
  const rest = values + message.slice(literal.length);
  const [opened = '', prefix = '', quote = ''] = /^([a-zA-Z$@]{0,2})(["'`])/.exec(like) ?? [];
  if (!quote || !/[{$]/.test(before)) return literal.replace(/["'`]/, q => q + before) + rest;
  const own = /^([a-zA-Z$]{0,2})(["'`])([^]*)["'`]$/.exec(literal);
  if (!own) return message;
  const same = own[2] === quote && own[1] === prefix;
  // Braces and quotes mean something else in the other kind of text.
  return same || !/[{}$\\"'`]/.test(own[3] ?? '') ? `${opened}${before}${own[3] ?? ''}${quote}${rest}` : message;
}

/** On one line again, where a shorter message needs no line of its own: `throw new Error(⏎ 'Not found'⏎ );` */
function closedUp(code: string, before: string): string {
  const whole = code.replace(/\(\r?\n\s*([^\r\n]*[^\r\n,;{])\r?\n\s*\)/, '($1)');
  return code.length < before.length && whole.length <= 80 && !whole.includes('\n') ? whole : code;
}

/** True in a loop over things of their own, whose next turn is no other attempt at the same. */
function ofItems(statement: Node, dialect: Dialect): boolean {
  return loopOfItems(statement, dialect) !== undefined;
}

function loopOfItems(node: Node, { types }: Dialect): Node | undefined {
  const loop = closest(node, [...types.loops, ...types.switches, ...types.functions]);
  if (!loop || !types.loops.includes(loop.type)) return undefined;
  return /attempt|tries|retry|retries|trial/i.test(/^.*/.exec(loop.text)?.[0] ?? '') ? undefined : loop;
}

/** True where the request is sent for each of some things in turn, and what was not found of one says nothing of the next. */
export function forEachItem(request: Node, around: Node, dialect: Dialect): boolean {
  const loop = loopOfItems(around, dialect);
  const head = /^.*/.exec(loop?.text ?? '')?.[0] ?? '';
  return (
    !!loop &&
    contains(loop, request) &&
    /^(?:async\s+)?for(?:each)?\b.*[\s)](?:of|in|as)\s/.test(head) &&
    !/\b(?:range|count)\(|\bpage\b/.test(head)
  );
}

/** True for an error that is named for what another status means; `told` where it is handed a message or the status. */
function isOther(name: string, code: number, exact: number[], told: boolean, catalogue: Catalogue): boolean {
  const named = classCode(name, catalogue);
  if (named !== undefined) return named !== code;
  // Who may not sign in, and who may not do it, are told alike.
  if (!exact.length || [code, ...exact].every(c => c === 401 || c === 403)) return false;
  // A value that was refused is a bad argument; a server that fails is not.
  const argument = [400, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 416, 422].includes(code)
    ? /Illegal|InvalidArgument|Argument|InvalidOperation|(?:Type|Range|Value)(?=Error)/g
    : /InvalidOperation/;
  const words = wordsOf(
    name
      .split(/[.:]+/)
      .findLast(n => n !== 'new')
      ?.replace(argument, '') ?? '',
  );
  return told ? words.some(w => conditions.test(w)) : words.some(w => !general.test(w));
}

/** Words that say what went wrong. */
const conditions =
  /^(?:argument|need(?:ed|s)?|required?|missing|exceeded|expired|invalid|bad|duplicate|taken|denied|declined|rejected|refused|locked|large|big|many|limit(?:ed)?|throttled|busy|conflict|unavailable|timeout|gone|forbidden|allowed|unauth\w*|found|exists?|stale|outdated|sign|login|credentials|quota|payment|maintenance|unprocessable|validation|type|range|value|key|index|lookup)$/;

/** Classes of what holds values, and tells nothing by its name. */
const holders = /^(?:(?:Array|Linked)?List|(?:Linked|Tree|Hash)?(?:Map|Set)|Dictionary)$/;

/** Words of errors that fit any failure. */
const general =
  /^(?:http|api|rest|error|err|exception|request|response|client|service|server|remote|upstream|fetch|network|io|runtime|system|exit|illegal|state|unexpected|status|failed|failure|standard)$/;

/** The status that an error class is named after: `NotFoundError`. */
function classCode(name: string, catalogue: Catalogue): number | undefined {
  const stem = wordsOf(name.split(/[.:]+/).findLast(n => n !== 'new') ?? '').filter(
    w => !/^(?:http|api|error|exception|err)$/.test(w),
  );
  if (stem.join(' ') === 'validation') return 422;
  // KeyNotFoundException, UserNotFound
  if (/ not found$/.test(stem.join(' '))) return 404;
  if (/^(?:rate limit|rate limited|throttled)$/.test(stem.join(' '))) return 429;
  if (/^(?:auth|authentication)$/.test(stem.join(' '))) return 401;
  if (/^(?:permission|permission denied)$/.test(stem.join(' '))) return 403;
  return stem.length ? catalogue.codeOfPhrase(stem.join(' ')) : undefined;
}

/** True for the only argument of a general error: `new Error('forbidden')`. */
function ofError(literal: Node): boolean {
  const made = literal.parent?.parent;
  const of =
    made && /^(?:new_expression|call_expression)$/.test(made.type) ? /^(?:new\s+)?Error\(/.test(made.text) : false;
  return of && literal.parent?.namedChildCount === 1;
}

/** The text with which a sum ends, where what stands in front of it introduces any message: `": no such user"`. */
function endOfSum(sum: Node, { language }: ParsedDocument, catalogue: Catalogue): Node | undefined {
  const last = namedChildren(sum).at(-1);
  if (!last || !language.nodes.string.includes(last.type) || !/^["'`]: \S/.test(last.text)) return undefined;
  const front = sum.text.slice(0, last.startIndex - sum.startIndex);
  const words = front.replace(/["'`]/g, ' ').replace(/[^\w ]+/g, ' ');
  return introduction(`"${words.trim()}: x"`, catalogue) ? last : undefined;
}

/** The whole of a string that is put together with `+`; `undefined` for a string of its own. */
function concatenation(node: Node): Node | undefined {
  let sum: Node | undefined;
  for (let n = node.parent; n && /^(?:binary_expression|additive_expression)$/.test(n.type); n = n.parent) sum = n;
  return sum;
}

/** A property's name, or a name looked up by subscript. */
function isKey(node: Node): boolean {
  const parent = node.parent;
  const only = parent?.namedChildCount === 1;
  return (
    !!parent &&
    ((parent.type === 'array_element_initializer' && !only && parent.namedChild(0)?.id === node.id) ||
      (parent.type === 'subscript_expression' && parent.namedChild(0)?.id !== node.id) ||
      parent.childForFieldName('key')?.id === node.id ||
      parent.childForFieldName('index')?.id === node.id ||
      parent.childForFieldName('subscript')?.id === node.id)
  );
}
