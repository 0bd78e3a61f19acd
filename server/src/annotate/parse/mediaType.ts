import { isToken, parseParameter, split } from './list';

export interface MediaType {
  /** `application/json`, lower case, without parameters. */
  essence: string;
  /** `json` of `application/problem+json`; empty without a suffix. */
  suffix: string;
  /** Lower-case names; the first of repeats wins. */
  parameters: Map<string, string>;
}

/** Reads `type/subtype;name=value` (RFC 9110, 8.3.1). `undefined` where the grammar is broken. Never throws. */
export function parseMediaType(value: string): MediaType | undefined {
  const [essence = '', ...rest] = split(value, ';');
  const slash = essence.indexOf('/');
  if (slash < 0 || !isToken(essence.slice(0, slash)) || !isToken(essence.slice(slash + 1))) return undefined;
  const parameters = new Map<string, string>();
  for (const text of rest) {
    const parameter = parseParameter(text);
    if (parameter?.value === undefined) return undefined;
    if (!parameters.has(parameter.name)) parameters.set(parameter.name, parameter.value);
  }
  const plus = essence.lastIndexOf('+');
  return { essence: essence.toLowerCase(), suffix: plus < 0 ? '' : essence.slice(plus + 1).toLowerCase(), parameters };
}

/** `application/json`, `text/json`, AWS's `application/x-amz-json-1.1` and whatever ends in `+json`. */
export function isJsonType(type: MediaType | undefined): boolean {
  return (
    !!type &&
    (type.suffix === 'json' || /^(?:(?:application|text)\/json|application\/x-amz-json-1\.[01])$/.test(type.essence))
  );
}

export function isHtmlType(type: MediaType | undefined): boolean {
  return type?.essence === 'text/html' || type?.essence === 'application/xhtml+xml';
}

export function isXmlType(type: MediaType | undefined): boolean {
  return !!type && (type.suffix === 'xml' || /^(?:application|text)\/xml$/.test(type.essence));
}

export function isCharset(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'replacement';
  } catch {
    return false;
  }
}
