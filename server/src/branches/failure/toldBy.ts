import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../../parsing/document';
import { callParts, namedChildren, plain, word } from '../tree';
import type { Dialect } from '../dialect';
import { logged } from './logCall';
import { saidAnew } from './saidAnew';
import type { Reading, Saying, Sibling } from './types';

/** How a statement that does not leave tells something: to a log, on the screen, to a callback. */
export function toldBy(statement: Node, sibling: Sibling, reading: Reading): Saying | undefined {
  const { document, dialect } = reading;
  return toldByCall(statement, sibling, reading) ?? dialect.tells?.(statement) ?? shown(statement, document);
}

function toldByCall(statement: Node, sibling: Sibling, reading: Reading): Saying | undefined {
  const { calls } = reading.dialect.types;
  const call = calls.includes(statement.type) ? statement : statement.namedChild(0);
  const parts = call && calls.includes(call.type) ? callParts(call) : undefined;
  if (!call || !parts) return undefined;
  const { callee, args } = parts;
  // A stream that fails tells nobody.
  if (/^(?:Mono|Flux)\.error$/.test(callee)) return undefined;
  if (handing.test(callee) && namedChildren(args).some(a => /(?:[eE]rror|Exception)\b/.test(a.text)))
    return saidAnew(statement, sibling, reading) ?? handed(statement, sibling, reading.dialect);
  const told = args.namedChild(0);
  const logs = !!told && (telling.test(plain(callee).replace('::', '.')) || /^["'`][^"'`]*\s/.test(told.text));
  const end = statement.text.slice(call.endIndex - statement.startIndex);
  return logs ? logged(parts, end, sibling, reading) : undefined;
}

const telling =
  /(?:^|\.)@*(?:console\.\w+|Console(?:\.Error)?\.Write\w*|log\w*(?:\.\w+)*|\w*[lL]og(?:ger)?\.\w+|[pP]rint\w*|warn\w*|error(?:_log)?|writeln|toast(?:\.\w+)*|notify\w*|alert|report\w*|show\w*(?:Error|Message)\w*|set\w*(?:Error|Message)\w*|echo|puts|\w*\.(?:warn|warning|error|info|debug|fail))$/;

/** Callbacks that take an error: `reject(new Error('…'))`, `done(new Error('…'))`. */
const handing =
  /^(?:.*\.)?(?:reject|next|done|cb|callback|on(?:Error|Failure)|completeExceptionally|resumeWithException)$/;

/** `status.textContent = 'no such page';`, `this.error = 'no such page';`: a message that is shown by what it is given to. */
function shown(statement: Node, document: ParsedDocument): Saying | undefined {
  const [whole, target = '', value = '', end = ''] =
    /^((?:[$\w]+(?:\.|->|::))*@?[$\w]+\s*=\s*)("[^"\n]*"|'[^'\n]*')(;?)$/.exec(statement.text) ?? [];
  const name = /(\w+)(?:\.value)?\s*=\s*$/.exec(target)?.[1] ?? '';
  const shows =
    /^(?:text|textContent|innerText|innerHTML|notice|alert|warning|\w*[eE]rror(?:Message|Text)?|\w*[mM]essage)$/;
  if (!whole || !shows.test(name) || !/\s/.test(value) || document.language.nodes.comment.includes(statement.type))
    return undefined;
  return message => target + message + end;
}

/** What hands an error to somebody, with an error of no status in particular. */
function handed(statement: Node, { locals }: Sibling, { error }: Dialect): Saying | undefined {
  const own = /(?:\bnew\s+)?\b[A-Z][\w.]*(?:Error|Exception)\((?:[^()]|\([^()]*\))*\)/g;
  const { text } = statement;
  if (!error || text.match(own)?.length !== 1 || locals.some(l => word(l).test(text.replace(own, ''))))
    return undefined;
  return message => text.replace(own, () => error(message));
}
