import type { Names, Problem } from '../../java/branches/json';

/** How a JSON library reads a body: an object or `null`, a text in it, and what it has under `errors`. */
interface Reader {
  parsed(body: string): string;
  text(object: string): string;
  errors: string;
  packages: Record<string, string>;
}

const kotlinx: Reader = {
  parsed: body => `Json.parseToJsonElement(${body}).jsonObject`,
  text: object => `(${object}?.get(it) as? JsonPrimitive)?.contentOrNull`,
  errors: 'get("errors")',
  packages: {
    Json: 'kotlinx.serialization.json',
    JsonPrimitive: 'kotlinx.serialization.json',
    contentOrNull: 'kotlinx.serialization.json',
    jsonObject: 'kotlinx.serialization.json',
  },
};

const gson: Reader = {
  parsed: body => `JsonParser.parseString(${body}).asJsonObject`,
  text: object => `(${object}?.get(it) as? JsonPrimitive)?.asString`,
  errors: 'get("errors")',
  packages: { JsonParser: 'com.google.gson', JsonPrimitive: 'com.google.gson' },
};

const orgJson: Reader = {
  parsed: body => `JSONObject(${body})`,
  text: object => `${object}?.optString(it)?.takeIf(String::isNotEmpty)`,
  errors: 'opt("errors")',
  packages: { JSONObject: 'org.json' },
};

const jackson = (mapper: string): Reader => ({
  parsed: body => `${mapper}.readTree(${body})`,
  text: object => `${object}?.get(it)?.textValue()`,
  errors: 'get("errors")',
  packages: mapper === 'ObjectMapper()' ? { ObjectMapper: 'com.fasterxml.jackson.databind' } : {},
});

function readerOf(text: string): Reader | undefined {
  if (/\bkotlinx\.serialization\b|\bio\.ktor\.serialization\.kotlinx\b/.test(text)) return kotlinx;
  if (/\bcom\.google\.gson\b/.test(text)) return gson;
  if (/\borg\.json\.(?:JSON|\*)/.test(text)) return orgJson;
  if (!/\bcom\.fasterxml\.jackson\b/.test(text)) return undefined;
  const held =
    /\b(\w+)\s*:\s*(?:ObjectMapper|JsonMapper)\b/.exec(text)?.[1] ??
    /\bva[lr]\s+(\w+)\s*=\s*(?:jacksonObjectMapper|ObjectMapper|jsonMapper|JsonMapper)\b/.exec(text)?.[1];
  return jackson(held ?? 'ObjectMapper()');
}

/**
 * Problem details (RFC 9457) and the shapes that frameworks send: the reason is left in `names.reason`, with the field
 * errors behind it.
 * @param text   The whole file: it says which JSON library is at hand.
 * @param body   An expression for the body as text, or `null`.
 * @param words  The literal for a body that gives no reason.
 * @returns `undefined` where the file uses no JSON library that is known.
 */
export function problemOf(text: string, body: string, words: string, names: Names): Problem | undefined {
  const reader = readerOf(text);
  if (!reader) return undefined;
  const { problem, reason } = names;
  return {
    lines: [
      // Read in front of what catches everything: a coroutine is cancelled by an exception.
      `val ${names.body} = ${body}${body.includes('?.') ? '.orEmpty()' : ''}`,
      `val ${problem} = runCatching { ${reader.parsed(names.body)} }.getOrNull()`,
      `val ${reason} = listOf("detail", "message", "title").mapNotNull { ${reader.text(problem)} }.firstOrNull() ?: ${words}`,
    ],
    packages: reader.packages,
  };
}

/** The reason, and the field errors where there are some: an expression. */
export function told(text: string, { problem, reason }: Names): string {
  return `listOfNotNull(${reason}, ${problem}?.${readerOf(text)?.errors ?? ''}).joinToString(": ")`;
}
