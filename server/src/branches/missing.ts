import type { ParsedDocument } from '../parsing/document';
import type { Services } from '../services';
import { serverErrors, takesClass } from './asked';
import { usualCodes, usualFailures } from './codes';
import { comesHere, findAt, placeIn } from './found';
import { isHandled } from './handled';

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
    const at = placeIn(document, found, 599, offset);
    return !!at && takesClass(at, found.dialect);
  };
  const lacks = (code: number, refine: boolean): boolean =>
    !isHandled(code, handled, refine) && placeIn(document, found, code, offset) !== undefined;
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

/** More would drown what others offer at the same spot; the rest is behind `Handle another status…`. */
const few = 7;
