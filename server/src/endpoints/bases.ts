import type { ParsedDocument } from '../parsing/document';

const known = new WeakMap<ParsedDocument, readonly string[]>();

/** Where servers of this file are likely to listen, the file's own ports first; without a slash at the end. */
export function likelyBases(document: ParsedDocument, port: number): string[] {
  let found = known.get(document);
  if (!found) known.set(document, (found = basesIn(document.text)));
  return [...new Set([...found, `http://localhost:${port}`])];
}

function basesIn(text: string): string[] {
  const head = text.slice(0, 200_000);
  const found = new Set<string>();
  const patterns = [
    /\.listen\(\s*(\d{2,5})\b/g,
    /\blisten\w*\([^)\n]{0,80}?port\s*[:=]\s*(\d{2,5})/gi,
    /\bport\b["']?\s*(?:[:=]|,|\|\||\?\?|or\b)[^\n;]{0,60}?\b(\d{4,5})\b/gi,
    /(?:Listen\w*|Run|Start|bind|Serve)\w*\(\s*(?:\(?\s*)?["'][\w.]*:?["']?(?:\s*,\s*)?:?(\d{4,5})/g,
    /["'`]https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0):(\d{2,5})/g,
    /["'](?:localhost|127\.0\.0\.1|0\.0\.0\.0)?:(\d{4,5})["']/g,
  ];
  for (const pattern of patterns)
    for (const [, digits = ''] of head.matchAll(pattern))
      if (Number(digits) > 0 && Number(digits) < 65_536 && found.size < 4) found.add(`http://localhost:${digits}`);
  return [...found];
}
