/** A name for the saved body: the server's own where it gives one, never a path. */
export function suggestedName(url: string, disposition: string, contentType: string): string {
  const extended = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*("((?:[^"\\]|\\.)*)"|[^;\s]+)/i.exec(disposition);
  const named = (extended && safeDecode(extended)) ?? plain?.[2]?.replace(/\\(.)/g, '$1') ?? plain?.[1];
  const fromUrl = safeDecode(new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '');
  const clean = asUtf8(named ?? fromUrl ?? '')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^\.+/, '')
    .slice(0, 120);
  const base = clean || 'response';
  if (named || /\.\w{1,5}$/.test(base)) return base;
  const extension: Record<string, string> = {
    json: 'json',
    html: 'html',
    xml: 'xml',
    csv: 'csv',
    pdf: 'pdf',
    png: 'png',
    jpeg: 'jpg',
    plain: 'txt',
    zip: 'zip',
  };
  const subtype = /^[\w.-]+\/(?:[\w.-]+\+)?([\w-]+)/.exec(contentType)?.[1]?.toLowerCase() ?? '';
  return extension[subtype] ? `${base}.${extension[subtype]}` : base;
}

/** A byte string of a field as UTF-8 where it is UTF-8. */
function asUtf8(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}

function safeDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
