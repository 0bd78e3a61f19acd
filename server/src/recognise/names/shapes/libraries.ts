import { mentions } from '../../../parsing/document';
import { importsOf } from '../imports';
import { holdsGrpc } from './holders';
import { before, behind, speaks, type Rule } from './types';

/** `codes.SEE_OTHER` in a client of its own; gRPC has codes too. */
export const ofCodes: Rule = ({ several, receiver, document }) =>
  several &&
  receiver?.text === 'codes' &&
  document.head.speaksHttp &&
  !/grpc/i.test(document.head.text) &&
  !holdsGrpc('codes', document)
    ? [{ words: '`codes` holds statuses', weight: 0.8 }, speaks]
    : undefined;

/** Finagle's `import com.twitter.finagle.http.Status._`: all the names of a type of statuses are at hand. */
export const ofAllStatuses: Rule = ({ name, receiver, document, sites: [site] }) => {
  if (receiver !== undefined || !/^[A-Z]/.test(name) || site?.kind === 'class') return undefined;
  const brought = importsOf(document).whole.find(path =>
    /\bhttp\b[\w./:\\]*[./:\\](?:Http)?Status(?:Codes?)?$/i.test(path),
  );
  return brought === undefined ? undefined : [{ words: `\`${brought}\` is imported as a whole`, weight: 1.1 }];
};

/** `responseBuilder.notFound.plain(text)`, `Response.noContent.build`: what makes responses, without brackets. */
export const ofBuilder: Rule = ({ name, several, receiver, sites: [site] }) =>
  several &&
  /^[a-z]+[A-Z]/.test(name) &&
  site?.kind !== 'callee' &&
  /^(?:\w*[rR]esponse_?Builder|(?:Server)?Response|ResponseEntity)$/.test(receiver?.text ?? '')
    ? [{ words: `\`${receiver?.text ?? ''}\` makes a response`, weight: 1 }]
    : undefined;

/** ASP.NET Core's `Results<Ok<Order>, NotFound>` */
export const ofResults: Rule = spelled =>
  /\bResults<[\w\s<>,.?[\]]{0,200}$/.test(before(spelled, 220))
    ? [{ words: 'one of the results that an endpoint gives back', weight: 1.1 }]
    : undefined;

/** OpenApiSpex: `not_found: Schema.NotFound.response()`, and where such a module is brought into scope. */
export const ofDocumented: Rule = spelled => {
  const { name, document } = spelled;
  if (!/^[A-Z][a-z]/.test(name)) return undefined;
  return /^\.response\(\)/.test(behind(spelled, 12)) ||
    (/^[ \t]*(?:alias\b[^\n]*|[\w,{} \t]*)$/.test(before(spelled, 120).split('\n').at(-1) ?? '') &&
      /^\s*(?:[,}]|\n)/.test(behind(spelled, 4)) &&
      mentions(document, new RegExp(`[:>]\\s*\\b${name}\\.response\\(\\)`)))
    ? [{ words: 'a response is documented by it', weight: 1.1 }]
    : undefined;
};

/** Play's controllers inherit the names of all statuses: `extends AbstractController(components)`, and then `toOutput(OK, order)`. */
export const ofController: Rule = ({ name, receiver, document: { head }, sites: [site] }) =>
  receiver === undefined &&
  /^(?:OK|[A-Z]{4,}(?:_[A-Z]+)*)$/.test(name) &&
  (site?.kind === 'argument' || site?.kind === 'entry-key') &&
  /\bimport play\.(?:api\.)?mvc\b/.test(head.text) &&
  /\bextends\s+(?:\w*Controller|Results|Status)\b/.test(head.text)
    ? [{ words: 'its controller knows all statuses by name', weight: 1.1 }]
    : undefined;
