import type { Services } from '../services';
import { failureOf, loggerIn, saysNothing, tells, type Failure } from './failure';
import type { Found } from './found';
import type { Span } from './insertion';
import { planFor, type Plan } from './plan';
import type { Arm, Chain, Situation } from './types';

/** True for codes by which a server says that there is nothing. */
const absence = (code: number): boolean => planFor(code) === 'absent';
/** A way out by an error. */
const thrown = /^(?:throw|raise|bail!|return (?:Err|Result\.[fF]ailure)\()/;

/** Plans whose branch has more to tell than the status. */
const carrying: readonly Plan[] = ['invalid', 'conflict'];

/**
 * How a branch fails: as the siblings do; in the language's own way where they show none, or what one of them does fits its own
 * status only.
 * @param written  Where branches stand that were written for the same edit.
 */
export function failing(
  situation: Omit<Situation, 'failure' | 'fresh'>,
  { binding, dialect, handling: { chains } }: Found,
  written: readonly Span[],
  services: Services,
): Failure {
  const { document, place, code, style } = situation;
  const reading = { document, binding, code, serverErrors: situation.serverErrors, dialect, services };
  const shown = failureOf(models(chains, code, written), place.block, reading);
  // A function that may give back nothing says where what is absent goes, whatever the other failures throw.
  if (shown && absence(code) && thrown.test(shown.exit?.('') ?? '') && place.form !== 'then') {
    const decided = chains.some(c => c.arms.some(a => a.exact.some(absence)));
    if (!decided && dialect.mayBeNothing?.(place.block)) return dialect.fail(situation);
  }
  const failure = shown?.partly ? { ...dialect.fail(situation), log: shown.log } : (shown ?? dialect.fail(situation));
  // What the server says of the values, or what there is by now, is for somebody to read.
  const saying = failure.mute || (carrying.includes(planFor(code)) && saysNothing(failure));
  const log = loggerIn(document) ?? dialect.tell;
  if (!saying || !log || tells(failure)) return failure;
  return { ...failure, log: message => log(message) + (style.semicolons ? ';' : '') };
}

/** The branches that show how the file's author fails. What is absent is no failure: those written a moment ago show nothing. */
function models(chains: Chain[], code: number, written: readonly Span[]): Chain[] {
  if (!absence(code) || !written.length) return chains;
  const own = ({ node }: Arm): boolean => written.some(w => w.start <= node.startIndex && node.endIndex <= w.end);
  return chains.map(chain => ({ ...chain, arms: chain.arms.filter(arm => !own(arm)) }));
}
