/**
 * The names along an expression, outermost last, whatever its language:
 * `error?.response.statusCode` → `error`, `response`, `statusCode`;
 * `(await got(url)).statusCode` → `got`, `statusCode`; `$r->json('error')['code']` → `r`, `json`, `code`.
 * Arguments are left out, a string or symbol in a subscript counts as a name. Reads at most the last 400 characters.
 */
export function pathOf(expression: string): string[] {
  const text = expression.length > 400 ? expression.slice(-400) : expression;
  // A shell's `"$status"`, `"${status:-500}"`: a string that is nothing but a variable.
  const quoted = /(?:^(?:!\s*)?|(?:\|\||&&)\s*)"\$\{?(\w+)(?:[:#%][^"{}]*)?\}?"$/.exec(text)?.[1];
  if (quoted) return [quoted];
  // An attribute's name: `status-code`.
  if (/^[a-z]+(?:-[a-z]+)+$/.test(text)) return [text];
  const names: string[] = [];
  let i = 0;
  let separated = true;
  while (i < text.length) {
    const c = text.charAt(i);
    if (/[\p{L}_$@]/u.test(c)) {
      const match = /^[$@]{0,2}[\p{L}\p{N}_$]+[!?]?(?=[^=]|$)|^[$@]{0,2}[\p{L}\p{N}_$]+/u.exec(text.slice(i));
      if (!match) {
        i++;
        continue;
      }
      const name = match[0].replace(/^[$@&]+|[!?]$/g, '');
      // `ctx.throw` is a name like any other.
      if (noise.has(name) && !(name === 'throw' && text.charAt(i - 1) === '.')) separated = true;
      else if (name) {
        if (!separated) names.length = 0;
        names.push(name);
        separated = false;
      }
      i += match[0].length;
    } else if (c === '(' || c === '{') {
      // A group that opens the expression is looked into; one behind a name holds arguments.
      if (names.length === 0) {
        i++;
        separated = true;
      } else i = closing(text, i);
    } else if (c === '[') {
      const end = closing(text, i);
      // `span["http.response.status_code"]`, `attributes[SpanData.HTTP_STATUS_CODE]`
      const inner = text.slice(i + 1, end - 1).trim();
      const key =
        /^[:'"`]?([\w-]+)['"`]?$/.exec(inner) ??
        /^["'`](:status)["'`]$/.exec(inner) ??
        /^["'`]([\w./-]+)["'`]$/.exec(inner) ??
        /^(?:\w+(?:\.|::))+(\w+)$/.exec(inner);
      if (names.length && key?.[1] && !/^\d+$/.test(key[1])) names.push(key[1]);
      i = end;
    } else if (c === '<' && names.length && /^<[\w\s,.?:<>[\]]*>(?=\s*(?:[({.:]|$))/.test(text.slice(i))) {
      i += (/^<[\w\s,.?:<>[\]]*>/.exec(text.slice(i)) ?? [''])[0].length;
    } else if (c === '`' && /^`\w+`$/.test(text.slice(i)) && (i === 0 || text.charAt(i - 1) === '.')) {
      // Kotlin writes a name that is a keyword so: `is`.
      names.push(text.slice(i + 1, -1));
      i = text.length;
    } else if (c === '"' || c === "'" || c === '`') {
      i = closingQuote(text, i);
    } else {
      if (c === '.' || c === ':' || (c === '-' && text.charAt(i + 1) === '>')) separated = true;
      else if (!/[\s?!)\]>&*]/.test(c)) separated = false;
      i++;
    }
  }
  return names;
}

/** Words that stand before an expression without being part of its path. */
const noise = new Set([
  'await',
  'new',
  'return',
  'yield',
  'not',
  'try',
  'throw',
  'raise',
  'const',
  'let',
  'var',
  'int',
  'u16',
  'this',
  'self',
]);

/** Index just past the bracket that closes the one at `open`; the text's end where none does. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '"' || c === "'" || c === '`') {
      i = closingQuote(text, i) - 1;
    } else if (c === '(' || c === '[' || c === '{') depth++;
    else if (c === ')' || c === ']' || c === '}') {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return text.length;
}

function closingQuote(text: string, open: number): number {
  const quote = text.charAt(open);
  for (let i = open + 1; i < text.length; i++) {
    if (text.charAt(i) === '\\') i++;
    else if (text.charAt(i) === quote) return i + 1;
    else if (quote === "'" && text.charAt(i) === '\n') return open + 1;
  }
  // An apostrophe without a partner (a lifetime, a label) is no quote.
  return open + 1;
}

/** A name's words in lower case: `setResponseCode` → `set`, `response`, `code`; `HTTP_404` → `http`, `404`. */
export function wordsOf(name: string): string[] {
  return (
    name
      // `optionIDs`, `baseURLs`
      .replace(/(\p{Lu})(\p{Lu}+)s(?!\p{Ll})/gu, (_, first: string, rest: string) => `${first}${rest.toLowerCase()}s`)
      .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map(w => w.toLowerCase())
  );
}
