import type { Node } from 'web-tree-sitter';
import type { Catalogue } from '../catalogue';
import { wordsOf } from '../recognise/path';
import type { ParsedDocument } from '../parsing/document';
import type { Services } from '../services';
import { spelled } from './comparison';
import { leaves } from './place';
import {
  bindingParts,
  callParts,
  closest,
  descendants,
  isExit,
  namedChildren,
  plain,
  statusesOf,
  word,
  readsOf,
} from './tree';
import type { Arm, Binding, Chain, Dialect } from './types';

/** How this code fails: what it tells whom, and how it leaves. Both take the message as an expression of the language. */
export interface Failure {
  log: ((message: string) => string) | undefined;
  /** Absent where the siblings go on behind the branch. */
  exit: ((message: string) => string) | undefined;
  /** True where no sibling showed how. */
  own: boolean;
  /** True where an empty line stands between the two. */
  gap?: boolean;
}

/** Reads the way to fail off the nearest sibling that fails. */
export function failureOf(
  document: ParsedDocument,
  binding: Binding,
  chains: Chain[],
  code: number,
  around: Node,
  dialect: Dialect,
  services: Services,
): Failure | undefined {
  const scope = closest(around, dialect.types.functions)?.id;
  const arms = chains
    .filter(c => c.kind !== 'raise')
    .flatMap(c => c.arms.map(arm => ({ arm, chain: c })))
    .filter(({ arm, chain }) => closest(arm.node, dialect.types.functions)?.id === scope && fails(arm, chain))
    .filter(({ arm }) => absent.includes(code) || !tellsAbsence(arm))
    .sort((a, b) => distance(a.arm, code) - distance(b.arm, code));
  const found = arms
    .map(({ arm }) => readArm(document, binding, arm, code, dialect, services))
    .filter((f): f is Failure => f !== undefined);
  const [nearest] = found;
  if (!nearest) return atTheEnd(document, binding, around, chains, code, dialect, services);
  if (nearest.log) return nearest;
  // One that tells something before it leaves in the same way says more.
  return found.find(f => f.log && f.exit?.('') === nearest.exit?.('')) ?? nearest;
}

const absent = [404, 410];

/** `if (response.status === 404) return null;`: nothing was found, which is no failure. */
function tellsAbsence(arm: Arm): boolean {
  const only = arm.statements.length === 1 ? arm.statements[0] : undefined;
  return (
    arm.exact.length > 0 &&
    arm.exact.every(c => absent.includes(c)) &&
    !!only &&
    /^(?:return\b)?[\s(]*(?:Ok\()?(?:null|undefined|None|\[\]|\{\}|nil|"[^"\s]*"|'[^'\s]*'|-?\d+|[sS]tring\.Empty|default|(?:Array|Enumerable)\.Empty<[^()]*>\(|(?:Optional|Mono)\.empty\(\)|Collections\.empty\w+\(\)|(?:List|Set|Map)\.of\(\)|empty(?:List|Set|Map)\(\)|false|(?:Vec|String)::new\(\)|\(\))?[\s);,]*$/.test(
      only.text,
    )
  );
}

/** What throws behind all branches throws for this one as well; so does the nothing that is given back where a success has left. */
function atTheEnd(
  document: ParsedDocument,
  binding: Binding,
  block: Node,
  chains: Chain[],
  code: number,
  dialect: Dialect,
  services: Services,
): Failure | undefined {
  const last = namedChildren(block).findLast(n => !dialect.types.clauses?.includes(n.type));
  const leaving = !!last && isExit(last, dialect.types.exits, dialect.isTail);
  const given = last && !leaving ? dialect.yields?.(last) : undefined;
  const text = (given ? `${given} ` : '') + (last?.text ?? '');
  if (!last || text.includes('\n') || (!given && !leaving)) return undefined;
  const nothing = /^(?:return|next)\b[\s(]*(?:null|undefined|None|False|false|nil|Optional\.empty\(\))?[\s);]*$/.test(
    text,
  );
  const left = chains.some(
    c => c.block.id === block.id && c.arms.some(a => a.test(200) === true && leaves(a, dialect)),
  );
  if (!/^(?:throw|raise)\b/.test(text) && !(nothing && left)) return undefined;
  // Throwing on what was caught says nothing of its own.
  if (binding.caught && !/[("'`]/.test(text)) return undefined;
  const exit = adapt(document, binding, last, code, [], [], dialect, services);
  return exit && { log: undefined, exit: given ? message => `${given} ${exit(message)}` : exit, own: false };
}

function fails(arm: Arm, chain: Chain): boolean {
  if (arm.kind === 'else') return chain.arms.some(a => a.test(200) === true || a.exact.length > 0);
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
const handing = /^(?:reject|next|done|cb|callback)$/;

function readArm(
  document: ParsedDocument,
  binding: Binding,
  arm: Arm,
  code: number,
  dialect: Dialect,
  services: Services,
): Failure | undefined {
  const { types } = dialect;
  const locals = arm.statements
    .flatMap(s => descendants(s, Object.keys(types.bindings)))
    .map(n => bindingParts(n, types.bindings)?.target.text ?? '')
    .flatMap(t => [...t.matchAll(/[A-Za-z_$][\w$]*/g)].map(m => m[0]))
    .concat(arm.kind === 'if' ? [] : (dialect.captures?.(arm.node) ?? []));
  let log: Failure['log'];
  for (const statement of arm.statements) {
    // What is said on a condition, `raise 'no' unless response.success?`, is no telling.
    if (isExit(statement, types.exits, dialect.isTail) || types.ifs.includes(statement.type)) continue;
    log = dialect.tells?.(statement) ?? log;
    const call = types.calls.includes(statement.type) ? statement : statement.namedChild(0);
    const parts = call && types.calls.includes(call.type) ? callParts(call) : undefined;
    if (!call || !parts) continue;
    const { callee, args } = parts;
    const told = args.namedChild(0);
    if (handing.test(callee) && told && /[eE]rror\b/.test(told.text)) {
      log = adapt(document, binding, statement, code, arm.exact, locals, dialect, services) ?? log;
      continue;
    }
    if (!told || !(telling.test(plain(callee).replace('::', '.')) || /^["'`][^"'`]*\s/.test(told.text))) continue;
    const end = statement.text.slice(call.endIndex - statement.startIndex);
    // Android's Log.w("tag", "message")
    const tag = /^Log\.\w+$/.test(callee) && namedChildren(args).length > 1 ? `${told.text}, ` : '';
    // trigger_error('…', E_USER_WARNING)
    const level = namedChildren(args)
      .slice(1)
      .filter(a => /^\\?[A-Z][A-Z_]+$/.test(a.text))
      .map(a => `, ${a.text}`)
      .join('');
    // LogWarning(exception, "message")
    const cause = told.text === binding.caught && namedChildren(args).length > 1 ? `${told.text}, ` : '';
    const [open, close] = args.text.startsWith('(') ? ['(', ')'] : [' ', ''];
    log = message => `${callee}${open}${tag}${cause}${message}${level}${close}${end}`;
  }
  const last = arm.statements.at(-1);
  let exit: Failure['exit'];
  if (last && (isExit(last, types.exits, dialect.isTail) || dialect.yields?.(last))) {
    exit = adapt(document, binding, last, code, arm.exact, locals, dialect, services);
    if (!exit) return undefined;
  } else if (!log || leaves(arm, dialect)) return undefined;
  // Throwing on what was caught says nothing of its own.
  if (binding.caught && !log && last && /^(?:throw|raise)\b[^("'`]*$/.test(last.text)) return undefined;
  const before = arm.statements.at(-2);
  const gap = !!last && !!before && /\n[ \t]*\r?\n/.test(document.text.slice(before.endIndex, last.startIndex));
  return { log, exit, own: false, gap };
}

/** A sibling's last statement with this code's message and number in place of its own; `undefined` where it is about its own status only. */
function adapt(
  document: ParsedDocument,
  binding: Binding,
  statement: Node,
  code: number,
  exact: number[],
  locals: string[],
  dialect: Dialect,
  services: Services,
): ((message: string) => string) | undefined {
  const { text } = statement;
  if (text.length > 400 || /^(?:continue|break)\b/.test(text)) return undefined;
  const statuses = statusesOf(binding.name, binding.library);
  const says = (node: Node): boolean =>
    binding.parts
      ? word(binding.name).test(node.text)
      : statuses.some(s => node.text.replace(/\?\.|\??->/g, '.').includes(s));
  const pieces: { start: number; end: number; text?: string; format?: boolean }[] = [];
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
      // "HTTP " + response.statusCode() goes as a whole.
      if (!told) pieces.push({ start: sum.startIndex, end: sum.endIndex });
      told = true;
      continue;
    }
    if (/%[+#]?[sdvwqx]/.test(node.text) && /^arguments?(?:_list)?$/.test(node.parent?.type ?? '')) {
      // The verbs of a format belong to its arguments: both are kept, or both go.
      const list = node.parent?.type === 'argument' ? node.parent.parent : node.parent;
      if (says(statement)) continue;
      const call = list?.parent;
      if (call && /^\\?sprintf$/.test(callParts(call)?.callee ?? '')) {
        if (told) return undefined;
        pieces.push({ start: call.startIndex, end: call.endIndex });
        told = true;
        continue;
      }
      if (told || !list) return undefined;
      pieces.push({ start: list.startIndex + 1, end: list.endIndex - 1, format: true });
      told = true;
      continue;
    }
    if (node.parent?.type === 'token_tree' && node.parent.namedChild(0)?.id === node.id) {
      // A format and its arguments: format!("HTTP {}", status), or bail!
      const tree = node.parent;
      if (tree.parent?.type === 'macro_invocation') {
        if (says(tree) || (exact.length > 1 && locals.some(l => word(l).test(tree.text)))) continue;
        if (told) return undefined;
        pieces.push({ start: tree.startIndex + 1, end: tree.endIndex - 1, format: true });
        told = true;
        continue;
      }
    }
    if (interpolated && says(node) && exact.length) continue;
    const content = node.text.replace(/^[a-zA-Z$@]*["'`]|["'`]$/g, '');
    const slugCode = /^[a-zA-Z]+(?:[_-][a-zA-Z]+)*$/.test(content)
      ? services.catalogue.codeOfPhrase(content)
      : undefined;
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
    pieces.push({ start: node.startIndex, end: node.endIndex });
    told = true;
  }
  for (const node of descendants(statement, document.language.nodes.number)) {
    if (exact.includes(Number(node.text)))
      pieces.push({ start: node.startIndex, end: node.endIndex, text: String(code) });
  }
  // new ApiException(HttpStatusCode.NotFound, "…")
  const { constants } = dialect;
  for (const m of constants?.spell ? text.matchAll(new RegExp(`\\b${constants.receiver}\\.(\\w+)`, 'g')) : []) {
    const own = services.catalogue.codeOfPhrase(wordsOf(m[1] ?? '').join(' '));
    const start = statement.startIndex + m.index;
    if (own === undefined || pieces.some(p => p.start <= start && start < p.end)) continue;
    const word = exact.includes(own) && spelled(code, document, dialect, services);
    if (!word) return undefined;
    pieces.push({ start, end: start + m[0].length, text: word });
  }
  pieces.sort((a, b) => a.start - b.start);
  const build = (message: string): string => {
    let out = '';
    let at = statement.startIndex;
    for (const piece of pieces) {
      const said = piece.format ? message.replace(/^(?:fmt\.Sprintf|format!)\(([\s\S]*)\)$/, '$1') : message;
      out += document.text.slice(at, piece.start) + (piece.text ?? said);
      at = piece.end;
    }
    return out + document.text.slice(at, statement.endIndex);
  };
  const rest = build('');
  if (locals.some(name => word(name).test(rest))) return undefined;
  // An error that is named for the sibling's own status.
  if (!told && exact.length && /(?<!\w)[eE]rr[A-Z]\w*(?![\w(])/.test(rest) && !/\(/.test(rest)) return undefined;
  // A value read from the response is an answer, not a failure.
  if (readsOf(binding)?.test(rest)) return undefined;
  for (const m of rest.matchAll(
    /\b(?:new\s+|raise\s+|throw\s+(?!new\b)|(?=Err[A-Z]))(?:\\?(?:\w+\\)*)([A-Z][\w.:]*)/g,
  )) {
    const named = classCode(m[1] ?? '', services.catalogue);
    if (named !== undefined && named !== code) return undefined;
  }
  // ApiError::NotFound
  for (const m of rest.matchAll(/\b[A-Z]\w*::([A-Z]\w*)(?!\w|::)(\()?/g)) {
    const named = classCode(m[1] ?? '', services.catalogue);
    if (named !== undefined ? named !== code : exact.length > 0 && !told && !m[2]) return undefined;
  }
  return /\n/.test(rest) && rest.split('\n').length > 8 ? undefined : build;
}

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
