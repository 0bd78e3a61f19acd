import { randomUUID } from 'crypto';

/** Looks a variable up; undefined where it has no value. */
export type Lookup = (name: string) => string | undefined;

export interface Resolved {
  text: string;
  /** Names that stayed as they were for want of a value, each once. */
  missing: string[];
}

const pattern = /\{\{\s*([^{}]+?)\s*\}\}/g;

/**
 * Fills in `{{name}}`. A value may use variables itself, ten levels deep; a circle counts as missing.
 * `{{$uuid}}` (or `$guid`), `{{$timestamp}}` (seconds), `{{$isoTimestamp}}` and `{{$randomInt 1 6}}` (upper bound
 * excluded) make a value afresh each time.
 */
export function resolveVariables(text: string, lookup: Lookup, now: () => Date = () => new Date()): Resolved {
  const missing = new Set<string>();
  const fill = (input: string, depth: number): string =>
    input.replace(pattern, (whole, inner: string) => {
      const value = inner.startsWith('$') ? generated(inner, now) : lookup(inner);
      if (value === undefined || depth > 10) {
        missing.add(inner);
        return whole;
      }
      return fill(value, depth + 1);
    });
  return { text: fill(text, 0), missing: [...missing] };
}

/** The variables a text asks for, each once, in order. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(match => match[1] ?? ''))];
}

function generated(call: string, now: () => Date): string | undefined {
  const [name, ...args] = call.split(/\s+/);
  switch (name) {
    case '$uuid':
    case '$guid':
      return randomUUID();
    case '$timestamp':
      return String(Math.floor(now().getTime() / 1000));
    case '$isoTimestamp':
      return now().toISOString();
    case '$randomInt': {
      const low = Number(args[0] ?? 0);
      const high = Number(args[1] ?? 1000);
      return Number.isInteger(low) && Number.isInteger(high) && low < high
        ? String(low + Math.floor(Math.random() * (high - low)))
        : undefined;
    }
    default:
      return undefined;
  }
}
