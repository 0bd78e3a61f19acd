import { numberAt, type StatusInString } from './types';

const nginx =
  /\b(?:location|server|if|limit_except)\b[^{}\n]*\{|\b(?:proxy_pass|server_name|listen|try_files|add_header)\b|^\W?return [1-5]\d\d;?\W?$/;

/** A configuration of nginx inside a string: `return 404;`, `error_page 500 502 /50x.html;`. */
export function inNginx(text: string): StatusInString[] {
  const found: StatusInString[] = [];
  const evidence = [{ words: 'what an nginx configuration answers', weight: 1.1 }];
  for (const m of text.matchAll(/\berror_page((?:[ \t]+[1-5]\d\d)+)(?=[ \t]|["'`;]|$)/g))
    for (const code of (m[1] ?? '').matchAll(/\d{3}/g))
      found.push(numberAt(m.index + 'error_page'.length + code.index, code[0], evidence));
  if (/\breturn [1-5]/.test(text) && nginx.test(text))
    for (const m of text.matchAll(
      /(?<=^|[\s{;"'`])return[ \t]+([1-5]\d\d)(?=[ \t]*;|[ \t]+["'$]|[ \t]+https?:|["'`]$)/gm,
    ))
      found.push(numberAt(m.index + m[0].length - 3, m[1] ?? '', evidence));
  return found;
}
