import { idempotent } from '../../../src/branches/codes';
import { toLines } from '../../../src/branches/lines';
import { resendOf, type Resend } from '../../../src/branches/resend';
import { closest, descendants, escape, indentOf, isExit, namedChildren, statementOf } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation, Written } from '../../../src/branches/types';
import { BranchWriter, type Wait } from '../../../src/branches/writer';
import { Around, functions, isValue } from './around';
import { importsFor } from './imports';
import { problemOf, told } from './json';
import { clientOf, type Client } from './libraries';
import { enqueuedAgain } from './later';
import { attemptAround } from './requests';
import { backOff, waitOf } from './wait';

/** What a branch does about its code, in Kotlin. */
export function write(situation: Situation, dialect: Dialect): Written {
  const writer = new Writer(situation, dialect);
  const body = writer.body();
  const code = [...body, situation.condition].join('\n');
  const { document, binding } = situation;
  return {
    body,
    imports: importsFor(code, document.text, binding.library.id, writer.packages),
    repeats: writer.repeats,
    also: writer.also,
  };
}

/** What is done with a success; each part leaves. */
type Parts = { condition: string; lines: Lines }[];

class Writer extends BranchWriter {
  /** Where names come from that depend on what the file uses. */
  packages: Record<string, string> = {};
  also: NonNullable<Written['also']> = [];
  private readonly client: Client;
  private readonly around: Around;
  /** The member that holds the status as a number. */
  private readonly number: string;

  constructor(s: Situation, dialect: Dialect) {
    super(s, dialect);
    this.client = clientOf(s.binding.library);
    this.around = new Around(s.place.block);
    this.number = s.binding.library.number ?? s.binding.library.status;
  }

  override body(): Lines {
    const lines = this.closed(super.body());
    return isValue(this.s.place) && lines.length === 1
      ? lines.map(l => l.replace(/^return (?=null$|\w+\(\)$)/, ''))
      : lines;
  }

  /** A callback's response is its own to close, where the branch leaves and has not read the body, which closes it. */
  private closed(lines: Lines): Lines {
    if (!this.client.closes || this.around.fn?.childForFieldName('name')?.text !== 'onResponse') return lines;
    const read = new RegExp(`(?<![\\w.])${escape(this.response)}\\.(?:body|close)\\b`);
    const leaves = /^(?:return|throw)\b/.test(lines.at(-1) ?? '');
    return leaves && !read.test(lines.join('\n')) ? [`${this.response}.close()`, ...lines] : lines;
  }

  otherMethod(): Lines {
    return this.tellField('‹Use another method›', 'Allow');
  }

  failure(): Lines {
    return this.fail(this.text());
  }

  absent(): Lines {
    const empty = this.s.failure.own ? this.emptyValue('false') : undefined;
    return empty ? [empty] : this.fail(this.text());
  }

  nothing(): Lines {
    const empty = this.emptyValue('true');
    return empty ? [empty] : this.fail(this.text());
  }

  invalid(): Lines {
    if (!this.tells() || !this.readable()) return this.fail(this.text());
    const { fresh, document } = this.s;
    const names = { body: fresh('body'), problem: fresh('problem'), reason: fresh('reason'), key: 'it' };
    const problem = problemOf(document.text, this.client.text(this.response), this.text(), names);
    if (problem) {
      this.packages = problem.packages;
      return [...problem.lines, ...this.fail(told(document.text, names))];
    }
    return this.fail(`"${this.words()}: \${${this.client.text(this.response)}}"`);
  }

  conflict(): Lines {
    const { binding, fresh } = this.s;
    const method = binding.request?.method;
    if (
      !method ||
      !('name' in method) ||
      !/^(?:PUT|PATCH|DELETE)$/.test(method.name) ||
      !this.maySend() ||
      !this.tells()
    )
      return this.invalid();
    const current = fresh('current');
    const receiver = this.receiver();
    const url = binding.request?.url?.text;
    if (this.client.id === 'ktor') {
      if (!url || !receiver || url.includes('\n') || /^\w+\s*\{/.test(url)) return this.invalid();
      return [`val ${current} = ${receiver}.get(${url}).bodyAsText()`, ...this.fail(`"${this.words()}: $${current}"`)];
    }
    if (!receiver) return this.invalid();
    const reread = fresh('reread');
    const sent = this.response + (this.client.status === 'code()' ? '.request()' : '.request');
    return [
      `val ${reread} = ${sent}.newBuilder().get().removeHeader("If-Match").build()`,
      `val ${current} = ${receiver}.newCall(${reread}).execute().use { ${this.client.text('it')} }`,
      ...this.fail(`"${this.words()}: $${current}"`),
    ];
  }

  unauthorized(): Lines {
    const { fresh, binding } = this.s;
    const signIn = this.declared('(?:signIn|logIn|login|redirectToLogin|showLogin|requireLogin)\\w*');
    const end = [...(signIn ? [`${signIn}()`] : []), ...this.fail('"‹Sign in first›"')];
    const refresh = this.declared('(?:refresh|renew|reauth)\\w*');
    if (!refresh || !this.maySend()) return end;
    if (this.client.throws) {
      const tried = this.tried();
      if (!tried) return end;
      return [
        `${refresh}()`,
        'try {',
        ...indent(tried),
        `} catch (${fresh('again')}: ${this.catchType()}) {`,
        ...indent(end),
        '}',
      ];
    }
    const made = this.renew(fresh('renewed'));
    const name = fresh('retried');
    const own = { ...this.s, binding: { ...binding, reassignable: false } };
    const parts = this.parts(resendOf(own, this.dialect, name), name);
    if (!made || !parts) return end;
    return [`${refresh}()`, ...made.lines, ...this.hold(name, this.request(made.substitute), parts), ...end];
  }

  accepted(): Lines {
    const { binding, fresh } = this.s;
    const tell = this.tellField('‹Not done yet; look again at›', 'Location');
    const job = fresh('job');
    const own = { ...this.s, binding: { ...binding, reassignable: false } };
    const parts = this.client.throws || !this.maySend() ? undefined : this.parts(resendOf(own, this.dialect, job), job);
    const receiver = this.receiver();
    if (!parts || !receiver) return tell;
    const [attempt, retryAfter, target] = [fresh('attempt'), fresh('retryAfter'), fresh('target')];
    const location = this.client.header(this.response, 'Location');
    const ktor = this.client.id === 'ktor';
    const owner = this.response + (this.client.status === 'code()' ? '.request()' : '.request');
    const url = owner + (this.client.status === 'code()' ? '.url()' : '.url');
    const sent = ktor ? `${receiver}.get(${target})` : `${receiver}.newCall(${target}).execute()`;
    const pending = fresh('pending');
    const closes = this.client.closes;
    const status = `${job}.${this.number}`;
    const again = [
      closes ? `${pending} = ${status} == 202` : `if (${status} != 202) break`,
      `${retryAfter} = ${this.client.header(job, 'Retry-After')}`,
    ];
    const finished = parts.map(p => ({ ...p, condition: `${status} != 202 && ${p.condition}` }));
    return [
      ktor
        ? `val ${target} = URLBuilder(${url}).takeFrom(${location} ?: "").build()`
        : `val ${target} = ${owner}.newBuilder().url(${url}.resolve(${location} ?: "")!!).get().build()`,
      `var ${retryAfter} = ${this.client.header(this.response, 'Retry-After')}`,
      ...(closes ? [`var ${pending} = true`] : []),
      `for (${attempt} in 0 until ‹10›) {`,
      ...indent([
        ...(closes ? [`if (!${pending}) break`] : []),
        ...this.wait(retryAfter, attempt),
        ...this.hold(job, [sent], finished, again),
      ]),
      '}',
      ...this.fail('"‹Still not done›"'),
    ];
  }

  partial(): Lines {
    const range = this.client.header(this.response, 'Content-Range');
    return this.when(
      `!Regex("bytes \\\\d+-\\\\d+/(?:\\\\d+|\\\\*)").matches(${range} ?: "")`,
      this.fail('"‹The part does not say where it belongs›"'),
    );
  }

  moved(): Lines {
    const { binding, fresh, code } = this.s;
    const tell = this.tellField('‹It moved to›', 'Location');
    const method =
      binding.request?.method && 'name' in binding.request.method ? binding.request.method.name : undefined;
    const reads = method === 'GET' || method === 'HEAD';
    const keeps = code === 307 || code === 308;
    if (this.client.throws || !this.maySend() || !method) return tell;
    // POST becomes GET for 303 only; what 301 and 302 mean for it, servers do not agree on.
    if (!reads && !keeps && code !== 303) return tell;
    const moved = fresh('moved');
    const own = { ...this.s, binding: { ...binding, reassignable: false } };
    const parts = this.parts(resendOf(own, this.dialect, moved), moved);
    const receiver = this.receiver();
    const [location, target, followed] = [fresh('location'), fresh('target'), fresh('followed')];
    const url = binding.request?.url?.text;
    const ktor = this.client.id === 'ktor';
    const same = ktor && !reads && code !== 303;
    if (!parts || !receiver || (same && (!url || url.includes('\n')))) return tell;
    const call = this.client.status === 'code()' ? '()' : '';
    const sent = `${this.response}.request${call}`;
    const lines = ktor
      ? this.hold(
          moved,
          same ? this.request(t => t.replace(url ?? '', () => target)) : [`${receiver}.get(${target})`],
          parts,
        )
      : [
          `val ${followed} = ${sent}.newBuilder().url(${target})${code === 303 ? '.get()' : ''}`,
          // Credentials go to the same host only.
          `if (${target}.host${call} != ${sent}.url${call}.host${call}) ${followed}.removeHeader("Authorization")`,
          ...this.hold(moved, [`${receiver}.newCall(${followed}.build()).execute()`], parts),
        ];
    const base = `${this.response}.request${call}.url${call}`;
    return [
      `val ${location} = ${this.client.header(this.response, 'Location')}`,
      ktor
        ? `val ${target} = ${location}?.let { URLBuilder(${base}).takeFrom(it).build() }`
        : `val ${target} = ${location}?.let { ${base}.resolve(it) }`,
      ...this.when(`${target} != null`, lines),
      ...this.fail(this.text()),
    ];
  }

  stored(): Lines {
    const cached = /(?<![\w$.])(?:va[lr]\s+)?((?:cached|stored)\w*)\s*(?::|=(?!=))/.exec(
      this.around.declaration?.text ?? '',
    )?.[1];
    return cached && this.around.leaving === 'return '
      ? [`return ${cached}`]
      : this.fail('"‹Not modified: use the stored copy›"');
  }

  // How the code fails.

  private text(): string {
    return `"${this.words()}"`;
  }

  protected ok(name: string): string {
    return this.client.ok(name);
  }

  protected failed(name: string): string {
    return `!(${this.ok(name)})`;
  }

  private tellField(words: string, field: string): Lines {
    return this.fail(`"${words}: \${${this.client.header(this.response, field)}}"`);
  }

  /** What the function gives back where there is nothing; `undefined` where it must give something. */
  private emptyValue(flag: 'true' | 'false'): string | undefined {
    const told = this.s.failure.own ? undefined : this.s.failure.exit?.('');
    if (told && flag === 'false' && /^return\b/.test(told) && (!/\(/.test(told) || /\bempty\w*\(\)$/.test(told)))
      return told;
    const { fn, type, leaving } = this.around;
    if (fn?.type === 'lambda_literal' && leaving?.startsWith('return@')) return leaving.trim();
    if (!type) return undefined;
    if (type === 'Unit') return 'return';
    if (type.endsWith('?')) return 'return null';
    if (/^(?:List|Collection|Iterable)\b/.test(type)) return 'return emptyList()';
    if (/^Set\b/.test(type)) return 'return emptySet()';
    if (/^Map\b/.test(type)) return 'return emptyMap()';
    return type === 'Boolean' ? `return ${flag}` : undefined;
  }

  /** False where the body was read before, or may not be read here. */
  private readable(): boolean {
    const { binding, document, place } = this.s;
    if (this.client.id === 'ktor') return this.around.suspends;
    const before = document.text.slice(binding.start, place.offset);
    const arms = this.s.chains.flatMap(c => c.arms).filter(a => a.body && a.body.startIndex >= binding.start);
    const outside = arms.reduce((text, a) => text.replace(a.body?.text ?? '', ''), before);
    return !new RegExp(`(?<![\\w$.])${escape(this.response)}\\.body\\b`).test(outside);
  }

  // How a request is sent again.

  protected override saidOfRequest(): string {
    const call = this.s.binding.request?.call;
    return (call && closest(call, ['function_declaration'])?.text) ?? super.saidOfRequest();
  }

  protected isIdempotent(method: string): string {
    return `${method} in setOf(${idempotent.map(m => `"${m}"`).join(', ')})`;
  }

  /** True where a request may be sent in the branch, and waited for. */
  private maySend(): boolean {
    const { binding, place } = this.s;
    const request = binding.request;
    if (!request || /\.enqueue\b/.test(request.call.namedChild(0)?.text ?? '')) return false;
    const own = new Around(request.call).declaration?.id ?? closest(request.call, functions)?.id;
    const here = this.around.declaration?.id ?? this.around.fn?.id;
    return own === here && place.block.type !== 'source_file' && (this.client.id !== 'ktor' || this.around.suspends);
  }

  /** What the client is called: `client` of `client.get(…)`. */
  private receiver(): string | undefined {
    const text = this.s.binding.request?.call.text ?? '';
    const method = this.client.id === 'ktor' ? /^([\w.]+)\.\w+\s*[({]/ : /^([\w.]+)\.newCall\(/;
    return method.exec(text)?.[1];
  }

  /** The request as it was sent; a call can be executed only once. */
  private request(substitute: (text: string) => string = t => t): Lines {
    const { binding, document, style } = this.s;
    const whole = binding.request?.whole;
    if (!whole) return [];
    const text = substitute(whole.text).replace(/^(\w+)\.execute\(\)$/, '$1.clone().execute()');
    return toLines(text, indentOf(document.text, whole.startIndex), style.unit);
  }

  /** The request built anew, for credentials that have changed; `undefined` where it was built elsewhere. */
  private renew(name: string): { lines: Lines; substitute: (text: string) => string } | undefined {
    if (this.client.id === 'ktor') return { lines: [], substitute: t => t };
    const { binding, document, style } = this.s;
    const call = binding.request?.call;
    const arg = /\.newCall\((\w+)\)/.exec(call?.text ?? '')?.[1];
    if (!call || !arg)
      return /\.newCall\(\s*Request\.Builder\(\)/.test(call?.text ?? '')
        ? { lines: [], substitute: t => t }
        : undefined;
    const fn = this.around.declaration ?? binding.scope;
    const declared = descendants(fn, ['property_declaration'])
      .filter(d => d.endIndex <= call.startIndex)
      .findLast(d => d.namedChild(0)?.namedChild(0)?.text === arg);
    const value = declared?.namedChild(1);
    if (!declared || !value || value.text.split('\n').length > 10) return undefined;
    return {
      lines: toLines(`val ${name} = ${value.text}`, indentOf(document.text, declared.startIndex), style.unit),
      substitute: t => t.replace(`newCall(${arg})`, `newCall(${name})`),
    };
  }

  protected resend(wait: Wait, times: number, words: string, repeatable: boolean | string): Lines {
    const { binding, fresh } = this.s;
    const end = this.fail(`"${words}"`);
    const later =
      wait === 'retryAfter'
        ? this.fail(`"${words}; try again after \${${this.client.header(this.response, 'Retry-After')}}"`)
        : end;
    const deferred = repeatable !== false && enqueuedAgain(this.s, this.client, { wait, times, repeatable, end });
    if (deferred) {
      this.repeats = repeatable === true;
      this.also.push(...deferred.also);
      return deferred.lines;
    }
    if (repeatable === false || !this.maySend()) return later;
    if (this.client.throws) return this.resendCaught(wait, times, end, repeatable) ?? later;
    const name = fresh('retried');
    const own = { ...this.s, binding: { ...binding, reassignable: false } };
    const resend = resendOf(own, this.dialect, name);
    if (resend.kind === 'continue' && this.s.place.form !== 'case') {
      this.repeats = repeatable === true;
      const asked = wait === 'retryAfter' ? fresh('retryAfter') : undefined;
      const lines = [
        ...(asked ? [`val ${asked} = ${this.client.header(this.response, 'Retry-After')}`] : []),
        ...this.wait(asked, resend.counter, end),
        'continue',
      ];
      return typeof repeatable === 'string' ? [...this.when(`!(${repeatable})`, end), ...lines] : lines;
    }
    const parts = this.parts(resend, name);
    if (!parts) return later;
    const attempt = fresh('attempt');
    const retryAfter = wait === 'retryAfter' ? fresh('retryAfter') : undefined;
    const status = `${name}.${this.number}`;
    const refused = fresh('refused');
    const closes = this.client.closes;
    const { still, other } = this.asked(status);
    this.repeats = repeatable === true;
    const rest = [
      // A lambda cannot break off the loop around it.
      closes ? `${refused} = ${still}` : `if (${other}) break`,
      ...(retryAfter ? [`${retryAfter} = ${this.client.header(name, 'Retry-After')}`] : []),
    ];
    const loop = [
      ...(closes ? [`var ${refused} = true`] : []),
      ...(retryAfter ? [`var ${retryAfter} = ${this.client.header(this.response, 'Retry-After')}`] : []),
      `for (${attempt} in 0 until ‹${times}›) {`,
      ...indent([
        ...(closes ? [`if (!${refused}) break`] : []),
        ...this.wait(retryAfter, attempt),
        ...this.hold(name, this.request(), parts, rest),
      ]),
      '}',
    ];
    return [...(typeof repeatable === 'string' ? this.when(repeatable, loop) : loop), ...end];
  }

  /** Conditions that are true as long as the branch is for that status, and once it is not. */
  private asked(status: string): { still: string; other: string } {
    const { busy, serverErrors, code } = this.s;
    if (busy) return { still: `${status} == 429 || ${status} >= 500`, other: `${status} != 429 && ${status} < 500` };
    return serverErrors
      ? { still: `${status} >= 500`, other: `${status} < 500` }
      : { still: `${status} == ${code}`, other: `${status} != ${code}` };
  }

  /** Waits as Retry-After says, in both its forms (RFC 9110, 10.2.3), else longer each time with jitter; not longer than a minute. */
  private wait(retryAfter: string | undefined, attempt: string, giveUp: Lines = ['break']): Lines {
    const wait = this.s.fresh('wait');
    const sleep = this.around.suspends ? 'delay' : 'Thread.sleep';
    if (!retryAfter) return [`${sleep}(${backOff(attempt)})`];
    return [
      ...waitOf(retryAfter, wait, attempt),
      ...(giveUp.length === 1 ? [`if (${wait} > 60_000) ${giveUp[0]}`] : this.when(`${wait} > 60_000`, giveUp)),
      `${sleep}(${wait}.coerceAtLeast(0))`,
    ];
  }

  /** What is done with a success, each part ending the function; `undefined` where one does not. */
  private parts(resend: Resend, name: string): Parts | undefined {
    const { leaving, type } = this.around;
    if (resend.kind !== 'copy' || resend.onward) return undefined;
    const out: Parts = [];
    for (const part of resend.parts) {
      const condition = part.condition ?? this.client.ok(name);
      if (part.leaves) {
        out.push({ condition, lines: part.lines });
        continue;
      }
      if (!leaving) return undefined;
      // The last value of a lambda, or of a `when`, is what is given back.
      const { chain } = this.s.place;
      const last = part.lines.findLastIndex(l => !/^[\t}]|^\s*\?|^\s*\./.test(l));
      if (type === 'Unit' || leaving.startsWith('return@')) {
        if (part.condition && chain && namedChildren(chain.block).at(-1)?.id !== chain.node.id) return undefined;
        out.push({ condition, lines: [...part.lines, leaving.trim()] });
      } else {
        const value = isValue(this.s.place) ? chain?.node.parent?.type : this.around.fn?.type;
        if (!/^(?:lambda_literal|return_expression|function_body)$/.test(value ?? '') || last < 0) return undefined;
        if (/^(?:val|var|for|while|if)\b/.test(part.lines[last] ?? '')) return undefined;
        out.push({ condition, lines: part.lines.map((l, i) => (i === last ? leaving + l : l)) });
      }
    }
    return out;
  }

  /** A response of its own, and what is done with it. */
  private hold(name: string, sent: Lines, parts: Parts, rest: Lines = []): Lines {
    const done = [
      ...parts.flatMap(p =>
        p.lines.length === 1 && !p.lines[0]?.endsWith('{')
          ? [`if (${p.condition}) ${p.lines[0]}`]
          : this.when(p.condition, p.lines),
      ),
      ...rest,
    ];
    if (!this.client.closes) return [...sent.map((l, i) => (i ? l : `val ${name} = ${l}`)), ...done];
    return [...sent.map((l, i) => (i === sent.length - 1 ? `${l}.use { ${name} ->` : l)), ...indent(done), '}'];
  }

  // Where failures are caught.

  private catchType(): string {
    return namedChildren(this.s.binding.node).find(n => n.type === 'user_type')?.text ?? 'ResponseException';
  }

  /** What the `try` does from the request on, if that ends the function. */
  private tried(): Lines | undefined {
    const { binding, document, style } = this.s;
    const call = binding.request?.call;
    const attempt = call && attemptAround(call, this.dialect);
    const found = call && statementOf(call, ['block']);
    if (!attempt || !found || namedChildren(attempt)[0]?.id !== found.block.id) return undefined;
    const statements = namedChildren(found.block).filter(n => n.startIndex >= found.statement.startIndex);
    const lines = statements.flatMap(n => toLines(n.text, indentOf(document.text, n.startIndex), style.unit));
    const last = statements.at(-1);
    if (!last || lines.length > 14) return undefined;
    if (isExit(last, this.dialect.types.exits)) return lines;
    const { leaving, type } = this.around;
    const given = /^(?:return_expression|function_body)$/.test(attempt.parent?.type ?? '');
    if (given && leaving) {
      const head = toLines(last.text, indentOf(document.text, last.startIndex), style.unit);
      const at = lines.length - head.length;
      return lines.map((l, i) => (i === at ? leaving + l : l));
    }
    const ends = type === 'Unit' && attempt.parent?.parent?.parent?.id === this.around.fn?.id;
    return ends && namedChildren(attempt.parent ?? attempt).at(-1)?.id === attempt.id
      ? [...lines, 'return']
      : undefined;
  }

  private resendCaught(wait: Wait, times: number, end: Lines, repeatable: boolean | string): Lines | undefined {
    const { fresh } = this.s;
    const tried = this.tried();
    if (!tried) return undefined;
    this.repeats = repeatable === true;
    const [attempt, again] = [fresh('attempt'), fresh('again')];
    const retryAfter = wait === 'retryAfter' ? fresh('retryAfter') : undefined;
    const { other } = this.asked(`${again}.response.${this.number}`);
    const loop = [
      ...(retryAfter ? [`var ${retryAfter} = ${this.client.header(this.response, 'Retry-After')}`] : []),
      `for (${attempt} in 0 until ‹${times}›) {`,
      ...indent([
        ...this.wait(retryAfter, attempt),
        'try {',
        ...indent(tried),
        `} catch (${again}: ${this.catchType()}) {`,
        `\tif (${other}) throw ${again}`,
        ...(retryAfter ? [`\t${retryAfter} = ${this.client.header(`${again}.response`, 'Retry-After')}`] : []),
        '}',
      ]),
      '}',
    ];
    return [...(typeof repeatable === 'string' ? this.when(repeatable, loop) : loop), ...end];
  }

  /** A function of this file without parameters whose name fits and that may be called here. */
  private declared(name: string): string | undefined {
    const found = descendants(this.s.document.root, ['function_declaration']).find(f => {
      const list = namedChildren(f).find(n => n.type === 'function_value_parameters');
      return (
        new RegExp(`^${name}$`).test(f.childForFieldName('name')?.text ?? '') &&
        !!list &&
        !namedChildren(list).length &&
        f.id !== this.around.declaration?.id
      );
    });
    const suspends = /\bsuspend\b/.test(
      found ? (namedChildren(found).find(n => n.type === 'modifiers')?.text ?? '') : '',
    );
    return suspends && !this.around.suspends ? undefined : found?.childForFieldName('name')?.text;
  }
}

const indent = (lines: Lines): Lines => lines.map(l => `\t${l}`);
