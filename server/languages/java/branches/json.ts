import type { Lines } from '../../../src/branches/types';

/** What reads the reason and the field errors out of a body, with the JSON library that a file uses. */
export interface Problem {
  lines: Lines;
  /** Imports by name, whose package depends on the library. */
  packages: Record<string, string>;
}

/** Names that nothing in the scope has. */
export interface Names {
  body: string;
  problem: string;
  reason: string;
  key: string;
}

/**
 * Problem details (RFC 9457) and the shapes that frameworks send: the reason is left in `names.reason`, with the field
 * errors behind it.
 * @param text   The whole file: it says which JSON library is at hand.
 * @param body   An expression for the body as text.
 * @param words  The literal for a body that gives no reason.
 * @returns `undefined` where the file uses no JSON library that is known.
 */
export function problemOf(text: string, body: string, words: string, names: Names): Problem | undefined {
  const { problem, reason, key } = names;
  const read = /^\w+(?:\.body\(\)|\.getResponseBodyAsString\(\))?$/.test(body) ? body : names.body;
  const begin = [...(read === body ? [] : [`String ${read} = ${body};`]), `String ${reason} = ${words};`, 'try {'];
  const end = (exception: string): Lines => [`} catch (${exception} notJson) {`, '\t// The body is no JSON.', '}'];
  if (/\b(?:com\.fasterxml|tools)\.jackson\b/.test(text)) {
    const mapper = /\b(?:ObjectMapper|JsonMapper)\s+(\w+)/.exec(text)?.[1] ?? 'new ObjectMapper()';
    const newer = /\btools\.jackson\b/.test(text);
    const root = newer ? 'tools.jackson' : 'com.fasterxml.jackson';
    const field = (name: string, other: string): string => `${problem}.path("${name}").asText(${other})`;
    return {
      lines: [
        ...begin,
        `\tJsonNode ${problem} = ${mapper}.readTree(${read});`,
        `\t${reason} = ${field('detail', field('message', field('title', reason)))};`,
        `\tif (${problem}.hasNonNull("errors")) {`,
        `\t\t${reason} += ": " + ${problem}.get("errors");`,
        '\t}',
        ...end(newer ? 'JacksonException' : 'IOException'),
      ],
      packages: {
        JsonNode: `${root}.databind`,
        ObjectMapper: `${root}.databind`,
        ...(newer ? { JacksonException: `${root}.core` } : {}),
      },
    };
  }
  if (/\bcom\.google\.gson\b/.test(text))
    return {
      lines: [
        ...begin,
        `\tJsonObject ${problem} = JsonParser.parseString(${read}).getAsJsonObject();`,
        `\tfor (String ${key} : new String[] {"title", "message", "detail"}) {`,
        `\t\tif (${problem}.has(${key}) && ${problem}.get(${key}).isJsonPrimitive()) {`,
        `\t\t\t${reason} = ${problem}.get(${key}).getAsString();`,
        '\t\t}',
        '\t}',
        `\tif (${problem}.has("errors")) {`,
        `\t\t${reason} += ": " + ${problem}.get("errors");`,
        '\t}',
        ...end('JsonParseException | IllegalStateException'),
      ],
      packages: {
        JsonObject: 'com.google.gson',
        JsonParser: 'com.google.gson',
        JsonParseException: 'com.google.gson',
      },
    };
  if (/\borg\.json\.(?:JSON|\*)/.test(text)) {
    const field = (name: string, other: string): string => `${problem}.optString("${name}", ${other})`;
    return {
      lines: [
        ...begin,
        `\tJSONObject ${problem} = new JSONObject(${read});`,
        `\t${reason} = ${field('detail', field('message', field('title', reason)))};`,
        `\tif (${problem}.has("errors")) {`,
        `\t\t${reason} += ": " + ${problem}.get("errors");`,
        '\t}',
        ...end('JSONException'),
      ],
      packages: { JSONObject: 'org.json', JSONException: 'org.json' },
    };
  }
  return undefined;
}
