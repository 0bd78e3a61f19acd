import { lineAround, mentions, type ParsedDocument } from '../../../../parsing/document';
import type { Evidence } from '../../../types';
import type { Name } from '../types';
import type { ErrorClass } from './types';

/** What it extends, or its like does in this file. */
export function ofBase(found: ErrorClass): Evidence[] {
  const evidence: Evidence[] = [];
  const {
    name,
    document,
    sites: [site],
  } = found;
  const constructed = constructorOf(found);
  if (constructed !== undefined) evidence.push({ words: 'its constructor', weight: 0.2 });
  if (extendsHttp(found) || extendsHttpIn(constructed))
    evidence.push({ words: 'it extends an error of HTTP', weight: 0.5 });
  else if (
    site?.kind !== 'class' &&
    new RegExp(`\\bclass ${name} extends \\w*(?:Http|HTTP)\\w*Error\\b`).test(document.head.text)
  )
    evidence.push({ words: 'its class in this file extends an error of HTTP', weight: 0.3 });
  // `class NotFoundError extends Error {}`: nothing there is a status.
  else if (new RegExp(`\\bclass ${name} extends Error\\s*\\{\\s*\\}`).test(document.head.text))
    evidence.push({ words: 'its class in this file has no status', weight: -0.3 });
  else if (errorsOfHttp(name, document) >= 2)
    evidence.push({ words: 'other errors that only HTTP has are named in this file', weight: 0.3 });
  return evidence;
}

/** How many other classes of errors a file names that only HTTP has: `BadRequestError`, `TooManyRequestsException`. */
function errorsOfHttp(own: string, document: ParsedDocument): number {
  let names = errorNames.get(document);
  if (!names)
    errorNames.set(
      document,
      (names = new Set([...document.text.slice(0, 100_000).matchAll(onlyHttpErrors)].map(m => m[0]))),
    );
  return names.size - (names.has(own) ? 1 : 0);
}

const errorNames = new WeakMap<ParsedDocument, Set<string>>();

const onlyHttpErrors =
  /\b(?:BadRequest|MethodNotAllowed|TooManyRequests|UnsupportedMediaType|UnprocessableEntity|InternalServer|BadGateway|ServiceUnavailable|GatewayTimeout|NotAcceptable)(?:Error|Exception)\b/g;

/** `class ConflictError < ClientError`: what a class extends, read from its first line. */
export const extendsHttp = ({ sites: [site], document }: Name): boolean =>
  site?.kind === 'class' && extendsHttpIn(lineAround(document.text, site.node.startIndex).text);

/** The line that declares the class, for a constructor's name: `public NotFoundException(String text) {`. Looks 1 500 characters up. */
function constructorOf({ name, start, document: { text } }: Name): string | undefined {
  if (!/\b(?:public|protected|internal|private)\s+$/.test(text.slice(Math.max(0, start - 12), start))) return undefined;
  if (text.charAt(start + name.length) !== '(') return undefined;
  return new RegExp(`\\bclass\\s+${name}\\b[^{;]*`).exec(text.slice(Math.max(0, start - 1500), start))?.[0];
}

const extendsHttpIn = (head: string | undefined): boolean =>
  head !== undefined &&
  /(?:<|extends|[(:])\s*(?:[\w\\]+(?:\.|::|\\))*\w*(?:Http|HTTP|Api|API|Client|Server|Response|Web)\w*(?:Error|Exception)\b/.test(
    head,
  );

/** `NotFoundError` beside `AlreadyExistsError` and `InvalidArgumentError`: the errors of gRPC are named alike in part. */
export const ofGrpc = ({ document }: ErrorClass): Evidence[] =>
  mentions(document, /\bAlreadyExists(?:Error|Exception)\b/) &&
  mentions(document, /\b(?:InvalidArgument|DeadlineExceeded|FailedPrecondition)(?:Error|Exception)\b/)
    ? [{ words: 'errors of gRPC stand beside it', weight: -0.4 }]
    : [];
