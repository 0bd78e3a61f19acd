import type { Node } from 'web-tree-sitter';
import type { Failure } from '../../../src/branches/failure';
import { callParts, closest, namedChildren, word } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Binding, Situation } from '../../../src/branches/types';
import { leavingOf } from './requests';

type Around = Pick<Situation, 'place' | 'binding'>;

/** How a branch fails where no sibling shows it: as the check of the request's error does, else as the results allow. */
export function ownFailure(situation: Around, dialect: Dialect): Failure {
  const values = results(situation, dialect);
  const stops = stopping(situation, dialect);
  if (stops) return { log: undefined, exit: stops, own: true };
  return {
    log: values?.includes('error') ? undefined : message => `log.Print(${message})`,
    exit: error => returning(situation, dialect, prefixed(situation, dialect, error)),
    own: true,
  };
}

/** The `return` that gives back `error`, beside what the check of the request's error gives back, or zero values. */
export function returning(situation: Around, dialect: Dialect, error: string): string {
  const values = results(situation, dialect);
  if (!values?.length) return 'return';
  const shown = shownValues(situation, dialect);
  return `return ${values.map((v, i) => (v === 'error' ? error : (shown?.[i] ?? zeroOf(v)))).join(', ')}`;
}

/** The check of the request's error, where it leaves the function that the branch is in. */
function check({ binding, place }: Around, { types }: Dialect): { statement: Node; error: string } | undefined {
  const leaving = leavingOf(binding.statement);
  const same = leaving && closest(leaving.statement, types.functions)?.id === closest(place.block, types.functions)?.id;
  return same ? leaving : undefined;
}

/** What the check gives back, by position; `undefined` for what speaks of the error. */
function shownValues(situation: Around, dialect: Dialect): (string | undefined)[] | undefined {
  const found = check(situation, dialect);
  const values = found && given(found.statement);
  if (!values || values.length !== results(situation, dialect)?.length) return undefined;
  return values.map(v => (word(found.error).test(v.text) ? undefined : v.text));
}

const given = (statement: Node): Node[] | undefined =>
  statement.type === 'return_statement' ? statement.namedChildren.flatMap(n => (n ? namedChildren(n) : [])) : undefined;

/** An error with the words in front that the check puts in front of its own: `fmt.Errorf("get user %s: %w", id, err)`. */
function prefixed(situation: Around, dialect: Dialect, error: string): string {
  const before = prefixIn(check(situation, dialect));
  return before ? put(before, error) : error;
}

/** The words that the check of the request's error puts in front of it. */
export function opening({ statement }: Pick<Binding, 'statement'>): { before: string; values: string } | undefined {
  const found = prefixIn(leavingOf(statement));
  return found && { before: found.words, values: found.values.map(v => `, ${v}`).join('') };
}

function prefixIn(found: ReturnType<typeof check>): ReturnType<typeof prefixOf> {
  const call =
    found && given(found.statement)?.find(v => v.type === 'call_expression' && word(found.error).test(v.text));
  return call && prefixOf(call, found.error);
}

/** The words that a call puts in front of an error, and what their verbs stand for. */
function prefixOf(call: Node, error: string): { words: string; values: string[] } | undefined {
  const parts = callParts(call);
  const [format, ...values] = parts ? namedChildren(parts.args).map(n => n.text) : [];
  const words = /^"(.*: )%[wvs]"$/.exec(format ?? '')?.[1];
  if (!words || values.at(-1) !== error) return undefined;
  return { words, values: values.slice(0, -1) };
}

function put({ words, values }: { words: string; values: string[] }, error: string): string {
  const [, callee, literal, rest] = /^(\w+\.\w+)\("((?:[^"\\]|\\.)*)"([\s\S]*)\)$/.exec(error) ?? [];
  if (callee === undefined || literal === undefined) return error;
  const more = [...values.map(v => `, ${v}`), rest].join('');
  return `${more ? 'fmt.Errorf' : callee}("${words}${literal}"${more})`;
}

/** What ends the test or the program where the request fails: `t.Fatal(err)`, `log.Fatalf("get: %v", err)`, `panic(err)`. */
function stopping(situation: Around, dialect: Dialect): ((error: string) => string) | undefined {
  const found = check(situation, dialect);
  const call = found?.statement.type === 'expression_statement' ? found.statement.namedChild(0) : null;
  const parts = call?.type === 'call_expression' ? callParts(call) : undefined;
  if (!found || !call || !parts || !word(found.error).test(parts.args.text)) return inTest(situation, dialect);
  if (parts.callee === 'panic') return error => `panic(${error})`;
  const callee = /^((?:t|b|tb|f)\.(?:Fatal|Skip)|log\.(?:Fatal|Panic))(?:f|ln)?$/.exec(parts.callee)?.[1];
  if (!callee) return undefined;
  const before = prefixOf(call, found.error);
  return error => telling(callee, before ? put(before, error) : error);
}

/** `t.Fatal`, in a function that is given a `*testing.T` and gives back nothing. */
function inTest(situation: Around, dialect: Dialect): ((error: string) => string) | undefined {
  const fn = closest(situation.place.block, dialect.types.functions);
  const parameters = fn?.childForFieldName('parameters')?.text ?? '';
  const name = /\b(\w+)\s+(?:\*testing\.[TBF]|testing\.TB)\b/.exec(parameters)?.[1];
  return name && !results(situation, dialect)?.length ? error => telling(`${name}.Fatal`, error) : undefined;
}

/** A call that is told what an error would say. */
function telling(callee: string, error: string): string {
  const told = error.replace(/^\w+\.\w+\(([\s\S]*)\)$/, '$1');
  return `${callee}${/^"(?:[^"\\]|\\.)*",/.test(told) ? 'f' : ''}(${told})`;
}

/** The result types of the function around the branch; `undefined` where it is not in one. */
export function results({ place }: Pick<Situation, 'place'>, dialect: Dialect): string[] | undefined {
  const fn = closest(place.block, dialect.types.functions);
  if (!fn) return undefined;
  const result = fn.childForFieldName('result');
  if (!result) return [];
  if (result.type !== 'parameter_list') return [result.text];
  return namedChildren(result).flatMap(p => {
    const type = p.childForFieldName('type')?.text ?? p.text;
    const names = p.childrenForFieldName('name').length;
    return Array<string>(Math.max(names, 1)).fill(type);
  });
}

/** The zero value of a type, as far as its name tells. */
export function zeroOf(type: string): string {
  if (/^(?:\*|\[\]|map\[|chan |func\(|interface\b|any$|error$)/.test(type)) return 'nil';
  if (type === 'string') return '""';
  if (type === 'bool') return 'false';
  if (/^(?:u?int\d*|float\d+|byte|rune|uintptr|complex\d+|time\.Duration)$/.test(type)) return '0';
  // io.Reader and its like are interfaces; most other names are structs.
  return /(?:Reader|Writer|Closer|er)$/.test(type) ? 'nil' : `${type}{}`;
}
