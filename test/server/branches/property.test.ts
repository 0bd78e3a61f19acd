import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from 'esbuild';
import fc from 'fast-check';
import { testServices } from '../../support/services';
import { areBuilt, cargoCheck, hasCrates } from './compile/cargo';
import { act, hasError, offered } from './fixtures';

const services = testServices();

/** A branch of a made-up program. */
interface Branch {
  test: string;
  body: number;
  comment: boolean;
}

interface Program {
  language: 'javascript' | 'python' | 'php' | 'csharp' | 'java' | 'kotlin' | 'ruby' | 'rust';
  form: 'guards' | 'chain' | 'switch';
  branches: Branch[];
  fallback: boolean;
  gaps: boolean;
  tabs: boolean;
  crlf: boolean;
  double: boolean;
  semicolons: boolean;
  inTry: boolean;
  declared: 'const' | 'let';
  tail: number;
  cursor: number;
  code: number;
}

const codes = [
  202, 204, 206, 301, 303, 308, 400, 401, 403, 404, 405, 408, 409, 410, 412, 422, 425, 429, 451, 500, 502, 503, 504,
  520,
];
const tests = [
  '200',
  '201',
  '204',
  '400',
  '401',
  '403',
  '404',
  '409',
  '422',
  '429',
  '500',
  '503',
  '>=500',
  '>=400',
  'ok',
  '!ok',
  '404|410',
];

const program: fc.Arbitrary<Program> = fc.record({
  language: fc.constantFrom('javascript', 'python', 'php', 'csharp', 'java', 'kotlin', 'ruby', 'rust'),
  form: fc.constantFrom('guards' as const, 'chain' as const, 'switch' as const),
  branches: fc.array(fc.record({ test: fc.constantFrom(...tests), body: fc.nat(4), comment: fc.boolean() }), {
    maxLength: 5,
  }),
  fallback: fc.boolean(),
  gaps: fc.boolean(),
  tabs: fc.boolean(),
  crlf: fc.boolean(),
  double: fc.boolean(),
  semicolons: fc.boolean(),
  inTry: fc.boolean(),
  declared: fc.constantFrom('const' as const, 'let' as const),
  tail: fc.nat(3),
  cursor: fc.nat(),
  code: fc.constantFrom(...codes),
});

function write(p: Program): string {
  const lines = { python, php, javascript, csharp, java, kotlin, ruby, rust }[p.language](p);
  const unit = p.tabs ? '\t' : /javascript|ruby/.test(p.language) ? '  ' : '    ';
  let text = lines.map(l => l.replace(/^\t+/, t => unit.repeat(t.length))).join('\n') + '\n';
  if (p.double) text = text.replaceAll("'", '"');
  if (!p.semicolons && !/php|csharp|^java$|kotlin|rust/.test(p.language)) text = text.replace(/;$/gm, '');
  return p.crlf ? text.replaceAll('\n', '\r\n') : text;
}

function javascript(p: Program): string[] {
  const bodies = [
    ['return null;'],
    ["console.error('no');", 'return null;'],
    ["throw new Error('no');"],
    ['const error = await response.json();', 'throw new Error(error.message);'],
    ["console.warn('odd', response.status);"],
  ];
  const condition = (t: string): string =>
    t.includes('ok')
      ? t.replace('ok', 'response.ok')
      : t.includes('|')
        ? `[${t.replace('|', ', ')}].includes(response.status)`
        : t.startsWith('>=')
          ? `response.status >= ${t.slice(2)}`
          : `response.status === ${t}`;
  const out = [`${p.declared} response = await fetch(url, {`, "\tmethod: 'PUT',", '});'];
  const numbers = p.branches.filter(b => /^\d+$/.test(b.test));
  if (p.form === 'switch' && numbers.length) {
    out.push('switch (response.status) {');
    for (const b of numbers.filter((x, i) => numbers.findIndex(y => y.test === x.test) === i)) {
      if (b.comment) out.push('\t// what then');
      out.push(
        `\tcase ${b.test}: {`,
        ...bodies[b.body]!.map(l => `\t\t${l}`),
        ...(b.body === 4 ? ['\t\tbreak;'] : []),
        '\t}',
      );
    }
    if (p.fallback) out.push('\tdefault:', '\t\treturn undefined;');
    out.push('}');
  } else {
    for (const [i, b] of p.branches.entries()) {
      const chained = p.form === 'chain' && i > 0;
      if (b.comment && !chained) out.push('// what then');
      out.push(`${chained ? '} else ' : ''}if (${condition(b.test)}) {`, ...bodies[b.body]!.map(l => `\t${l}`));
      if (p.form !== 'chain' || i === p.branches.length - 1) {
        if (p.form === 'chain' && p.fallback) out.push('} else {', '\treturn undefined;');
        out.push('}');
        if (p.gaps) out.push('');
      }
    }
  }
  out.push(
    ...[
      ['return response.json();'],
      ['const data = await response.json();', 'return data.items;'],
      ['show(await response.text());'],
      ["throw new Error('odd');"],
    ][p.tail]!,
  );
  const inner = p.inTry ? ['try {', ...out.map(l => l && `\t${l}`), '} catch {', '\treturn null;', '}'] : out;
  return [
    "import { show } from './show.js';",
    '',
    '// a client',
    'export async function load(url) {',
    ...inner.map(l => l && `\t${l}`),
    '}',
  ];
}

function python(p: Program): string[] {
  const bodies = [
    ['return None'],
    ["print('no')", 'return None'],
    ["raise RuntimeError('no')"],
    ['error = response.json()', "raise RuntimeError(error['message'])"],
    ["print('odd', response.status_code)"],
  ];
  const condition = (t: string): string =>
    t.includes('ok')
      ? t.replace('!', 'not ').replace('ok', 'response.ok')
      : t.includes('|')
        ? `response.status_code in (${t.replace('|', ', ')})`
        : t.startsWith('>=')
          ? `response.status_code >= ${t.slice(2)}`
          : `response.status_code == ${t}`;
  const out = ['response = requests.put(', '\turl,', '\ttimeout=5,', ')'];
  const numbers = p.branches.filter(b => /^\d+$/.test(b.test));
  if (p.form === 'switch' && numbers.length) {
    out.push('match response.status_code:');
    for (const b of numbers)
      out.push(...(b.comment ? ['\t# what then'] : []), `\tcase ${b.test}:`, ...bodies[b.body]!.map(l => `\t\t${l}`));
    if (p.fallback) out.push('\tcase _:', '\t\treturn False');
  } else {
    for (const [i, b] of p.branches.entries()) {
      const chained = p.form === 'chain' && i > 0;
      if (b.comment) out.push('# what then');
      out.push(`${chained ? 'el' : ''}if ${condition(b.test)}:`, ...bodies[b.body]!.map(l => `\t${l}`));
      if (p.form !== 'chain' && p.gaps) out.push('');
    }
    if (p.form === 'chain' && p.branches.length && p.fallback) out.push('else:', '\treturn False');
  }
  out.push(
    ...[
      ['return response.json()'],
      ['data = response.json()', "return data['items']"],
      ['print(response.text)'],
      ["raise RuntimeError('odd')"],
    ][p.tail]!,
  );
  const inner = p.inTry ? ['try:', ...out.map(l => l && `\t${l}`), 'except ValueError:', '\treturn None'] : out;
  return ['import sys', '', 'import requests', '', '', 'def load(url):', ...inner.map(l => l && `\t${l}`)];
}

/** `match` where JavaScript would have `let`. */
function php(p: Program): string[] {
  const bodies = [
    ['return null;'],
    ["Log::error('no');", 'return null;'],
    ["throw new RuntimeException('no');"],
    ["$error = $response->json('error');", 'throw new RuntimeException($error);'],
    ["Log::warning('odd: ' . $response->status());"],
  ];
  const values = [
    'null',
    '[]',
    "throw new RuntimeException('no')",
    'throw new RuntimeException($response->body())',
    "'odd'",
  ];
  const condition = (t: string): string =>
    t.includes('ok')
      ? t.replace('ok', '$response->successful()')
      : t.includes('|')
        ? `in_array($response->status(), [${t.replace('|', ', ')}], true)`
        : t.startsWith('>=')
          ? `$response->status() >= ${t.slice(2)}`
          : `${t} === $response->status()`;
  const out = ['$response = Http::withToken($token)', "\t->put('https://api.example/users', $user);"];
  const numbers = p.branches.filter(b => /^\d+$/.test(b.test));
  if (p.form === 'switch' && numbers.length) {
    const matches = p.declared === 'let';
    out.push(matches ? '$value = match ($response->status()) {' : 'switch ($response->status()) {');
    for (const b of numbers) {
      if (b.comment) out.push('\t// what then');
      if (matches) out.push(`\t${b.test} => ${values[b.body]!},`);
      else
        out.push(`\tcase ${b.test}:`, ...bodies[b.body]!.map(l => `\t\t${l}`), ...(b.body === 4 ? ['\t\tbreak;'] : []));
    }
    if (p.fallback) out.push(...(matches ? ['\tdefault => false'] : ['\tdefault:', '\t\treturn false;']));
    out.push(matches ? '};' : '}');
  } else {
    for (const [i, b] of p.branches.entries()) {
      const chained = p.form === 'chain' && i > 0;
      if (b.comment && !chained) out.push('// what then');
      out.push(`${chained ? '} elseif' : 'if'} (${condition(b.test)}) {`, ...bodies[b.body]!.map(l => `\t${l}`));
      if (p.form !== 'chain' || i === p.branches.length - 1) {
        if (p.form === 'chain' && p.fallback) out.push('} else {', '\treturn false;');
        out.push('}');
        if (p.gaps) out.push('');
      }
    }
  }
  out.push(
    ...[
      ['return $response->json();'],
      ["$data = $response->json('data');", 'return $data;'],
      ['show($response->body());'],
      ["throw new RuntimeException('odd');"],
    ][p.tail]!,
  );
  const inner = p.inTry
    ? ['try {', ...out.map(l => l && `\t${l}`), '} catch (LogicException $e) {', '\treturn null;', '}']
    : out;
  return [
    '<?php',
    '',
    'namespace App;',
    '',
    'use Illuminate\\Support\\Facades\\Http;',
    'use Illuminate\\Support\\Facades\\Log;',
    '',
    '// a client',
    'function save(array $user, string $token)',
    '{',
    ...inner.map(l => l && `\t${l}`),
    '}',
  ];
}

/** Response classes where `let`, modifiers where not `semicolons`, a chain's value given back where it is the last thing. */
function ruby(p: Program): string[] {
  const bodies = [
    ['return nil'],
    ["warn 'no'", 'return nil'],
    ["raise 'no'"],
    ['error = response.body', 'raise error'],
    ['puts "odd: #{response.code}"'],
  ];
  const names: Record<string, string> = {
    200: 'OK',
    201: 'Created',
    204: 'NoContent',
    400: 'BadRequest',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'NotFound',
    409: 'Conflict',
    422: 'UnprocessableEntity',
    429: 'TooManyRequests',
    500: 'InternalServerError',
    503: 'ServiceUnavailable',
  };
  const classes = p.declared === 'let';
  const condition = (t: string): string =>
    t.includes('ok')
      ? t.replace('ok', 'response.is_a?(Net::HTTPSuccess)')
      : t.includes('|')
        ? `%w[${t.replace('|', ' ')}].include?(response.code)`
        : t.startsWith('>=')
          ? `response.code.to_i >= ${t.slice(2)}`
          : classes
            ? `response.is_a?(Net::HTTP${names[t]})`
            : `response.code == '${t}'`;
  const out = ['response = Net::HTTP.start(uri.host, uri.port) do |http|', '\thttp.request(request)', 'end'];
  const numbers = p.branches.filter(b => /^\d+$/.test(b.test));
  if (p.form === 'switch' && numbers.length) {
    out.push(classes ? 'case response' : 'case response.code');
    for (const b of numbers) {
      if (b.comment) out.push('# what then');
      out.push(`when ${classes ? `Net::HTTP${names[b.test]}` : `'${b.test}'`}`, ...bodies[b.body]!.map(l => `\t${l}`));
    }
    if (p.fallback) out.push('else', '\tfalse');
    out.push('end');
  } else {
    for (const [i, b] of p.branches.entries()) {
      const chained = p.form === 'chain';
      const body = bodies[b.body]!;
      if (b.comment) out.push('# what then');
      if (!chained && !p.semicolons && body.length === 1) out.push(`${body[0]} if ${condition(b.test)}`);
      else {
        out.push(`${chained && i > 0 ? 'els' : ''}if ${condition(b.test)}`, ...body.map(l => `\t${l}`));
        if (chained && i < p.branches.length - 1) continue;
        if (chained && p.fallback) out.push('else', '\tfalse');
        out.push('end');
      }
      if (p.gaps) out.push('');
    }
  }
  out.push(
    ...[
      ['JSON.parse(response.body)'],
      ['data = JSON.parse(response.body)', "data['items']"],
      p.form === 'guards' ? ['puts response.body'] : [],
      ["raise 'odd'"],
    ][p.tail]!,
  );
  const inner = p.inTry ? ['begin', ...out.map(l => l && `\t${l}`), 'rescue KeyError', '\tnil', 'end'] : out;
  return ["require 'net/http'", '', '# a client', 'def load(uri, request)', ...inner.map(l => l && `\t${l}`), 'end'];
}

/** Braces on lines of their own where `double`, a using statement where not `semicolons`, numbers where `const`. */
function rust(p: Program): string[] {
  const sync = p.inTry;
  const asked = sync ? '' : '.await';
  // A chain is the value of its function, or statements that leave.
  const some = p.form === 'switch' ? p.branches.some(b => /^\d+$/.test(b.test)) : p.branches.length > 0;
  const value = p.double && p.form !== 'guards' && some;
  const leave = (text: string): string => (value ? text : `return ${text};`);
  const bodies = [
    [leave('Ok(None)')],
    ['eprintln!("no");', leave('Ok(None)')],
    [leave('Err("no".to_string())')],
    [`let error = response.text()${asked}.unwrap_or_default();`, leave('Err(error)')],
    value ? ['println!("odd");', 'Err(format!("odd: {}", url))'] : ['println!("odd");'],
  ];
  const constants: Record<string, string> = {
    200: 'OK',
    201: 'CREATED',
    204: 'NO_CONTENT',
    400: 'BAD_REQUEST',
    401: 'UNAUTHORIZED',
    403: 'FORBIDDEN',
    404: 'NOT_FOUND',
    409: 'CONFLICT',
    422: 'UNPROCESSABLE_ENTITY',
    429: 'TOO_MANY_REQUESTS',
    500: 'INTERNAL_SERVER_ERROR',
    503: 'SERVICE_UNAVAILABLE',
  };
  const number = p.declared === 'const';
  const status = number ? 'response.status().as_u16()' : 'response.status()';
  const code = (c: string): string => (number ? c : `StatusCode::${constants[c] ?? 'GONE'}`);
  const condition = (t: string): string =>
    t.includes('ok')
      ? t.replace('ok', 'response.status().is_success()')
      : t.startsWith('>=')
        ? `response.status().as_u16() >= ${t.slice(2)}`
        : t
            .split('|')
            .map(c => `${status} == ${code(c)}`)
            .join(' || ');
  const out = [`let ${p.gaps ? '' : 'mut '}response = client.put(url).body(TEXT)`];
  out[0] += `.send()${asked}${p.semicolons ? '.map_err(|e| e.to_string())' : ''}?;`;
  const numbers = p.branches.filter(
    (b, i) => /^\d+$/.test(b.test) && p.branches.findIndex(c => c.test === b.test) === i,
  );
  const match = p.form === 'switch' && numbers.length > 0;
  if (match) {
    out.push(`match ${status} {`);
    for (const b of numbers) {
      if (b.comment) out.push('\t// what then');
      const lines = bodies[b.body]!;
      const only = lines.length === 1 ? lines[0]! : undefined;
      if (only !== undefined) out.push(`\t${code(b.test)} => ${only.replace(/;$/, '')},`);
      else out.push(`\t${code(b.test)} => {`, ...lines.map(l => `\t\t${l}`), '\t}');
    }
    out.push(value ? '\t_ => Ok(None),' : p.fallback ? '\t_ => return Ok(None),' : '\t_ => {}', '}');
  } else {
    const chain = p.form === 'chain' && p.branches.length > 0;
    for (const [i, b] of p.branches.entries()) {
      const chained = chain && i > 0;
      if (b.comment && !chained) out.push('// what then');
      if (chained) out.splice(-1, 1, `} else if ${condition(b.test)} {`);
      else out.push(`if ${condition(b.test)} {`);
      const body = bodies[b.body]!;
      out.push(...body.map(l => `\t${l}`), '}');
    }
    if (chain && (p.fallback || value)) out.splice(-1, 1, '} else {', `\t${leave('Ok(None)')}`, '}');
  }
  if (!value)
    out.push(
      ...[
        [`Ok(Some(response.text()${asked}.map_err(|e| e.to_string())?))`],
        [`let data = response.text()${asked}.map_err(|e| e.to_string())?;`, 'Ok(Some(data))'],
        [`println!("{:?}", response.text()${asked});`, 'Ok(None)'],
        ['Err(format!("odd: {}", url))'],
      ][p.tail]!,
    );
  const error = p.semicolons ? 'String' : 'Failure';
  const client = sync ? 'reqwest::blocking::Client' : 'reqwest::Client';
  return [
    'use reqwest::StatusCode;',
    '',
    'pub const DONE: StatusCode = StatusCode::OK;',
    'const TEXT: &str = "text";',
    '',
    ...(p.semicolons
      ? []
      : [
          'pub struct Failure(String);',
          '',
          ...['String', '&str', 'reqwest::Error'].flatMap(type => [
            `impl From<${type}> for Failure {`,
            `\tfn from(error: ${type}) -> Self {`,
            '\t\tFailure(error.to_string())',
            '\t}',
            '}',
            '',
          ]),
        ]),
    `pub ${sync ? '' : 'async '}fn load(client: &${client}, url: &str) -> Result<Option<String>, ${error}> {`,
    ...out.map(
      l =>
        l &&
        `\t${p.semicolons ? l : l.replace(/Err\((error|".*"\.to_string\(\)|format!\(.*\))\)/, 'Err(Failure($1))')}`,
    ),
    '}',
  ];
}

function csharp(p: Program): string[] {
  const bodies = [
    ['return null;'],
    ['Console.Error.WriteLine("no");', 'return null;'],
    ['throw new InvalidOperationException("no");'],
    ['var error = await response.Content.ReadAsStringAsync();', 'throw new InvalidOperationException(error);'],
    ['Console.WriteLine("odd");'],
  ];
  const status = p.declared === 'const' ? '(int)response.StatusCode' : 'response.StatusCode';
  const value = (code: string): string => (p.declared === 'const' ? code : `(HttpStatusCode)${code}`);
  const condition = (t: string): string =>
    t.includes('ok')
      ? t.replace('ok', 'response.IsSuccessStatusCode')
      : t.startsWith('>=')
        ? `(int)response.StatusCode >= ${t.slice(2)}`
        : t
            .split('|')
            .map(code => `${status} == ${value(code)}`)
            .join(' || ');
  const open = (head: string): string[] => (p.double ? [head, '{'] : [`${head} {`]);
  const sent = 'await http.PutAsync(url, new StringContent(text))';
  const out = p.semicolons ? [`var response = ${sent};`] : open(`using (var response = ${sent})`);
  const body: string[] = [];
  const numbers = p.branches.filter(
    (b, i) => /^\d+$/.test(b.test) && p.branches.findIndex(c => c.test === b.test) === i,
  );
  if (p.form === 'switch' && numbers.length) {
    body.push(...open(`switch (${status})`));
    for (const b of numbers) {
      if (b.comment) body.push('\t// what then');
      const lines = [...bodies[b.body]!, ...(b.body === 4 ? ['break;'] : [])];
      body.push(`\tcase ${value(b.test)}: {`, ...lines.map(l => `\t\t${l}`), '\t}');
    }
    if (p.fallback) body.push('\tdefault:', '\t\treturn "";');
    body.push('}');
  } else {
    for (const [i, b] of p.branches.entries()) {
      const chained = p.form === 'chain' && i > 0;
      if (b.comment && !chained) body.push('// what then');
      const head = `${chained ? 'else ' : ''}if (${condition(b.test)})`;
      if (chained && !p.double) body.splice(-1, 1, `} ${head} {`);
      else body.push(...open(head));
      body.push(...bodies[b.body]!.map(l => `\t${l}`), '}');
      if (p.form === 'chain' && i === p.branches.length - 1 && p.fallback) {
        if (p.double) body.push('else', '{');
        else body.splice(-1, 1, '} else {');
        body.push('\treturn "";', '}');
      }
      if (p.form !== 'chain' && p.gaps) body.push('');
    }
  }
  body.push(
    ...[
      ['return await response.Content.ReadAsStringAsync();'],
      ['var data = await response.Content.ReadAsStringAsync();', 'return data.Trim();'],
      ['Console.WriteLine(await response.Content.ReadAsStringAsync());', 'return "";'],
      ['throw new InvalidOperationException("odd");'],
    ][p.tail]!,
  );
  out.push(...(p.semicolons ? body : [...body.map(l => l && `\t${l}`), '}']));
  const inner = p.inTry
    ? [...open('try'), ...out.map(l => l && `\t${l}`), '}', ...open('catch (FormatException)'), '\treturn null;', '}']
    : out;
  return [
    ...['using System;', 'using System.Net;', 'using System.Net.Http;', 'using System.Threading.Tasks;', ''],
    ...open('public class Client'),
    '\tprivate readonly HttpClient http = new HttpClient();',
    '',
    ...open('public async Task<string> Load(string url, string text)').map(l => `\t${l}`),
    ...inner.map(l => l && `\t\t${l}`),
    '\t}',
    '}',
  ];
}

/** All programs at once, with Mono's compiler where it is there. */
function compileAll(programs: string[]): void {
  if (!programs.length) return;
  if (spawnSync('mcs', ['--version']).status !== 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'branches-'));
  try {
    for (const [i, text] of programs.entries())
      writeFileSync(join(folder, `p${i}.cs`), text.replace('class Client', `class Client${i}`));
    const files = programs.map((_, i) => join(folder, `p${i}.cs`));
    const options = ['-langversion:7.2', '-target:library', '-nowarn:162', '-r:System.Net.Http'];
    const { status, stdout, stderr } = spawnSync('mcs', [...options, `-out:${join(folder, 'all.dll')}`, ...files], {
      encoding: 'utf8',
    });
    const wrong = /p(\d+)\.cs\(\d+,\d+\): error/.exec(stdout + stderr)?.[1];
    assert.equal(status, 0, `${stderr}\n${programs[Number(wrong)] ?? ''}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The condition of a branch in the languages of the JVM. */
function asked(t: string, status: string): string {
  if (t.includes('ok')) return t === 'ok' ? `${status} / 100 == 2` : `${status} / 100 != 2`;
  if (t.startsWith('>=')) return `${status} >= ${t.slice(2)}`;
  return t
    .split('|')
    .map(code => `${status} == ${code}`)
    .join(' || ');
}

function java(p: Program): string[] {
  const bodies = [
    ['return null;'],
    ['System.err.println("no");', 'return null;'],
    ['throw new IllegalStateException("no");'],
    ['String error = response.body();', 'throw new IllegalStateException(error);'],
    ['System.err.println("odd");'],
  ];
  const out = [
    `${p.declared === 'const' ? 'final ' : ''}HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());`,
  ];
  const numbers = p.branches.filter(
    (b, i) => /^\d+$/.test(b.test) && p.branches.findIndex(c => c.test === b.test) === i,
  );
  if (p.form === 'switch' && numbers.length) {
    out.push('switch (response.statusCode()) {');
    for (const b of numbers) {
      if (b.comment) out.push('\t// what then');
      // Arrows, or labels that fall through.
      const lines = [...bodies[b.body]!, ...(b.body === 4 && p.semicolons ? ['break;'] : [])];
      out.push(`\tcase ${b.test}${p.semicolons ? ':' : ' ->'} {`, ...lines.map(l => `\t\t${l}`), '\t}');
    }
    if (p.fallback)
      out.push(...(p.semicolons ? ['\tdefault:', '\t\treturn "";'] : ['\tdefault -> {', '\t\treturn "";', '\t}']));
    out.push('}');
  } else {
    for (const [i, b] of p.branches.entries()) {
      const chained = p.form === 'chain' && i > 0;
      if (b.comment && !chained) out.push('// what then');
      out.push(
        `${chained ? '} else ' : ''}if (${asked(b.test, 'response.statusCode()')}) {`,
        ...bodies[b.body]!.map(l => `\t${l}`),
      );
      if (p.form !== 'chain' || i === p.branches.length - 1) {
        if (p.form === 'chain' && p.fallback) out.push('} else {', '\treturn "";');
        out.push('}');
        if (p.gaps) out.push('');
      }
    }
  }
  out.push(
    ...[
      ['return response.body();'],
      ['String data = response.body();', 'return data.trim();'],
      ['System.out.println(response.body());', 'return "";'],
      ['throw new IllegalStateException("odd");'],
    ][p.tail]!,
  );
  const inner = p.inTry
    ? ['try {', ...out.map(l => l && `\t${l}`), '} catch (IllegalArgumentException e) {', '\treturn null;', '}']
    : out;
  return [
    'import java.io.IOException;',
    'import java.net.http.HttpClient;',
    'import java.net.http.HttpRequest;',
    'import java.net.http.HttpResponse;',
    '',
    'class Client {',
    '\tString load(HttpClient client, HttpRequest request) throws IOException, InterruptedException {',
    ...inner.map(l => l && `\t\t${l}`),
    '\t}',
    '}',
  ];
}

function kotlin(p: Program): string[] {
  const bodies = [
    ['return null'],
    ['println("no")', 'return null'],
    ['throw IllegalStateException("no")'],
    ['val error = response.body?.string()', 'throw IllegalStateException(error)'],
    ['println("odd")'],
  ];
  const body: string[] = [];
  const numbers = p.branches.filter(
    (b, i) => /^\d+$/.test(b.test) && p.branches.findIndex(c => c.test === b.test) === i,
  );
  if (p.form === 'switch' && numbers.length) {
    body.push('when (response.code) {');
    for (const b of numbers) {
      if (b.comment) body.push('\t// what then');
      const [only, ...more] = bodies[b.body]!;
      if (more.length || p.double) body.push(`\t${b.test} -> {`, ...bodies[b.body]!.map(l => `\t\t${l}`), '\t}');
      else body.push(`\t${b.test} -> ${only}`);
    }
    if (p.fallback) body.push('\telse -> return ""');
    body.push('}');
  } else {
    for (const [i, b] of p.branches.entries()) {
      const chained = p.form === 'chain' && i > 0;
      if (b.comment && !chained) body.push('// what then');
      body.push(
        `${chained ? '} else ' : ''}if (${asked(b.test, 'response.code')}) {`,
        ...bodies[b.body]!.map(l => `\t${l}`),
      );
      if (p.form !== 'chain' || i === p.branches.length - 1) {
        if (p.form === 'chain' && p.fallback) body.push('} else {', '\treturn ""');
        body.push('}');
        if (p.gaps) body.push('');
      }
    }
  }
  body.push(
    ...[
      ['return response.body?.string()'],
      ['val data = response.body?.string()', 'return data'],
      ['println(response.body?.string())', 'return ""'],
      ['throw IllegalStateException("odd")'],
    ][p.tail]!,
  );
  const used = p.declared === 'const';
  const out = used
    ? ['client.newCall(request).execute().use { response ->', ...body.map(l => l && `\t${l}`), '}']
    : ['val response = client.newCall(request).execute()', ...body];
  return [
    'import okhttp3.OkHttpClient',
    'import okhttp3.Request',
    '',
    'class Client(private val client: OkHttpClient) {',
    '\tfun load(request: Request): String? {',
    ...out.map(l => l && `\t\t${l}`),
    '\t}',
    '}',
  ];
}

describe('branches: in any program', function () {
  this.timeout(360_000);

  it('no line is changed, no parse error comes in, nothing is offered twice', async () => {
    let handled = 0;
    const pythons: string[] = [];
    const phps: string[] = [];
    const rubies: string[] = [];
    const sharps: string[] = [];
    const rusts: string[] = [];
    await fc.assert(
      fc.asyncProperty(program, async p => {
        const text = write(p);
        assert.equal(await hasError(services, p.language, text), false, `the made-up program is wrong:\n${text}`);
        const spots = [...text.matchAll(/\bresponse\b/g)].map(m => m.index + 3);
        const cursor = spots[p.cursor % spots.length]!;
        const done = await act(services, p.language, text, cursor, p.code);
        if (!done) return;
        handled++;
        const lines = done.text.split('\n');
        let at = 0;
        for (const line of text.split('\n')) {
          at = lines.indexOf(line, at) + 1;
          assert.ok(at > 0, `a line was changed: ${line}\n${done.text}`);
        }
        assert.equal(await hasError(services, p.language, done.text), false, done.text);
        // The compiler sees what a grammar does not: a name declared twice, an await out of place.
        if (p.language === 'python') pythons.push(done.text);
        else if (p.language === 'php') phps.push(done.text);
        else if (p.language === 'ruby') rubies.push(done.text);
        else if (p.language === 'rust') rusts.push(done.text);
        else if (p.language === 'csharp') sharps.push(done.text);
        else if (p.language === 'javascript')
          await transform(done.text, { loader: 'js', format: 'esm', logLevel: 'silent' }).catch(e =>
            assert.fail(`${String(e)}\n${done.text}`),
          );
        if (p.crlf) assert.equal(/[^\r]\n/.test(done.text), false, 'a line lost its CR');
        // The response that was asked about, wherever it is now.
        const first = done.text.search(/\bresponse\b/) + 3;
        assert.equal(
          await act(services, p.language, done.text, first, p.code),
          undefined,
          `offered again:\n${done.text}`,
        );
        assert.ok(!(await offered(services, p.language, done.text, first)).includes(p.code));
      }),
      { numRuns: Number(process.env.RUNS ?? 300), seed: Number(process.env.SEED ?? 20261121) },
    );
    const source =
      'import json, sys\nfor text in json.load(sys.stdin):\n    try:\n        compile(text, "p", "exec")\n    except SyntaxError as e:\n        print(e, text)\n';
    const compiled = spawnSync('python3', ['-c', source], { input: JSON.stringify(pythons), encoding: 'utf8' });
    if (!compiled.error) assert.equal(compiled.stdout, '');
    const parse =
      'foreach (json_decode(stream_get_contents(STDIN)) as $t) { try { token_get_all($t, TOKEN_PARSE); } catch (ParseError $e) { echo $e->getMessage(), $t; } }';
    const parsed = spawnSync('php', ['-r', parse], { input: JSON.stringify(phps), encoding: 'utf8' });
    if (!parsed.error) assert.equal(parsed.stdout, '');
    const ruby = `require 'json'
JSON.parse($stdin.read).each do |text|
  RubyVM::InstructionSequence.compile(text)
rescue SyntaxError => e
  puts e.message, text
end`;
    const checked = spawnSync('ruby', ['-e', ruby], { input: JSON.stringify(rubies), encoding: 'utf8' });
    if (!checked.error) assert.equal(checked.stdout, '');
    compileAll(sharps);
    if (hasCrates() && areBuilt())
      assert.equal(
        cargoCheck(
          'made-up',
          rusts.map((text, i) => ({ name: `\n${i}`, text })),
        ),
        undefined,
      );
    assert.ok(handled > 50, `only ${handled} programs were changed`);
  });
});
