/** A string's UTF-8 bytes; a lone surrogate becomes U+FFFD. */
export function fromUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Base64 bytes (RFC 4648, 4); whitespace and missing padding are forgiven, the rest of a broken text is dropped. Never throws. */
export function fromBase64(text: string): Uint8Array {
  const clean = text.replace(/[^A-Za-z0-9+/]+/g, '');
  // A single character left over holds six bits, which is no byte.
  const binary = atob(clean.length % 4 === 1 ? clean.slice(0, -1) : clean);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
