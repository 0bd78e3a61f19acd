/**
 * Checks a URI reference (RFC 3986, 4.1) the way a strict recipient does.
 * `[` and `]` are let pass in the query, where frameworks write `?a[]=1` and every client copes.
 * @returns Why it is none, as half a sentence; `undefined` where it is one. Linear; never throws.
 */
export function isUriReference(value: string): string | undefined {
  if (/[\u0000-\u001f\u007f]/.test(value)) return 'it holds a control character';
  if (value.includes(' ')) return 'a space must be written %20';
  if (/[^\u0021-\u007e]/.test(value)) return 'characters beyond ASCII must be percent-encoded';
  const bad = /["<>\\^`{|}]/.exec(value);
  if (bad) return `${bad[0] === '"' ? 'a quotation mark' : bad[0]} must be percent-encoded`;
  if (/%(?![0-9A-Fa-f]{2})/.test(value)) return 'a % is not followed by two hexadecimal digits';
  const [, scheme, authority, path = '', , fragment = ''] =
    /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/.exec(value) ?? [];
  if (scheme !== undefined && !/^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme))
    return 'what stands before the first colon is no scheme';
  if (/^https?$/i.test(scheme ?? '') && !authority) return 'the host is missing';
  if (/[[\]]/.test(path)) return 'a square bracket in the path must be percent-encoded';
  if (fragment.slice(1).includes('#')) return 'a second # must be percent-encoded';
  if (authority !== undefined && !/^(?:[^@[\]]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^:@[\]]*)(?::\d*)?$/.test(authority))
    return 'the host or port cannot be read';
  return undefined;
}
