import { closest, indentOf, namedChildren, nextLine } from '../../../src/branches/tree';
import type { Lines, Situation, Written } from '../../../src/branches/types';
import { indented } from '../../../src/branches/lines';
import { linesAt, type Again } from '../../java/branches/later';
import { functions } from './around';
import type { Client } from './libraries';
import { backOff, waitOf } from './wait';

/**
 * Where a callback of its own takes the response: the same call once more, for the same callback, which counts how often.
 * `undefined` where the callback is no `object : Callback` of one call.
 */
export function enqueuedAgain(
  { place, document, binding, fresh }: Situation,
  client: Client,
  again: Again,
): { lines: Lines; also: NonNullable<Written['also']> } | undefined {
  const { text } = document;
  const method = closest(place.block, functions);
  const body = method?.parent;
  const made = body?.parent;
  const list = method && namedChildren(method).find(n => n.type === 'function_value_parameters');
  const call = list?.namedChild(0)?.namedChild(0)?.text;
  if (
    !call ||
    method?.childForFieldName('name')?.text !== 'onResponse' ||
    body?.type !== 'class_body' ||
    made?.type !== 'object_literal' ||
    !/\benqueue\s*\(\s*$/.test(text.slice(Math.max(0, made.startIndex - 200), made.startIndex))
  )
    return undefined;
  const own = /^\s*private var (\w*attempts\w*) = 0\s/.exec(body.text.slice(1))?.[1];
  const attempts = own ?? fresh('attempts');
  const first = namedChildren(body)[0];
  const line = nextLine(text, body.startIndex);
  if (!first || !/^\{\s*$/.test(text.slice(body.startIndex, line))) return undefined;
  const indent = indentOf(text, first.startIndex);
  const [wait, retryAfter] = [fresh('wait'), fresh('retryAfter')];
  const asked = again.wait === 'retryAfter';
  const waits = asked
    ? [`val ${retryAfter} = ${client.header(binding.name, 'Retry-After')}`, ...waitOf(retryAfter, wait, attempts)]
    : [`val ${wait} = ${backOff(attempts)}`];
  const bound = [
    `${attempts} < ‹${again.times}›`,
    ...(asked ? [`${wait} <= 60_000`] : []),
    ...(again.repeatable === true ? [] : [again.repeatable]),
  ];
  const run = `${call}.clone().enqueue(this)`;
  return {
    lines: [
      ...waits,
      `if (${bound.join(' && ')}) {`,
      ...indented([
        `${attempts}++`,
        /^import\s+android\./m.test(text)
          ? `Handler(Looper.getMainLooper()).postDelayed({ ${run} }, ${wait})`
          : `CompletableFuture.delayedExecutor(${wait}, TimeUnit.MILLISECONDS).execute { ${run} }`,
        'return',
      ]),
      '}',
      ...again.end,
    ],
    also: own ? [] : [{ place: linesAt(line, indent, place.block), lines: [`private var ${attempts} = 0`, ''] }],
  };
}
