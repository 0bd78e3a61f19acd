import { leaves } from '../arms';
import { bindingParts, descendants, escape, isExit } from '../tree';
import type { Dialect } from '../dialect';
import type { Arm, Binding } from '../types';
import { saidAnew } from './saidAnew';
import { toldBy } from './toldBy';
import type { Failure, Reading, Saying } from './types';

/** How an arm fails; `undefined` where it shows nothing that fits another status. */
export function readArm(arm: Arm, reading: Reading): Failure | undefined {
  const { document, binding, dialect } = reading;
  const locals = localsOf(arm, dialect);
  const log = logOf(arm, locals, reading);
  const release = releaseOf(arm, binding);
  const last = arm.statements.at(-1);
  let exit: Saying | undefined;
  if (last && (isExit(last, dialect.types.exits, dialect.isTail) || dialect.yields?.(last))) {
    const given = saidAnew(last, { exact: arm.exact, locals, arm }, reading);
    exit = given && (message => dialect.asStatement?.(last, given(message)) ?? given(message));
    if (!exit) return log && { log, exit, own: true, partly: true, ...release };
    // Going on with the next one says nothing of its own.
    if (!log && /^(?:continue|next)\b/.test(exit(''))) return undefined;
  } else if (!log || leaves(arm, dialect)) return undefined;
  // Throwing on what was caught says nothing of its own.
  if (binding.caught && !log && last && /^(?:throw|raise)\b[^("'`]*$/.test(last.text)) return undefined;
  const before = arm.statements.at(-2);
  const gap = !!last && !!before && /\n[ \t]*\r?\n/.test(document.text.slice(before.endIndex, last.startIndex));
  const mute = !log && arm.statements.length > 1 && /^return;?$/.test(exit?.('') ?? '');
  return { log, exit, own: false, gap, ...(mute ? { mute } : {}), ...release };
}

/** Names that an arm gives a value. */
function localsOf(arm: Arm, dialect: Dialect): string[] {
  const { types } = dialect;
  return arm.statements
    .flatMap(s => descendants(s, Object.keys(types.bindings)))
    .map(n => bindingParts(n, types.bindings)?.target.text ?? '')
    .flatMap(t => [...t.matchAll(/[A-Za-z_$][\w$]*/g)].map(m => m[0]))
    .concat(arm.kind === 'if' ? [] : (dialect.captures?.(arm.node) ?? []));
}

/** What the last statement that tells something tells. */
function logOf({ statements, exact }: Arm, locals: readonly string[], reading: Reading): Saying | undefined {
  const { dialect } = reading;
  const { types } = dialect;
  let log: Saying | undefined;
  for (const statement of statements) {
    // What is said on a condition, `raise 'no' unless response.success?`, is no telling.
    if (isExit(statement, types.exits, dialect.isTail) || types.ifs.includes(statement.type)) continue;
    // The value of an arm is what it gives, and tells nobody.
    if (dialect.asStatement && dialect.asStatement(statement, '') !== '') continue;
    log = toldBy(statement, { exact, locals }, reading) ?? log;
  }
  return log;
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
