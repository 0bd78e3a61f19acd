/** Looking into parsed JSON without trusting its shape. Nothing here recurses deeper than it is told to. */

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of an object by its exact name; `undefined` for anything that is no object or inherits it. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The first of several members that is a non-blank string, or a number where `numbers` are welcome too. */
export function firstText(value: unknown, names: readonly string[], numbers = false): string | undefined {
  for (const name of names) {
    const found = member(value, name);
    if (typeof found === 'string' && found.trim() !== '') return found.trim();
    if (numbers && typeof found === 'number') return String(found);
  }
  return undefined;
}

/** A value as people read it: text as it is, the rest as compact JSON, cut after `longest` characters. */
export function show(value: unknown, longest = 500): string {
  let text: string;
  if (typeof value === 'string') text = value;
  else {
    try {
      text = JSON.stringify(value) ?? '';
    } catch {
      // Nested too deeply for the serialiser.
      text = Array.isArray(value) ? '[…]' : '{…}';
    }
  }
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
