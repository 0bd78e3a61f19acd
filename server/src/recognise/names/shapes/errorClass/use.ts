import { isText } from '../../../judges/argument/givens';
import { pathOf } from '../../../path';
import type { Site } from '../../../sites';
import type { Evidence } from '../../../types';
import { statusName } from '../../../words';
import type { Receiver } from '../../receiver';
import { before, behind, type Name } from '../types';
import type { ErrorClass } from './types';

/** What is done with it. */
export function ofUse(found: ErrorClass): Evidence[] {
  const evidence: Evidence[] = [];
  const { stem, receiver, document, sites } = found;
  if (
    sites.some(s => s.kind === 'thrown' || s.kind === 'caught' || s.kind === 'callee' || s.kind === 'class') ||
    /\b(?:instanceof|is)\s+$|\bthrows\s+(?:[\w.]+,\s*)*$|\b(?:\w*[tT]hrow\w*|\w*[fF]ails\w*|intercept|isInstanceOf|catch)[<[]\s*$/.test(
      before(found, 40),
    ) ||
    /\b(?:\w*[tT]hrows?\w*|expected|\w*[fF]ails\w*|expectError|isInstanceOf|isExactlyInstanceOf)\s*[(=]\s*(?:[\w.]+,\s*)?$/.test(
      before(found, 40),
    ) ||
    // Ruby's `raise_error Client::NotFoundError`, `GoneError = Class.new(Client::Error)`, Python's `isinstance(e, NotFoundError)`
    /\b(?:raise_error|and_raise|rescue_from|assert_raises?|be_an?|be_kind_of|be_instance_of|isinstance\([^()]*,)[\s(]*(?:\w+(?:::|\.))*$/.test(
      before(found, 80),
    ) ||
    /^\s*=\s*Class\.new\(/.test(behind(found, 20)) ||
    // Dart's `switch (e.runtimeType) { case TooManyRequestsException: … }`
    (sites[0]?.kind === 'case' && /\bruntimeType$/.test(sites[0].subject?.text.slice(-40) ?? ''))
  )
    evidence.push({ words: 'it is made, thrown or caught', weight: ofOwnPackage(found) ? 0.1 : 0.2 });
  // `Assert.ThrowsAsync<NotFoundException>(…)` in `class LicensesClientTests`
  if (stem.length > 1 && clientTests.test(document.head.text) && isAwaited(found))
    evidence.push({ words: 'a client is tested', weight: 0.2 });
  const [site] = sites;
  if (receiver && madeByRequest(site, receiver)) evidence.push({ words: `\`${receiver.text}\` makes it`, weight: 0.4 });
  return evidence;
}

/** `HTTPStatusCode.notFoundError` is one of statuses; the case of a `closeCode` is one of another kind. */
export function ofPlace({ receiver, sites: [site] }: ErrorClass): Evidence[] {
  const holder = receiver?.path.at(-1) ?? '';
  if (/^\w*http_?status(?:_?codes?)?$|^status_?codes?$/i.test(holder))
    return [{ words: `\`${holder}\` holds statuses`, weight: 0.5 }];
  const subject = site?.kind === 'case' ? statusName(pathOf(site.subject?.text ?? '').at(-1) ?? '') : undefined;
  return subject && subject.weight < 0 ? [subject] : [];
}

/** Go's `berrors.UnauthorizedError("not yours")`: a function of a package of errors, which may come to any status later. */
const ofOwnPackage = (found: ErrorClass): boolean =>
  /^[a-z]\w*err(?:or)?s$/.test(found.receiver?.text ?? '') &&
  found.sites[0]?.kind === 'callee' &&
  !found.sites.some(s => s.kind === 'thrown' || s.kind === 'caught') &&
  !/\bnew\s+[\w.]*$/.test(before(found, 40));

/** PocketBase's `e.ForbiddenError("not yours", err)`: a method of what came in is given a message. */
export const madeByRequest = (site: Site | undefined, receiver: Receiver): boolean =>
  site?.kind === 'callee' &&
  isText(site.args[0]) &&
  /^(?:[a-z]{1,2}|ctx|context|event|req|request)$/.test(receiver.text);

const clientTests = /\bclass\s+\w*(?:Clients?|Api|Http|Connection)\w*(?:Tests?|Facts|Fixture|Spec)?\b/;

const isAwaited = (name: Name): boolean => /\b\w*[tT]hrow\w*[<(]\s*$/.test(before(name, 40));
