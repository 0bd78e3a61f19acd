import type { Node } from 'web-tree-sitter';
import { branchOrRefusal } from '../../../server/src/branches';
import { handling } from '../../../server/src/branches/handling';
import { withinReach } from '../../../server/src/branches/reach';
import { dialectFor } from '../../../server/src/branches/registry';
import { siteAt } from '../../../server/src/branches/site';
import { children, closest, descendants, word } from '../../../server/src/branches/tree';
import type { Dialect } from '../../../server/src/branches/dialect';
import type { Arm, Binding, Chain } from '../../../server/src/branches/types';
import type { ParsedDocument } from '../../../server/src/parsing/document';
import type { Services } from '../../../server/src/services';
import type { Fixture } from './fixtures';

/** What a fixture shows, decided from its program alone. */
export const circumstances = [
  'no sibling',
  'siblings on both sides',
  'else or default',
  'nested function',
  'closure',
  'comment between branches',
  'already handled',
] as const;
export type Circumstance = (typeof circumstances)[number];

/** What a fixture is about. */
export interface Shown {
  circumstances: Circumstance[];
  /** How the author of the program writes; two authors differ in two of the marks or more. */
  style: string[];
  /** Where the response is told of: `caught` and `then` beside what is given back. */
  arrives: 'caught' | 'then' | 'given';
}

let count = 0;

/** Reads off a fixture what it shows; `undefined` where no response is at its cursor. */
export async function shownBy(fixture: Fixture, services: Services): Promise<Shown | undefined> {
  const uri = `file:///shown${++count}`;
  services.documents.opened(uri, fixture.languageId, 1, fixture.before);
  const shown = await services.documents.parsed(uri, undefined, d => read(fixture, d, services));
  services.documents.closed(uri);
  return shown;
}

function read(fixture: Fixture, document: ParsedDocument, services: Services): Shown | undefined {
  const { code, cursor, before, after } = fixture;
  const dialect = dialectFor(document.language.id);
  const site = dialect && siteAt(document, cursor, dialect);
  if (!site) return undefined;
  const binding = withinReach(site, dialect);
  const { chains, subject } = handling(document, binding, dialect, services);
  const shown: Circumstance[] = [];
  if (before === after) {
    const refusal = branchOrRefusal(document, cursor, code, services, false);
    if ('why' in refusal && refusal.why === 'handled') shown.push('already handled');
  } else {
    const offset = insertedAt(fixture);
    const arms = chains.flatMap(chain => chain.arms.map(arm => ({ arm, chain })));
    const told = arms.filter(({ arm }) => arm.exact.length > 0).sort((a, b) => end(a.arm) - end(b.arm));
    if (!told.length) shown.push('no sibling');
    const below = told.some(({ arm }) => Math.max(...arm.exact) < code && begin(arm) < offset);
    const above = told.some(({ arm }) => Math.min(...arm.exact) > code && begin(arm) >= offset);
    if (below && above) shown.push('siblings on both sides');
    const joined = told.map(({ chain }) => chain).filter(c => c.node.startIndex <= offset && offset <= c.node.endIndex);
    if (joined.some(c => c.arms.some(a => a.kind === 'else' && end(a) > offset))) shown.push('else or default');
    if (isCommented(document, chains)) shown.push('comment between branches');
    if (closest(binding.scope.parent, dialect.types.functions)) shown.push('nested function');
    if (isClosedOver(binding, subject.responses, dialect)) shown.push('closure');
  }
  return { circumstances: shown, style: styleOf(fixture, chains, binding), arrives: arrival(binding, before) };
}

/** Offset in the old program of the first line of the branch: the last run of inserted lines, since imports stand above. */
function insertedAt({ before, after }: Fixture): number {
  let tail = 0;
  while (tail < before.length && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return before.length - tail;
}

const begin = ({ condition, node }: Arm): number => (condition ?? node).startIndex;
const end = ({ statements, node }: Arm): number => statements.at(-1)?.endIndex ?? node.endIndex;

/** True where a comment stands behind what one branch does and in front of the condition of the next, or of its `else`. */
function isCommented({ root, language }: ParsedDocument, chains: readonly Chain[]): boolean {
  const arms = chains.flatMap(c => c.arms).filter(a => a.exact.length > 0 || a.kind === 'else');
  return descendants(root, language.nodes.comment).some(comment => {
    const before = arms.filter(a => end(a) <= comment.startIndex && a.exact.length > 0);
    const behind = arms.filter(
      a => comment.endIndex <= (a.kind === 'else' ? (a.statements[0] ?? a.node).startIndex : begin(a)),
    );
    const inside = arms.some(a =>
      a.statements.some(s => s.startIndex <= comment.startIndex && comment.endIndex <= s.endIndex),
    );
    return before.length > 0 && behind.length > 0 && !inside;
  });
}

/** True where a function inside the one that has the response speaks of it. */
function isClosedOver(
  { scope, name, parts, start }: Binding,
  others: ReadonlySet<string>,
  { types }: Dialect,
): boolean {
  const names = [...(parts?.values() ?? [name.split(/\.|->/)[0] ?? name, ...others])].map(word);
  return descendants(scope, types.functions)
    .filter(f => f.id !== scope.id && f.endIndex > start)
    .some(f => names.some(n => n.test(f.text)) && !declares(f, names));
}

/** True where the function has a parameter of that name. */
function declares(fn: Node, names: readonly RegExp[]): boolean {
  const parameters = fn.childForFieldName('parameters') ?? children(fn).find(n => /parameter/.test(n.type));
  return names.some(n => n.test(parameters?.text ?? ''));
}

function arrival({ caught, node, wrap }: Binding, text: string): Shown['arrives'] {
  if (caught) return 'caught';
  return wrap !== undefined || /\.then\(\s*(?:async\s+)?(?:function\s*)?\(?$/.test(text.slice(0, node.startIndex))
    ? 'then'
    : 'given';
}

function styleOf({ before, ending }: Fixture, chains: readonly Chain[], { scope }: Binding): string[] {
  const specific = chains.filter(c => c.arms.some(a => a.exact.length));
  const conditions = specific.flatMap(c => c.arms.map(a => a.condition?.text ?? '')).join(' ');
  const forms = new Set(specific.map(c => (c.kind === 'if' ? (c.arms.length > 1 ? 'chain' : 'guards') : c.kind)));
  const count = (pattern: RegExp): number => before.match(pattern)?.length ?? 0;
  const steps = [...before.matchAll(/^([ \t]+)\S/gm)].map(m => m[1] ?? '').sort((a, b) => a.length - b.length);
  const [indent = ''] = steps;
  return [
    `indent ${indent.startsWith('\t') ? 'tab' : indent.length}`,
    count(/"/g) > count(/'/g) ? 'double quotes' : 'single quotes',
    count(/;$/gm) ? 'semicolons' : 'none',
    count(/^\s*\{$/gm) ? 'braces below' : 'braces beside',
    !conditions ? 'no conditions' : /\b\d{3}\b/.test(conditions) ? 'numbers' : 'names',
    [...forms].sort().join(' and ') || 'no branches',
    count(/\b(?:await|suspend|async|Mono|enqueue|CompletableFuture)\b/g) ? 'async' : 'sync',
    /\bclass\b/.test(before) ? 'class' : 'functions',
    /(?:throw|raise|Err\(|panic|fmt\.Errorf|errors\.New)/.test(scope.text) ? 'throws' : 'gives back',
    /log|print|console|puts|echo/i.test(scope.text) ? 'logs' : 'quiet',
    ending,
  ];
}
