/** Fields whose value is JSON objects separated by commas (NEL, Report-To). */

/** Longer values are not read. */
const LONGEST = 65_536;

/** @returns The values; `undefined` where they are not JSON. Never throws. */
export function parseJsonField(value: string): unknown[] | undefined {
  if (value.length > LONGEST) return [];
  try {
    return JSON.parse(`[${value}]`) as unknown[];
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isNatural(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
