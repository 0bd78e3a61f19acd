import type { Node } from 'web-tree-sitter';
import type { Question } from './evidence';
import type { Evidence } from './types';
import type { Site } from './sites';

/** Types that hold a status, by the names that libraries give them. */
const statuses =
  /(?<!\w)(?:HTTP(?:Response)?Status(?:Code)?|Http(?:Response)?Status(?:Codes?)?|(?:HTTP)?Response\.Status|StatusCode)(?![\w.])/;
/** Types that are a response. */
const responses = /(?<!\w)(?:Http|HTTP)?Response(?![\w.])/;

/** True for the name of a type that is a status, with its module or without. */
export const isStatusType = (type: string): boolean => statuses.test(type);

/** True for the name of a type that is a response. */
export const isResponseType = (type: string): boolean => responses.test(type);

/** `status: HTTPStatus`, `HttpStatusCode code`: a name that a declaration or a list of parameters above gives such a type. Looks 4 000 characters up. */
export function declaredStatus(name: string, { document, node }: Question): Evidence[] {
  if (!/^\w{1,40}$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 4000), node.startIndex);
  const found = [
    ...above.matchAll(
      new RegExp(
        `(?<![\\w.])${name}\\s*:\\s*((?:\\w+\\.)*[A-Z]\\w*)|(?<!\\w)([A-Z]\\w*)[?]?\\s+${name}\\s*[,)=;]`,
        'g',
      ),
    ),
  ].at(-1);
  const type = found?.[1] ?? found?.[2] ?? '';
  return isStatusType(type) ? [{ words: `\`${name}\` is declared as \`${type}\``, weight: 0.8 }] : [];
}

const declares = (type: string): Evidence[] => [{ words: `it is declared as ${type}`, weight: 1 }];

/** `let expected: HTTPStatus = .ok`, `HttpStatusCode code = …`: what the declaration says that a name holds. */
export function declaredType(
  { name }: Extract<Site, { kind: 'definition' }>,
  { document, node }: Question,
): Evidence[] {
  const start = document.text.lastIndexOf('\n', name.startIndex) + 1;
  const before = document.text.slice(Math.max(start, name.startIndex - 60), name.startIndex);
  const behind = document.text.slice(name.endIndex, Math.min(node.startIndex, name.endIndex + 80));
  const type =
    /(?<!\w)([A-Z][\w.<>]*[?!]?)\s+$/.exec(before)?.[1] ?? /^\s*:\s*([A-Z][\w.<>]*)[?!]?\s*=/.exec(behind)?.[1];
  const found = statuses.exec(type ?? '')?.[0];
  if (found) return declares(`\`${found}\``);
  // Nancy's `Response response = 404;`: a number becomes a whole response; what a call is given on the way does not.
  return type !== undefined && /^\s*=\s*$/.test(behind) && /^\d/.test(node.text) && /^(?:Http)?Response$/.test(type)
    ? declares(`\`${type}\``)
    : [];
}

/**
 * `func delete() -> HTTPStatus { return .noContent }`: what the function around gives back; with `response`, whether it is a
 * whole response. Looks 12 nodes up, and reads 400 characters of the function.
 */
export function returnedType({ document, node }: Question, response = false): Evidence[] {
  for (let n: Node | null = node, i = 0; n && i < 16; n = n.parent, i++) {
    if (!document.structure.one(n, 'function')) continue;
    const text = document.text.slice(n.startIndex, Math.min(node.startIndex, n.startIndex + 400));
    // `{ request, context -> HTTPStatus in`
    const lambda = /^\{[^{}]*?->\s*([^{}]*?)\bin\b/.exec(text)?.[1];
    const header =
      text
        .slice(1)
        .split(/[{=]|\bdo\b/, 1)[0]
        ?.replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '()') ?? '';
    const type = lambda ?? /(?:->|:)\s*([^:]+)$/.exec(header)?.[1] ?? /([A-Z][\w.<>]*)\s+\w+\s*\(\)/.exec(header)?.[1];
    // `func share() -> (HttpRequest) -> HttpResponse { { request in … } }`
    const tail = response ? /->[^{]*$/.exec(text.split('{', 1)[0] ?? '')?.[0] : undefined;
    const found = statuses.exec(type ?? '')?.[0] ?? (response ? responses.exec(tail ?? type ?? '')?.[0] : undefined);
    if (found)
      return [{ words: `the function gives back a \`${found}\``, weight: response && !statuses.test(found) ? 0.7 : 1 }];
    if (type !== undefined || !/^\{/.test(text)) return [];
  }
  return [];
}
