/** A relative reference behind its base; an absolute one stays. */
export function joinUrls(base: string, path: string): string {
  if (/^[a-z][\w+.-]*:\/\//i.test(path) || path.startsWith('{{') || base === '') return path;
  if (path === '') return base;
  if (path.startsWith('?')) return base + path;
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

/** Encodes a part of a query, blanks left as they are. */
export function encode(text: string): string {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .map((piece, i) =>
      i % 2 ? piece : encodeURIComponent(wellFormed(piece)).replace(/%(3A|2F|40|2C|24|5B|5D)/gi, decodeURIComponent),
    )
    .join('');
}

/** A lone surrogate cannot be encoded. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
