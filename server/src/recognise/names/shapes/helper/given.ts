import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../../../../parsing/document';
import { isWriter } from '../../../judges/argument/givens';
import type { Evidence } from '../../../types';
import type { Spelled } from '../types';
import { isCatcher } from './catcher';

/** A call that is given the response or the context of a request, or stands where an answer is given back. */
export function ofResponseGiven(spelled: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const {
    start,
    several,
    receiver,
    document,
    sites: [site],
  } = spelled;
  const called = site?.kind === 'callee';
  if ((site?.kind === 'callee' && several && givenResponse(site.args)) || isRefused(spelled))
    evidence.push({ words: 'it is given the response', weight: 0.5 });
  else if (several && receiver && isHandled(spelled)) evidence.push({ words: 'it is given a handler', weight: 0.6 });
  else if (receiver && isCatcher(spelled))
    evidence.push({ kind: 'catcher', words: 'it is given what to do then', weight: 1 });
  else if (called && several && receiver && isContext(receiver.text, start, document))
    evidence.push({ words: `\`${receiver.text}\` is the context of a request`, weight: 0.6 });
  // Rust's `-> Result<HttpResponse, Error> { Ok(see_other("/")) }`
  else if (called && several && receiver === undefined && answersAround(site.node, document))
    evidence.push({ words: 'the function around gives back a response', weight: 0.4 });

  return evidence;
}

/** `render.Forbidden(w, err)`: one word, and surely the response */
export const isRefused = ({ name, sites: [site] }: Spelled): boolean =>
  site?.kind === 'callee' &&
  /^(?:unauthorized|forbidden)$/i.test(name) &&
  site.args.slice(0, 2).some(isWriter) &&
  site.args.length < 4;

/** Go's `router.NotFound(func(w http.ResponseWriter, r *http.Request) { … })`: what answers where nothing else does. */
const isHandled = ({ sites: [site] }: Spelled): boolean =>
  site?.kind === 'callee' &&
  site.args.length === 1 &&
  /^func\(\w+ (?:http\.ResponseWriter|\*?(?:\w+\.)?\w*(?:Context|Ctx))\b/.test(site.args[0]?.text.slice(0, 60) ?? '');

/** True where the type that the nearest function gives back is a response's. Looks 30 nodes up. */
function answersAround(node: Node, { structure, text }: ParsedDocument): boolean {
  for (let n: Node | null = node.parent, i = 0; n && i < 30; n = n.parent, i++) {
    const list = structure.one(n, 'function')?.parts.parameters?.at(-1);
    if (!list) continue;
    const type = text.slice(list.endIndex, list.endIndex + 160).split('{', 1)[0] ?? '';
    return /^\s*(?:->|:)\s*[^=]*\b\w*(?:Response|Responder|ActionResult)\b/.test(type);
  }
  return false;
}

/** `internalServerError(c.Resp)`: the helper is given the response. */
const givenResponse = (args: Node[]): boolean =>
  args.length < 4 &&
  args.some(a => /^[&*]?(?:\w+(?:\.|->))?(?:w|rw|resp|res|response|reply|ctx|conn)$/i.test(a.text.slice(0, 40)));

/** Go's `func (c *Context)`, `c *context.APIContext`; TypeScript's `c: Context`. Looks 4 000 characters up. */
const isContext = (name: string, start: number, document: ParsedDocument): boolean =>
  /^\w{1,12}$/.test(name) &&
  new RegExp(`(?<![\\w.])${name}(?:\\s+\\*|\\s*:\\s*&?)(?:\\w+\\.)?\\w*Context\\b`).test(
    document.text.slice(Math.max(0, start - 4000), start),
  );
