import { importsOf } from '../imports';
import { pathOf, wordsOf } from '../../path';
import { mentions, type ParsedDocument } from '../../../parsing/document';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { responseName, statusName } from '../../words';
import { behind, speaks, type Spelled } from './types';

/** The last word of what a name belongs to, by its receiver or, for `import static ….Status.BAD_REQUEST`, by its import. */
export function holderOf({ name, receiver, document }: Spelled): { last: string; comesFrom: string } {
  const { names } = importsOf(document);
  const imported =
    receiver === undefined
      ? names
          .get(name)
          ?.split(/[.:\\]+/)
          .slice(0, -1)
      : undefined;
  const last = receiver?.path.at(-1) ?? imported?.at(-1) ?? '';
  const comesFrom = imported?.join('.') ?? names.get(last) ?? '';
  // `import com.twitter.finagle.http.{Status => HStatus}`
  const own = receiver === undefined ? undefined : /[.:\\]([A-Z]\w*)$/.exec(comesFrom)?.[1];
  return { last: own ?? last, comesFrom };
}

/** `MyStatus.NOT_FOUND`: a type of statuses, by its name, holds it. */
export function ofHolder(spelled: Spelled): Evidence[] | undefined {
  const { receiver, document, sites } = spelled;
  const { last, comesFrom } = holderOf(spelled);
  const holds =
    holders.test(last) &&
    // RocksDB's, Arrow's and Abseil's `Status::NotFound("no key")` makes an error of their own.
    !(document.language.names?.foreign?.maker === last && behind(spelled, 100).startsWith('(')) &&
    !/rpc|\bssl\b|SSLEngine|\bbatch\b|opentelemetry|\botel\b/i.test(`${comesFrom} ${receiver?.text ?? ''}`) &&
    !holdsGrpc(last, document);
  if (!holds) return undefined;
  // `http::Status::OK` says whose status it is.
  const surely =
    !/^(?:rest|web|api|resp(?:onse)?|reply)?_?status$/i.test(last) ||
    /\bproblem\b|http|\brest\b|\bweb\b/i.test(comesFrom) ||
    /^rest_?status$/i.test(last) ||
    /^http$/i.test(receiver?.path.at(-2) ?? '');
  const other = isOwnOk(spelled, last, comesFrom) || (!surely && isOfAnother(spelled, last));
  const weight = other ? 0.3 : surely ? 1.1 : 0.8;
  return [
    { words: `\`${last}\` holds statuses`, weight },
    ...comparedWithResponse(sites),
    ...(document.head.speaksHttp ? [speaks] : []),
  ];
}

/** `response.status === STATUS.OK`, where `STATUS` holds other names too. */
function comparedWithResponse([site]: Site[]): Evidence[] {
  if (site?.kind !== 'operand') return [];
  const path = pathOf(site.other.text);
  return statusName(path.at(-1) ?? '').weight > 0 && path.slice(0, -1).some(p => responseName(p).weight >= 0.35)
    ? [{ words: `it is compared with \`${path.join('.')}\``, weight: 0.5 }]
    : [];
}

/**
 * `Status.OK` beside `Status.KO`: what else it holds in this file is no phrase. `Status::Ok` beside nothing but `Status::Error`, or
 * alone, is everybody's word.
 */
function isOfAnother({ name, document, catalogue }: Spelled, holder: string): boolean {
  const found = document.text.matchAll(new RegExp(`(?<![\\w.])${holder}(?:\\.|::)([A-Z]\\w+)`, 'g'));
  const members = [...found].map(m => m[1] ?? '');
  const codes = members.map(m => catalogue.codeOfPhrase(wordsOf(m.replace(/\d+|^HTTP_?|^SC_/g, '')).join('')));
  // Finagle's `Status.EnhanceYourCalm` among many that only HTTP has
  const known = new Set(codes.filter(code => code !== undefined && onlyOfHttp.has(code)));
  if (known.size >= 3) return false;
  const everyday = /^ok$/i.test(name) && !codes.some(code => code !== undefined && code !== 200);
  return everyday || members.some((m, i) => codes[i] === undefined && !generalMembers.test(m));
}

/**
 * C++'s `shop::StatusCode::OK`, `StatusCode::OK` beside `StatusCode::MODEL_MISSING` or where nothing speaks HTTP: an application's
 * own codes have an `OK` before all.
 */
function isOwnOk({ name, code, receiver, document, catalogue }: Spelled, holder: string, comesFrom: string): boolean {
  if (code !== 200 || !/^ok$/i.test(name) || !/^status_?codes?$/i.test(holder) || /http|rest|web/i.test(comesFrom))
    return false;
  const space = receiver?.path.at(-2);
  if (
    !document.head.speaksHttp ||
    (space !== undefined && /^[a-z]+$/.test(space) && !/http|rest|web|net|axum|hyper/.test(space))
  )
    return true;
  const beside = document.text.matchAll(new RegExp(`(?<![\\w.])${holder}(?:\\.|::)([A-Z]\\w+)`, 'g'));
  return [...beside].some(
    ([, member = '']) =>
      catalogue.codeOfPhrase(wordsOf(member.replace(/\d+|^HTTP_?|^SC_/g, '')).join('')) === undefined &&
      !generalMembers.test(member),
  );
}

/** Codes whose phrases no other enumeration has. */
const onlyOfHttp = new Set([
  101, 203, 205, 206, 300, 301, 303, 304, 307, 308, 402, 405, 406, 407, 411, 412, 415, 417, 422, 429, 502,
]);

/** gRPC's codes are named alike in part: where `StatusCode.failedPrecondition` stands, `StatusCode.notFound` is no 404. */
export const holdsGrpc = (holder: string, document: ParsedDocument): boolean =>
  mentions(
    document,
    new RegExp(
      `(?<![\\w.])${holder}(?:\\.|::)(?:deadline_?exceeded|already_?exists|invalid_?argument|permission_?denied|failed_?precondition|resource_?exhausted|unauthenticated|data_?loss)\\b`,
      'i',
    ),
  );

/** What a library's own status type holds beside its codes. */
const generalMembers =
  /^(?:Code|Codes|Companion|Family|Class|Status\w*|Series|Info\w*|Success\w*|Redirect\w*|Client\w*|Server\w*|Response\w*|Custom|Unknown\w*|Im\w*|Http\w*|(?:[A-Z]+_)*\d+)$/i;

const holders =
  /^(?:\w*http_?status(?:_?codes?)?|(?:rest|web|api|resp(?:onse)?|reply)_?status(?:_?codes?)?|http_?constants|(?:error|client_?error|server_?error|response)?_?status_?codes?|api_?codes?|status_?type|statuses|http_?codes?|reason_?phrases?|httpstatuses|status)$/i;
