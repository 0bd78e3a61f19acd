import { lambdaOwner, type Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { responseName, statusName } from '../../words';
import { besideIt, phraseBeside } from './beside';
import type { Call } from './call';
import { fromCall, redirects } from './calls';
import { isText, isWriter } from './givens';
import { heldByShould } from './comparison';
import { ofConstructor } from './constructor';
import { conversions, fromName, labelled } from './names';
import { putIntoText } from './texts';
import type { Argument } from './types';

/** Judges by what the call is named, with what it is called on; where that says nothing, by what else it is given. */
export function byName(call: Call): Evidence[] {
  const { name, path, site, question } = call;
  const receiver = receiverOf(call);
  // C#'s `Enum.Parse<HttpStatusCode>("404")`
  const parsed = site.index === 0 && name === 'Parse' ? /^Enum\.Parse<(\w+)>$/.exec(site.callee.text)?.[1] : undefined;
  if (parsed && statusName(parsed).weight >= 1) return [statusName(parsed)];
  const named = nameOf(call);
  const converted = named.weight === 0 ? (conversion(call) ?? failing(call)) : undefined;
  if (converted) return converted;
  const label = named.weight <= 0 ? labelled(site, receiver, question) : [];
  if (label.length) return label;
  const code = named.weight < 0 ? errorCode(call) : undefined;
  if (code) return code;
  if (named.weight !== 0 && !redirects.test(name)) {
    // `code(204)` in a block of `response`, `prepareResponse(builder -> builder.code(200))`
    const bare = path.length === 1 || (path.length === 2 && path[0] === 'builder' && receiver.weight === 0);
    const owner = bare && named.weight > 0 ? lambdaOwner(site.node, question) : [];
    return [...fromName(named, name, receiver, site, question), ...owner];
  }
  const constructed = ofConstructor(call, receiver);
  if (constructed) return constructed;
  const judged = fromCall(name, receiver, site, question);
  if (judged.length) return judged;
  const beside = besideIt(site, question);
  return beside.length ? beside : putIntoText(site);
}

/** What it is called on, as far as that speaks of a response. */
function receiverOf({ path, site }: Call): Evidence {
  // Mockito's `verify(response).setStatus(500)` is a call of what is watched.
  const held =
    heldByShould(site.callee.text) ?? /^(?:Mockito\.)?verify\(\s*([\w.]{1,40})\s*[,)]/.exec(site.callee.text)?.[1];
  const receivers = [...path.slice(0, -1), ...(held ? pathOf(held) : [])].map(responseName);
  return receivers.reduce<Evidence>((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
}

/** What the name says: that it takes a status, something else (less than zero), or nothing. */
function nameOf({ name, path }: Call): Evidence {
  const owned = /^(?:code|from_?code|of)$/i.test(name) ? statusName(`${path.at(-2) ?? ''}_code`) : undefined;
  const spelt = owned && path.length > 1 && owned.weight >= 1 ? owned : statusName(name);
  if (spelt.weight >= 0) return spelt;
  // `NewBytesResponse(404, …)`, `Response.bytes(body, 404)`: what is answered with, not how much.
  const content = /bytes/i.test(name) && /respon[sd]|^reply/i.test(`${name} ${path.at(-2) ?? ''}`);
  // `new RateLimitException("…", 503)` makes an error, whatever else its name says.
  return content || /[a-z](?:Exception|Error)$/.test(name) ? { words: '', weight: 0 } : spelt;
}

/** `HttpStatus.valueOf(404)`: a number that is made a status. */
function conversion({ name, path, site, question }: Call): Evidence[] | undefined {
  if (site.index !== 0 || !conversions.test(name)) return undefined;
  const owner = statusName(path.at(-2) ?? '');
  if (owner.weight >= 1) return [owner];
  // The `Status` of a library that the file imports; gRPC has one too.
  const { head } = question.document;
  return path.at(-2) === 'Status' && head.speaksHttp && !/grpc/i.test(head.text)
    ? [{ words: `\`Status.${name}\` makes a status`, weight: 0.9 }]
    : undefined;
}

/** `server.serverErrorPaths().append("/a", 503)` */
function failing({ name, path, site, question }: Call): Evidence[] | undefined {
  const held = path.at(-2) ?? '';
  return site.index === 1 &&
    question.code >= 400 &&
    /^(?:append|insert|put|add|set|emplace)$/i.test(name) &&
    /(?:server|http|response)_?errors?/i.test(held)
    ? [{ words: `\`${held}\` holds what fails, and how`, weight: 0.75 }]
    : undefined;
}

/** An error code that is one of HTTP all the same. */
function errorCode({ name, site, question }: Call): Evidence[] | undefined {
  // Go's `writeErrorCode(w, err, 404)`: whoever is given the response answers with it.
  if (/error_?code$/i.test(name) && site.index > 0 && isWriter(site.args[0]))
    return [{ words: `\`${name}\` is given the response and the number`, weight: 0.85 }];
  // `err_code!("Too many requests", 429)`
  const spoken = /^\w*err(?:or)?_?code$/i.test(name) ? phraseBeside(site, question) : [];
  if (spoken.some(e => e.weight >= 0.8)) return spoken;
  // `err_code!("no such order", "it is another's", 404)`: texts, and the code of the error that is answered with.
  return /^err(?:or)?_?code$/i.test(name) && endsMessages(site, question)
    ? [{ words: `\`${name}\` is given messages and the code of an error`, weight: 0.75 }]
    : undefined;
}

/** True for an error's code behind nothing but texts, in a file that speaks HTTP. */
const endsMessages = ({ args, index }: Argument, { document, code }: Question): boolean =>
  code >= 400 &&
  document.head.speaksHttp &&
  index > 0 &&
  index === args.length - 1 &&
  args.slice(0, index).every(isText);
