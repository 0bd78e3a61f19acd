import type { Arm } from '../types';

/** Codes by which a server says that there is nothing. */
export const absenceCodes: readonly number[] = [404, 410];

/** `if (response.status === 404) return null;`: nothing was found, which is no failure. */
export function tellsAbsence(arm: Arm): boolean {
  const only = arm.statements.length === 1 ? arm.statements[0] : undefined;
  return (
    arm.exact.length > 0 &&
    arm.exact.every(c => absenceCodes.includes(c)) &&
    !!only &&
    (givesNothing(only.text) || missing.test(only.text) || /^return\s+[tT]rue;?$/.test(only.text))
  );
}

/** True for a statement that gives back nothing: `return null;`, `return [], nil`, `Optional.empty()`. */
export const givesNothing = (statement: string): boolean => nothing.test(statement);

/** A value of an enumeration that is named for it: `return Result.Missing;` */
const missing = /^(?:return\s+)?\w+\.(?:Missing|NotFound|Absent|MISSING|NOT_FOUND|ABSENT);?$/;

const nothing =
  /^(?:(?:return|next)\b)?[\s(]*(?:Ok\()?(?:null|undefined|None|\[\]|\{\}|nil|"[^"\s]*"|'[^'\s]*'|-?\d+|[sS]tring\.Empty|default|(?:Array|Enumerable)\.Empty<[^()]*>\(|(?:Optional|Mono)\.empty\(\)|Collections\.empty\w+\(\)|(?:List|Set|Map)\.of\(\)|empty(?:List|Set|Map)\(\)|[fF]alse|(?:Vec|String)::new\(\)|\(\))?(?:,\s*(?:nil|[fF]alse|None))*[\s);,]*$/;
