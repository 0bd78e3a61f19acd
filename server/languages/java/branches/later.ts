import type { Node } from 'web-tree-sitter';
import { closest, contains, escape, indentOf, namedChildren, nextLine } from '../../../src/branches/tree';
import type { Lines, Place, Situation, Written } from '../../../src/branches/types';
import { indented } from '../../../src/branches/lines';
import { type Wait } from '../../../src/branches/writer';
import { lineStart } from '../../../src/parsing/document';
import { functions } from './around';
import type { Client } from './libraries';
import { backOff, delayOf } from './wait';

/** How a request is to be sent again. */
export interface Again {
  wait: Wait;
  times: number;
  /** True, or a condition that is true where it may be. */
  repeatable: true | string;
  /** What is done where it is not, or not any more. */
  end: Lines;
}

/** Lines of a branch, and what has to stand elsewhere for them. */
type Later = { lines: Lines; also: NonNullable<Written['also']> } | undefined;

/** A place for whole lines at the start of a line. */
export const linesAt = (offset: number, indent: string, block: Node): Place => ({
  form: 'if',
  offset,
  indent,
  like: undefined,
  chain: undefined,
  block,
  after: undefined,
  gap: false,
});

/** How a file runs something later without keeping a thread: a function of what to run, and of the delay. */
function laterIn(text: string): (run: string, delay: string) => string {
  return /^import\s+android\./m.test(text)
    ? (run, delay) => `new Handler(Looper.getMainLooper()).postDelayed(() -> ${run}, ${delay});`
    : (run, delay) => `CompletableFuture.delayedExecutor(${delay}, TimeUnit.MILLISECONDS).execute(() -> ${run});`;
}

/**
 * Where a callback of its own takes the response: the same call once more, for the same callback, which counts how often.
 * `undefined` where the callback is no anonymous class of one call.
 */
export function enqueuedAgain(s: Situation, client: Client, again: Again): Later {
  const { place, document, binding, fresh } = s;
  const method = closest(place.block, functions);
  const body = method?.parent;
  const made = body?.parent;
  const call = method?.childForFieldName('parameters')?.namedChild(0)?.childForFieldName('name')?.text;
  if (
    !method ||
    method.childForFieldName('name')?.text !== 'onResponse' ||
    body?.type !== 'class_body' ||
    made?.type !== 'object_creation_expression' ||
    !/\benqueue\s*$/.test(document.text.slice(0, made.parent?.startIndex)) ||
    !call
  )
    return undefined;
  const { text } = document;
  const own = /^\s*private int (\w*attempts\w*);/.exec(body.text.slice(1))?.[1];
  const attempts = own ?? fresh('attempts');
  const first = namedChildren(body)[0];
  const line = nextLine(text, body.startIndex);
  if (!first || !/^\{\s*$/.test(text.slice(body.startIndex, line))) return undefined;
  const indent = indentOf(text, lineStart(text, first.startIndex));
  const also = own ? [] : [{ place: linesAt(line, indent, place.block), lines: [`private int ${attempts};`, ''] }];
  const delay = fresh('delay');
  const asked = fresh('retryAfter');
  const waits =
    again.wait === 'retryAfter'
      ? [`String ${asked} = ${client.header(binding.name, 'Retry-After')};`, ...delayOf(asked, delay, attempts, fresh)]
      : [`long ${delay} = ${backOff(attempts)};`];
  const bound = [
    `${attempts} < ‹${again.times}›`,
    ...(again.wait === 'retryAfter' ? [`${delay} <= 60_000`] : []),
    ...(again.repeatable === true ? [] : [again.repeatable]),
  ];
  return {
    lines: [
      ...waits,
      `if (${bound.join(' && ')}) {`,
      ...indented([`${attempts}++;`, laterIn(text)(`${call}.clone().enqueue(this)`, delay), 'return;']),
      '}',
      ...again.end,
    ],
    also,
  };
}

/** Where a step behind `sendAsync(…)` takes the response: a step in front of it, and the method that it calls. */
export function sentAgain(s: Situation, client: Client, again: Again): Later {
  const { place, document, binding, serverErrors, code, busy } = s;
  const { text } = document;
  const sent = binding.request?.call;
  const object = sent?.childForFieldName('object');
  const handler = sent && namedChildren(sent.childForFieldName('arguments') ?? sent)[1]?.text;
  const method = sent && closest(sent, ['method_declaration']);
  const step = sent?.parent;
  if (
    !sent ||
    !object ||
    !method ||
    again.repeatable !== true ||
    sent.childForFieldName('name')?.text !== 'sendAsync' ||
    !/^then(?:Apply|Accept|Compose)(?:Async)?$/.test(step?.childForFieldName('name')?.text ?? '') ||
    !/^(?:HttpResponse\.)?BodyHandlers\.ofString\(\)$/.test(handler ?? '') ||
    // A client of the class: other methods have it as well.
    !/^(?:this\.)?\w+$/.test(object.text) ||
    new RegExp(`(?<![\\w.])HttpClient\\s+${escape(object.text)}\\s*[=,);]`).test(method.text)
  )
    return undefined;
  const name = `sendAgainAfter${busy ? 'Refusal' : serverErrors ? 'ServerError' : code}`;
  if (new RegExp(`\\b${name}\\(`).test(text)) return undefined;
  const modifiers = namedChildren(method).find(n => n.type === 'modifiers')?.text ?? '';
  const asked = again.wait === 'retryAfter';
  const status = 'response.statusCode()';
  const failing = `${status} < 500`;
  const other = busy ? `(${status} != 429 && ${failing})` : serverErrors ? failing : `${status} != ${code}`;
  const keep = 'return CompletableFuture.completedFuture(response);';
  const helper = [
    '',
    `private ${/\bstatic\b/.test(modifiers) ? 'static ' : ''}CompletableFuture<HttpResponse<String>> ${name}(HttpResponse<String> response, int attempt) {`,
    ...indented([
      `if (${other} || attempt >= ‹${again.times}›) {`,
      `\t${keep}`,
      '}',
      ...(asked
        ? [
            `String retryAfter = ${client.header('response', 'Retry-After')};`,
            ...delayOf('retryAfter', 'delay', 'attempt', wanted => wanted),
            'if (delay > 60_000) {',
            `\t${keep}`,
            '}',
          ]
        : [`long delay = ${backOff('attempt')};`]),
      'Executor later = CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS);',
      'return CompletableFuture.supplyAsync(response::request, later)',
      `\t\t.thenCompose(request -> ${object.text}.sendAsync(request, ${handler ?? ''}))`,
      `\t\t.thenCompose(next -> ${name}(next, attempt + 1));`,
    ]),
    '}',
  ];
  const line = nextLine(text, method.endIndex);
  if (!/^\s*$/.test(text.slice(method.endIndex, line)) || contains(place.block, method)) return undefined;
  const after = { place: linesAt(line, indentOf(text, method.startIndex), place.block), lines: helper };
  const stage = `.thenCompose(${binding.name} -> ${name}(${binding.name}, 0))`;
  if (place.form === 'then') return { lines: [stage, ...again.end], also: [after] };
  const gap = /^\s*/.exec(text.slice(sent.endIndex))?.[0] ?? '';
  const dot = sent.endIndex + gap.length;
  const broken = gap.includes('\n');
  const spot = linesAt(broken ? lineStart(text, dot) : dot, indentOf(text, dot), place.block);
  const inline = broken ? {} : { inline: { before: '', after: '' } };
  return { lines: again.end, also: [{ place: { ...spot, ...inline }, lines: [stage] }, after] };
}
