import { numberAt, type StatusInString } from './types';

const nginx =
  /\b(?:location|server|if|limit_except)\b[^{}\n]*\{|\b(?:proxy_pass|server_name|listen|try_files|add_header)\b|^\W?return [1-5]\d\d;?\W?$/;

/** `proxy_cache_valid 200 202 10m;`, and its value alone where it names two codes or more: `200 202 401 5m`, `200 10m, 404 1m`. */
const kept =
  /\b(?:proxy|fastcgi|uwsgi|scgi)_cache_valid((?:[ \t]+[1-5]\d\d)+)[ \t]+\d+[smhd]\b|^["'`]?((?:[1-5]\d\d ){2,}\d+[smhd](?:, ?(?:[1-5]\d\d )+\d+[smhd])*|(?:[1-5]\d\d )+\d+[smhd](?:, ?(?:[1-5]\d\d )+\d+[smhd])+)["'`]?$/g;

/** A configuration of nginx inside a string: `return 404;`, `error_page 500 502 /50x.html;`. */
export function inNginx(text: string): StatusInString[] {
  const found: StatusInString[] = [];
  const evidence = [{ words: 'what an nginx configuration answers', weight: 1.1 }];
  for (const m of text.matchAll(/\berror_page((?:[ \t]+[1-5]\d\d)+)(?=[ \t]|["'`;]|$)/g))
    for (const code of (m[1] ?? '').matchAll(/\d{3}/g))
      found.push(numberAt(m.index + 'error_page'.length + code.index, code[0], evidence));
  for (const m of text.matchAll(/\btry_files[ \t][^;\n]*[ \t]=([1-5]\d\d)(?=[ \t]*(?:;|["'`]?$))/gm))
    found.push(numberAt(m.index + m[0].length - 3, m[1] ?? '', evidence));
  for (const m of text.matchAll(kept))
    for (const code of (m[1] ?? m[2] ?? '').matchAll(/(?<!\d)[1-5]\d\d(?!\w)/g))
      found.push(
        numberAt(m.index + m[0].indexOf(m[1] ?? m[2] ?? '') + code.index, code[0], [
          { words: 'how long an answer is kept', weight: 1.1 },
        ]),
      );
  if (/\breturn [1-5]/.test(text) && nginx.test(text))
    for (const m of text.matchAll(
      /(?<=^|[\s{;"'`])return[ \t]+([1-5]\d\d)(?=[ \t]*;|[ \t]+["'$]|[ \t]+https?:|["'`]$)/gm,
    ))
      found.push(numberAt(m.index + m[0].length - 3, m[1] ?? '', evidence));
  return found;
}
