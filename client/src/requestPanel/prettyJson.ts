import { JsonLayout } from './jsonLayout';

/** JSON laid out for reading, and where each spot of the original stands in it. */
export interface PrettyJson {
  text: string;
  /** The place, in `text`, of a character of the original. */
  map(offset: number): number;
}

/**
 * Indents JSON without changing a single token.
 * @param variables Whether `{{name}}` may stand where a value stands.
 * @returns undefined where the text is not JSON; it is best shown as it is then.
 */
export function prettyJson(text: string, variables = false): PrettyJson | undefined {
  if (!isJson(variables ? text.replace(/\{\{[^{}]*\}\}/g, variable => '0'.padEnd(variable.length)) : text))
    return undefined;
  return { text: new JsonLayout(variables).add(text), map: offset => placeInLayout(text, offset) };
}

/** Whether a text is JSON; a byte order mark may stand in front. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
    return true;
  } catch {
    return false;
  }
}

/** Where a character of JSON stands once it is laid out. */
export function placeInLayout(text: string, offset: number): number {
  const layout = new JsonLayout();
  layout.add(text.slice(0, offset + 1));
  return layout.last;
}
