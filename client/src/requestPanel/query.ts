/** One `name=value` of a URL's query, decoded for people. */
export interface QueryRow {
  name: string;
  value: string;
  /** Without `=` there is a name only, which some servers tell apart. */
  bare?: boolean;
}

export interface UrlParts {
  /** Everything before the query. */
  base: string;
  rows: QueryRow[];
  /** With its `#`; empty where there is none. */
  fragment: string;
}

/** Takes a URL apart as it is typed; no URL is too broken for it, and `{{variables}}` pass untouched. */
export function splitUrl(url: string): UrlParts {
  const hash = outsideVariables(url, '#');
  const fragment = hash < 0 ? '' : url.slice(hash);
  const rest = hash < 0 ? url : url.slice(0, hash);
  const mark = outsideVariables(rest, '?');
  if (mark < 0) return { base: rest, rows: [], fragment };
  const rows = rest
    .slice(mark + 1)
    .split('&')
    .filter(Boolean)
    .map(pair => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? { name: decode(pair), value: '', bare: true }
        : { name: decode(pair.slice(0, equals)), value: decode(pair.slice(equals + 1)) };
    });
  return { base: rest.slice(0, mark), rows, fragment };
}

/** The URL these parts make. What `splitUrl` took apart comes out meaning the same. */
export function joinUrl({ base, rows, fragment }: UrlParts): string {
  const query = rows
    .filter(row => row.name || row.value)
    .map(row => (row.bare && !row.value ? encode(row.name) : `${encode(row.name)}=${encode(row.value)}`))
    .join('&');
  return base + (query && `?${query}`) + fragment;
}

export function addToQuery(url: string, name: string, value: string): string {
  const parts = splitUrl(url);
  return joinUrl({ ...parts, rows: [...parts.rows, { name, value }] });
}

function outsideVariables(text: string, char: string): number {
  return text.replace(/\{\{[^{}]*\}\}/g, variable => ' '.repeat(variable.length)).indexOf(char);
}

function decode(text: string): string {
  const spaced = text.replace(/\+/g, ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** Encodes what would end the value or the query, and leaves the rest as people read it. */
function encode(text: string): string {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .map((piece, i) =>
      i % 2
        ? piece
        : // A lone surrogate cannot be encoded; it becomes the replacement character.
          encodeURIComponent(
            piece.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'),
          ).replace(/%(3A|2F|40|2C|24|5B|5D|21|27|28|29|2A|3F)/gi, decodeURIComponent),
    )
    .join('');
}
