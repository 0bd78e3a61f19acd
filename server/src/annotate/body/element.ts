import { unescape } from './pages';

/** The text of the first element of that local name, without markup. */
export function element(xml: string, name: string): string | undefined {
  const open = new RegExp(`<(?:[\\w.-]{1,40}:)?${name}(?:\\s[^>]{0,500})?>`).exec(xml);
  if (!open) return undefined;
  const start = open.index + open[0].length;
  const end = xml.indexOf('</', start);
  const text = unescape(
    xml
      .slice(start, end < 0 ? undefined : end)
      .replace(/^\s*<!\[CDATA\[/, '')
      .replace(/\]\]>\s*$/, ''),
  ).trim();
  return text ? text.slice(0, 1000) : undefined;
}
