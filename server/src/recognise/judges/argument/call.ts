import type { Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import type { Argument } from './types';

/** An argument's call, as its rules look at it. */
export interface Call {
  site: Argument;
  question: Question;
  /** The names of the callee, its last one included: `response`, `status`. */
  path: string[];
  /** What is called, or made. */
  name: string;
  /** `this(404)`, `self(404)`: another constructor of the same class. */
  own: boolean;
}

/**
 * One kind of call. Says what it makes of the argument; an empty answer is one too, that it is no status. `undefined` where the call is
 * none of its kind: the next rule is asked.
 */
export type Rule = (call: Call) => Evidence[] | undefined;

/** Evidence, where there is some. */
export const some = (evidence: Evidence[]): Evidence[] | undefined => (evidence.length ? evidence : undefined);

export function callOf(site: Argument, question: Question): Call {
  const path = pathOf(site.callee.text);
  // `HttpError.new(404)`, `HttpError::new(404)`: the class says what is made.
  // Go's `apierror.New(404, "no such order")`
  if (
    path.length > 1 &&
    (path.at(-1) === 'new' ||
      (path.at(-1) === 'New' && /err(?:or)?s?$/i.test(path.at(-2) ?? '') && site.args.length > 1))
  )
    path.pop();
  // C++'s `std::make_shared<HttpResponse>(404, …)`
  const shared = /\bmake_(?:shared|unique)<([\w:]+)>$/.exec(site.callee.text.slice(-80))?.[1];
  if (shared !== undefined) path.splice(0, path.length, ...pathOf(shared));
  // Another constructor of the same class: `this(404, headers: …)`. A leading `_` makes a name private and nothing else.
  const own = /^(?:this|self|static)$/.exec(site.callee.text)?.[0];
  const last = path.at(-1) ?? '';
  // Dart's `ApiException.fromJson(body, 400)`, Rust's `RequestError::blank(402, "not paid")`
  const made =
    /^(?:(?:from|with|of|create|make|build)(?:[A-Z_]\w*)?|blank|custom)$/.test(last) &&
    statusName(last).weight === 0 &&
    /^[A-Z]\w*(?:Exception|Error)$/.test(path.at(-2) ?? '')
      ? path.at(-2)
      : undefined;
  return { site, question, path, name: own ?? made ?? last.replace(/^_(?=[a-z])/, ''), own: own !== undefined };
}
