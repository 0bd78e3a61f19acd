import type { Node } from 'web-tree-sitter';
import { lineAround } from '../../parsing/document';
import { pathOf } from '../path';
import { resultEvidence } from '../results';
import { takesAsStatus } from '../sinks';
import type { Evidence } from '../types';
import { responseName, statusName } from '../words';
import type { Question } from './question';
import { subjectEvidence } from './subject';
import { typeEvidence } from './types';

/** `%{status: s} when s >= 500`, `{ status: s }`, `validateStatus: s => s < 500`: another name for a status. */
export function aliasEvidence(name: string, { document, node }: Question): Evidence[] {
  if (!/^\w{1,20}$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 300), node.startIndex);
  const bound = new RegExp(
    `\\b(\\w*[sS]tatus(?:_?[cC]ode)?)\\s*[:=]\\s*\\(?${name}(?!\\w|\\s*[.(:])(?:\\s*[=-]>)?`,
  ).exec(above);
  const key = bound?.[1];
  // Given anew since then.
  if (bound && new RegExp(`\\b${name}\\s*(?:[=-]>|=[^=])`).test(above.slice(bound.index + bound[0].length))) return [];
  const named = key === undefined ? undefined : statusName(key);
  return named && named.weight > 0
    ? [{ words: `\`${name}\` stands for \`${key ?? ''}\``, weight: named.weight >= 1 ? 1 : 0.8 }]
    : [];
}

/** A name that a case gives to what is looked at, or to a part of it. */
export const caseEvidence = (name: string, question: Question): Evidence[] =>
  /^\w{1,20}$/.test(name)
    ? [...matchedEvidence(name, question), ...boundInCase(name, question), ...besideFields(name, question)]
    : [];

/** Elixir's `{:ok, code, _headers, body} when code >= 400`: the fields stand behind it in the pattern. Looks 120 characters up. */
const besideFields = (name: string, { document, node }: Question): Evidence[] =>
  new RegExp(`\\{:\\w+,\\s*${name},\\s*_?\\w*headers?\\b[^{}]*\\}`).test(
    document.text.slice(Math.max(0, node.startIndex - 120), node.startIndex),
  )
    ? [{ words: `the fields stand behind \`${name}\``, weight: 0.9 }]
    : [];

/** `response.status match { case s if s >= 500 => … }`: a label's own name for what the switch looks at. Looks 10 nodes up. */
function matchedEvidence(name: string, question: Question): Evidence[] {
  const { document, node } = question;
  const line = lineAround(document.text, node.startIndex);
  const before = line.text.slice(0, node.startIndex - line.start);
  const bound = new RegExp(
    `\\bcase\\s+(?:let\\s+|var\\s+|val\\s+)?(?:\\.some\\(|Some\\()?(?:let\\s+)?${name}\\)?\\??(?:\\s*:\\s*\\w+)?\\s+(?:if|where|when)\\b|(?:^|[{,|])\\s*(?:var\\s+)?${name}\\s+(?:if|when)\\b`,
  );
  if (!bound.test(before)) return [];
  for (let n: Node | null = node, i = 0; n && i < 10; n = n.parent, i++) {
    const subject = document.structure.one(n, 'switch')?.parts.subject?.[0];
    if (subject) return subject.text === name ? [] : subjectEvidence(subject.text, question);
  }
  return [];
}

/** `Err(Status(code, _)) => code == 429`: a name that a pattern gives to a part of what is looked at. Looks 16 nodes up. */
function boundInCase(name: string, { document, node }: Question): Evidence[] {
  for (let n: Node | null = node.parent, i = 0; n && i < 16; n = n.parent, i++) {
    const label = document.structure.one(n, 'case')?.parts.label?.[0];
    if (!label) continue;
    const within = new RegExp(`(\\w*)\\(\\s*(?:\\w+\\s*[,:]\\s*)*(?:let\\s+|var\\s+)?${name}\\b`).exec(
      label.text.slice(0, 120),
    )?.[1];
    return within && statusName(within).weight > 0
      ? [{ words: `\`${within}\` holds it as \`${name}\``, weight: 0.9 }]
      : [];
  }
  return [];
}

/** `w := httptest.NewRecorder()` … `w.Code`, `r = http.request(…)` … `r.status`: what its holder is made by. */
export function madeEvidence(name: Evidence, receivers: string[], question: Question): Evidence[] {
  if (receivers.length !== 1) return [];
  const made = declarationEvidence(receivers[0] ?? '', question);
  if (name.weight >= 0.5) return made.filter(e => e.weight >= 0.6);
  return made.some(e => e.weight > 0) ? made : typeEvidence(receivers[0] ?? '', question);
}

/** `func redirect(code int)`: a parameter of a function that speaks of responses by its name. Looks 30 nodes up. */
export function parameterEvidence(name: string, { document, node }: Question): Evidence[] {
  for (let n: Node | null = node.parent, i = 0; n && i < 30; n = n.parent, i++) {
    const fn = document.structure.one(n, 'function');
    // `const isClientError = (code: number) => …`
    const given = fn && !fn.parts.name && n.parent ? document.structure.one(n.parent, 'define') : undefined;
    const called = (fn?.parts.name ?? given?.parts.name)?.[0]?.text;
    if (!fn || !called) continue;
    const takes = fn.parts.parameters?.some(p => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(p.text.slice(0, 600)));
    return takes && /redirect|status|respon|reply|http|abort|(?:client|server|auth)_?error|success|retry/i.test(called)
      ? [{ words: `it is a parameter of \`${called}\``, weight: statusName(called).weight >= 1 ? 0.75 : 0.5 }]
      : [];
  }
  return [];
}

/** True where the nearest function around takes a parameter of this name. Looks 30 nodes up. */
export function isParameter(name: string, { document, node }: Question): boolean {
  for (let n: Node | null = node.parent, i = 0; n && i < 30; n = n.parent, i++) {
    const fn = document.structure.one(n, 'function');
    if (fn?.parts.parameters)
      return fn.parts.parameters.some(p => new RegExp(`(?<![\\w.])${name}(?!\\w|\\s*\\()`).test(p.text.slice(0, 600)));
  }
  return false;
}

/** The name of the function around. Looks 20 nodes up. */
export function functionAround({ document, node }: Question): string | undefined {
  for (let n: Node | null = node.parent, i = 0; n && i < 20; n = n.parent, i++) {
    const name = document.structure.one(n, 'function')?.parts.name?.[0]?.text;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** What the nearest declaration above says about a bare name: `const { status } = await fetch(url)`. Looks 4 000 characters up. */
export function declarationEvidence(name: string, question: Question): Evidence[] {
  const { document, node } = question;
  const from = Math.max(0, node.startIndex - 4000);
  const above = document.text.slice(from, node.startIndex);
  const escaped = name.replace(/[^\w]/g, '\\$&');
  const declared = new RegExp(
    `(?:^|[\\s({,$@:])${escaped}(?:\\)\\s*(?:\\{|do\\b)\\s*|\\s*(?::\\s*[\\w.<>| ]+)?(?:,\\s*[$@\\w]*){0,3}\\s*(?::=|<-|=)(?!=|>|~)\\s*|\\.set\\()([^\\n;]{1,160})|[{[(]([^{}[\\]()=]{0,200})[}\\])]\\s*(?::[^=\\n]{1,60})?=(?![=>])\\s*([^\\n;]{1,160})`,
    'gm',
  );
  let found: string | undefined;
  let fields = false;
  let at = 0;
  let several = false;
  for (const m of above.matchAll(declared)) {
    at = m.index;
    fields = false;
    // `status, headers, body = app.call(env)`
    if (/,\s*_?\w*(?:headers?|body)\b[^=]*$/i.test(m[0].split('=')[0] ?? '') && m[1] !== undefined)
      return [{ words: `\`${name}\` is read beside the fields or the body`, weight: 0.6 }];
    // Elixir's `{status, _headers, body} = get(path)`
    if (
      m[2] &&
      new RegExp(
        `^\\s*${escaped}\\s*,(?:[^:]*\\b_?\\w*(?:headers?|body|resp(?:onse)?)\\b|\\s*_\\w*\\s*,\\s*_\\w*\\s*$)`,
      ).test(m[2])
    )
      return [{ words: `\`${name}\` is read beside the fields or the body`, weight: 0.6 }];
    // A shell's `code=${code:-000}` says nothing new.
    if (m[1] !== undefined && new RegExp(`^["']?\\$\\{?${escaped}\\b`).test(m[1])) continue;
    several = /,/.test(m[0].slice(0, m[0].length - (m[1]?.length ?? 0))) && /\)\s*$/.test(m[1] ?? '');
    if (m[1] !== undefined) found = m[1];
    else if (m[2] && new RegExp(`(?:^|[\\s,])(?:\\w+\\s*:\\s*)?${escaped}(?:\\s*[,=]|\\s*$)`).test(m[2])) {
      found = m[3];
      // `const { status, headers } = await app.handle(request)`
      // C++'s `auto const& [status, body] = response;`
      // Rust's `let (response, code) = index.create().await;`
      fields =
        /(?:^|[\s,])(?:headers?|body|status_?text|response|resp)(?:\s*[,:=]|\s*$)/i.test(m[2]) &&
        /^[^=>]/.test(m[3] ?? '');
    }
  }
  if (fields) return [{ words: `\`${name}\` is read beside the fields or the body`, weight: 0.6 }];
  // libcurl's `curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code)`, PowerShell's `-StatusCodeVariable code`
  const out = new RegExp(
    `(?:(?:RESPONSE|HTTP|STATUS)_?CODE\\w*\\s*,\\s*&|-StatusCodeVariable\\s+['"]?)${escaped}\\b`,
    'i',
  );
  if (out.test(above)) return [{ words: `the status is written into \`${name}\``, weight: 0.8 }];
  // Dart's `final (status, body) = await send(…)`
  if (
    new RegExp(
      `[([]\\s*(?:final\\s+|var\\s+)?${escaped}\\s*,\\s*(?:final\\s+|var\\s+)?\\w*(?:[bB]ody|[hH]eaders)\\w*\\s*[)\\]]\\s*=(?!=)`,
    ).test(above)
  )
    return [{ words: `\`${name}\` is read beside the fields or the body`, weight: 0.6 }];
  // Bats keeps in `output` what `run` printed.
  if (name === 'output' && /\brun\s[^\n]*%\{http_code\}[^\n]*\n(?:[^\n]*\n){0,6}[^\n]*$/.test(above))
    return [{ words: 'curl writes the status into `output`', weight: 0.8 }];
  // A shell's function may give its global a value further down.
  if (found === undefined && /^_?\w*code$|status/i.test(name)) {
    const below = new RegExp(
      `^[ \\t]*(?:export |local )?${escaped}=["'\`]?(?:\\$\\(|\`)[^\\n]*(?:HTTP|http_code)`,
      'm',
    );
    if (below.test(document.text.slice(node.endIndex, node.endIndex + 4000)))
      return [{ words: `curl writes the status into \`${name}\``, weight: 0.8 }];
  }
  if (found !== undefined) {
    // `const gone = await app.handle(request).then(r => r.status)`, over several lines too
    if (/^await\b|^\w+\b/.test(found)) {
      const asked = /^[^;]*?\.then\(\s*(?:async\s*)?\(?\s*(\w+)\s*\)?\s*=>\s*\1\??\.(status(?:Code)?)\b/.exec(
        above.slice(at, at + 400).replace(/\n\s*\n[\s\S]*$/, ''),
      );
      if (asked) return [{ words: `\`${name}\` is the \`${asked[2] ?? ''}\` of what came`, weight: 0.8 }];
    }
    // TypeScript's `(error as { code?: number }).code`
    found = found.replace(/\((\w+) as [^()]{1,80}\)/, '$1');
    // `Number(error.status || 500)`
    found = found
      .replace(/^(?:Number|parseInt|String|int|str)\(([^()]{3,80})\)\W*$/, '$1')
      .replace(/\s*(?:\|\||\?\?|\bor)\s*["']?[1-5]\d\d["']?\W*$/, '');
    // `const status = failed ? 500 : 200`
    const either = /\?\s*([1-5]\d\d)\s*:\s*([1-5]\d\d)\W*$/.exec(found);
    if (either && document.head.speaksHttp && either.slice(1).every(n => question.catalogue.get(Number(n))))
      return [{ words: `\`${name}\` is given one of two codes`, weight: 0.3 }];
    // A shell's variables: what curl wrote, the exit status, a parameter.
    const written = above.slice(above.lastIndexOf(found)).slice(0, 400);
    if (
      /^["'`]?\$?\(|^`/.test(found) &&
      /%\{(?:http|response)_code\}|^[^\n]*(?:HTTP\/|http_code|["'^]HTTP\b)/.test(written)
    )
      return [{ words: `curl writes the status into \`${name}\``, weight: 0.8 }];
    // `status=$(tail -n1 <<< "$answer")`: what curl wrote, by another name; `curl -I … | head -n1 | cut -d' ' -f2`
    const source = /^["'`]?\$?[(`]/.test(found) ? /\$\{?(\w+)\}?/.exec(found)?.[1] : undefined;
    if (
      source &&
      new RegExp(`\\b${source}=(?:[^\\n]|\\\\\\n)*?(?:%\\{(?:http|response)_code\\}|["'^]HTTP\\b)`).test(above)
    )
      return [{ words: `\`${name}\` is taken from what curl wrote into \`${source}\``, weight: 0.8 }];
    // `status=$(fetch "$url")`, and `fetch` is a function of this script
    const command = /^["']?\$\(\s*(\w+)|^`(\w+)/.exec(found);
    const printed = command ? resultEvidence(command[1] ?? command[2] ?? '', document) : [];
    if (printed.length) return printed;
    // `code="$(_response_code)"`: the function says what it prints
    const says = command ? statusName(command[1] ?? command[2] ?? '') : undefined;
    if (says && says.weight >= 1)
      return [{ words: `\`${name}\` is what \`${command?.[1] ?? ''}\` prints`, weight: 0.7 }];
    if (/\bcurl\b.*\s(?:-[a-zA-Z]*[iI][a-zA-Z]*|--head|--include)\s.*\b(?:cut|awk|head\s+-(?:n\s*)?1)\b/.test(found))
      return [{ words: `\`${name}\` is cut from a status line`, weight: 0.8 }];
    if (/^["']?\$\?/.test(found)) return [{ words: `\`${name}\` is an exit status`, weight: -0.9 }];
    if (/^["']?\$\{?\d/.test(found)) return [];
    if (/\.call\(\s*\w*env\b/.test(found)) return [{ words: `\`${name}\` is what a Rack app gives back`, weight: 0.6 }];
    // `preg_match('#^HTTP/\S+ (\d{3})#', $head, $m); $status = (int) $m[1];`
    const part = /^(?:\(\s*int\s*\)\s*|int(?:val)?\(\s*|Integer\(\s*)?[$@]?(\w+)\[[12]\]/.exec(found)?.[1];
    if (part && new RegExp(`HTTP\\\\?/[^\\n]*\\b${part}\\b|\\b${part}\\s*=[^\\n]*HTTP\\\\?/`).test(above))
      return [{ words: `\`${name}\` is taken from a status line`, weight: 0.7 }];
    // `curl_getinfo($handle, CURLINFO_HTTP_CODE)`
    const asked = /[(,]\s*(["']?)(:?[\w.-]+)\1\)$/.exec(found.trim())?.[2];
    if (asked && statusName(asked).weight >= 1)
      return [{ words: `\`${name}\` is what \`${asked}\` asks for`, weight: 0.8 }];
    // `if let code = response.statusCode, code == 404`
    const path = pathOf(found.replace(/^([^()]*(?:\([^()]*\)[^()]*)*),\s.*$/, '$1'));
    const own = path.at(-1);
    // `result => { result.code …`: its own first use.
    if (path[0] === name) return [];
    const result = /^[^\n]*\)\W*$/.test(found) && own ? resultEvidence(own, document) : [];
    if (result.length) return result;
    const status = own ? statusName(own) : undefined;
    const response = path.map(responseName).reduce((sum, e) => Math.max(sum, e.weight), 0);
    if (status && status.weight >= 1 && /[.:>)\]]\W*\w+\W*$/.test(found))
      return [{ words: `\`${name}\` was read from \`${path.join('.')}\``, weight: 0.7 }];
    if (status && status.weight > 0 && response > 0)
      return [{ words: `\`${name}\` was read from \`${path.join('.')}\``, weight: 0.7 }];
    if (response >= 0.35)
      return [{ words: `\`${name}\` comes from \`${path.join('.')}\``, weight: response >= 0.7 ? 0.6 : 0.35 }];
    if (/^["'`]?[1-5]\d\d\b/.test(found)) return [];
    // `status=$(tail -c 3 "$file")`: what a shell's command prints may be one as well.
    if (/^["'`]?\$\(|^`/.test(found) && document.head.speaksHttp)
      return [{ words: `\`${name}\` is what a command printed`, weight: 0.1 }];
    // `status = s`: another name says nothing of it; a round number may be a limit.
    if (question.code % 100 !== 0 && /^[A-Za-z_]\w*\s*[;,)]?\s*$/.test(found)) return [];
    // `_, status, err := resolve(user)`: one of several things that a call gives says little.
    if (several && !metConstant(name, question)) return [];
    return metConstant(name, question)
      ? [{ words: `\`${name}\` meets the name of a status elsewhere`, weight: 0.4 }]
      : [{ words: `\`${name}\` is declared above, from something else`, weight: -0.1 }];
  }
  return [];
}

/** `assert.Equal(t, http.StatusForbidden, status)`, or one with 403, beside `assert.Equal(t, 500, status)`. Looks 3 000 characters around. */
function metConstant(name: string, { document, node }: Question): boolean {
  if (!/^\w{3,40}$/.test(name) || statusName(name).weight <= 0) return false;
  const constant = '\\b(?:http\\.Status|(?:Http|HTTP)?Status(?:Code)?(?:::|\\.))\\w+';
  // Codes that little else is compared with.
  const code = '\\b(?:20[14]|30[12478]|4(?:0[13459]|1[02]|2[29])|50[234])\\b';
  const met = `(?:${constant}${document.head.speaksHttp ? `|${code}` : ''})`;
  const from = Math.max(0, node.startIndex - 3000);
  return [
    ...document.text
      .slice(from, node.startIndex + 3000)
      .matchAll(new RegExp(`${met},\\s*${name}\\s*[,)]|(?<![\\w.])${name}\\s*(?:,|[!=]==?)\\s*${met}`, 'g')),
  ].some(m => node.startIndex < from + m.index || node.startIndex > from + m.index + m[0].length);
}

/** `code == 500` where `assert response.status_code == code` stands in the same function. Looks 2 500 characters around. */
export function sinkEvidence(name: string, { document, node }: Question): Evidence[] {
  if (!/^[A-Za-z_]\w{2,40}$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 2500), node.startIndex);
  const below = document.text.slice(node.startIndex, node.startIndex + 2500);
  const start = [...above.matchAll(functionEdge)].at(-1)?.index ?? 0;
  const end = below.search(functionEdge);
  const use = takesAsStatus(name, above.slice(start) + (end < 0 ? below : below.slice(0, end)));
  return use ? [{ words: `\`${use}\` takes \`${name}\` nearby`, weight: 0.75 }] : [];
}

/** Where a function begins or, at the line's start, ends. */
const functionEdge = /\n(?:\}|[ \t]*(?:pub\s+)?(?:async\s+)?(?:def|func|fn)\s)/g;
