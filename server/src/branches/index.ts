import type { ParsedDocument } from '../parsing/document';
import type { Services } from '../services';
import { busyOrFailing, conditionFor, readAsked, serverErrors, takesClass, type Asked } from './asked';
import { failing } from './failing';
import { comesHere, findAt, findFor, type Found } from './found';
import { handledBy } from './handled';
import { eol, insertion, type Insertion, type Span } from './insertion';
import { namer } from './namer';
import { placeFor } from './place';
import { unbranched } from './plan';
import { styleOf, type Style } from './style';
import type { Place, Situation } from './types';
import { inVoice, voiceOf } from './voice';

export { busyOrFailing, serverErrors };
export type { Insertion, Span };
export { comparedAt, missingAt, type Missing } from './missing';

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
  askedFor: number,
  services: Services,
  refine: boolean,
  written: readonly Span[] = [],
): Insertion[] | Refusal {
  const asked = readAsked(askedFor);
  const { code, wide, both } = asked;
  const any = findAt(document, offset, services);
  const found = any && findFor(code, any, document, services);
  if (!found) return { why: 'no-response' };
  const none = unbranched(code);
  if (none) return { why: none };
  if (!comesHere(code, found.binding)) return { why: found.binding.caught ? 'failures-only' : 'successes-only' };
  const { dialect, binding, handling: handled } = found;
  // Behind all single codes of the class.
  const last = wide ? 599 : code;
  const by = handledBy(last, handled, refine) || (both && handledBy(429, handled, refine));
  if (by) return { why: 'handled', ...(by === 'elsewhere' ? {} : { offset: by.node.startIndex }) };
  const style = styleOf(document, dialect.style(document), dialect.usual);
  const placed = (chains = handled.chains): Place | undefined =>
    placeFor({ document, binding, chains, code: last, cursor: offset, dialect, unit: () => style.unit });
  const at = placed();
  const lines = at && writeAt(at, { document, asked, found, style, written, services });
  if (lines) return lines;
  if (!at?.chain || !dialect.types.expressions?.includes(at.chain.node.type)) return { why: 'no-place' };
  // What does not fit into an expression goes in front of its statement.
  const outside = placed(handled.chains.filter(c => !dialect.types.expressions?.includes(c.node.type)));
  return (outside && writeAt(outside, { document, asked, found, style, written, services })) ?? { why: 'no-place' };
}

/** Answers that the next callback of a chain could do nothing with. */
const bodiless = [202, 204, 205, 206, 304];
/** Those of them that an operator of a stream cannot turn into an error either: they are successes. */
const successful = [204, 205, 206];

/** What is written at a spot, and for whom. */
interface Job {
  document: ParsedDocument;
  asked: Asked;
  found: Found;
  style: Style;
  written: readonly Span[];
  services: Services;
}

/** The branch at that spot; `undefined` where it cannot stand there. */
function writeAt(spot: Place, { document, asked, found, style, written, services }: Job): Insertion[] | undefined {
  const { code, wide, both } = asked;
  const { dialect, binding, handling: handled } = found;
  if (
    (wide && !takesClass(spot, dialect)) ||
    (spot.form === 'then' && (spot.operator ? successful : bodiless).includes(code)) ||
    (both && !/^(?:if|else-if)$/.test(spot.form))
  )
    return undefined;
  const situation = {
    document,
    binding,
    chains: handled.chains,
    place: spot,
    style,
    code,
    phrase: services.catalogue.get(code)?.phrase ?? `Status ${code}`,
    serverErrors: wide,
    aliases: [...handled.subject.statuses].filter(s => /^[\w$]+$/.test(s)),
    ...conditionFor(document, asked, found, spot, services),
  };
  const whole: Situation = {
    ...situation,
    failure: failing(situation, found, written, services),
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
