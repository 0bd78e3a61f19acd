import type { Members, Test, Value } from './types';

/** Where something else decides. */
export const unknown: Test = () => undefined;

export function not(test: Test): Test {
  return code => {
    const value = test(code);
    return value === undefined ? undefined : !value;
  };
}

/** Kleene's and: false wins, then not knowing. */
export function every(parts: Test[]): Test {
  return code => {
    let result: boolean | undefined = true;
    for (const part of parts) {
      const value = part(code);
      if (value === false) return false;
      if (value === undefined) result = undefined;
    }
    return result;
  };
}

/** Kleene's or: true wins, then not knowing. */
export function anyOf(parts: Test[]): Test {
  return code => {
    let result: boolean | undefined = false;
    for (const part of parts) {
      const value = part(code);
      if (value === true) return true;
      if (value === undefined) result = undefined;
    }
    return result;
  };
}

/** Whether a value is among some. */
export function among(value: Value, members: Members): Test {
  return code => {
    const v = value(code);
    return v === undefined ? undefined : members(v);
  };
}

/** What an operator of comparison says of two values; one that is none of these asks whether they are the same. */
export function compared(a: Value, operator: string, b: Value): Test {
  return code => {
    const v = a(code);
    const w = b(code);
    return v === undefined || w === undefined ? undefined : compare(v, operator, w);
  };
}

function compare(a: number, operator: string, b: number): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '!=':
    case '!==':
    case 'is not':
      return a !== b;
    default:
      return a === b;
  }
}

/** How many codes a test may be true for. */
export function width(test: Test): number {
  let codes = 0;
  for (let code = 100; code < 600; code++) if (test(code) !== false) codes++;
  return codes;
}
