import { idempotent } from '../../../src/branches/codes';
import { toLines } from '../../../src/branches/lines';
import { resendOf, type Resend } from '../../../src/branches/resend';
import { closest, indentOf, word } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation, Written } from '../../../src/branches/types';
import { BranchWriter, type Wait } from '../../../src/branches/writer';
import { cancellationToken, empty, isAsync, returnTypeOf } from './around';
import { triedAgain } from './catches';
import { editionOf, type Edition } from './libraries';
import { anew, type Anew } from './message';

/** What a branch does about its code, in C# with HttpClient. */
export function write(situation: Situation, dialect: Dialect): Written {
  const writer = new Writer(situation, dialect);
  const body = writer.body();
  const text = [...body, situation.condition].join('\n');
  const used = Object.entries(namespaces).filter(([, names]) => names.test(text));
  return { body, imports: used.map(([namespace]) => namespace), repeats: writer.repeats };
}

/** Where the names are from that a branch may use. */
const namespaces: Record<string, RegExp> = {
  System: /(?<![\w.])(?:TimeSpan|DateTimeOffset|Math|Random|Uri|Array|StringComparison)\b/,
  'System.Net': /(?<![\w.])HttpStatusCode\b/,
  'System.Net.Http': /(?<![\w.])Http(?:Method|RequestException|RequestMessage|ResponseMessage)\b/,
  'System.Threading': /(?<![\w.])Thread\./,
  'System.Threading.Tasks': /(?<![\w.])Task\./,
  'System.Text.Json': /(?<![\w.])JsonException\b/,
  'System.Text.Json.Nodes': /(?<![\w.])Json(?:Node|Object)\b/,
  'Newtonsoft.Json': /(?<![\w.])(?:JsonReaderException|Formatting)\b/,
  'Newtonsoft.Json.Linq': /(?<![\w.])JObject\b/,
};

class Writer extends BranchWriter {
  private readonly edition: Edition;
  private readonly async: boolean;
  private readonly token: string | undefined;
  private readonly configured: boolean;

  constructor(s: Situation, dialect: Dialect) {
    super(s, dialect);
    this.edition = editionOf(s.document);
    const fn = closest(s.place.block, dialect.types.functions);
    this.async = isAsync(fn);
    this.token = cancellationToken(s, dialect);
    this.configured = /\.ConfigureAwait\(false\)/.test(s.binding.request?.whole.text ?? fn?.text ?? '');
  }

  otherMethod(): Lines {
    if (this.s.binding.caught) return this.fail('"‹Use another method›"');
    return this.fail(`"‹Use another method›: " + string.Join(", ", ${this.response}.Content.Headers.Allow)`);
  }

  failure(): Lines {
    return this.fail(this.text());
  }

  private text(): string {
    return `"${this.words()}"`;
  }

  /** A call awaited as the file awaits; where the function cannot await, its result is waited for. */
  private await(call: string): string {
    if (!this.async) return `${call}.GetAwaiter().GetResult()`;
    return `await ${call}${this.configured ? '.ConfigureAwait(false)' : ''}`;
  }

  private bodyOf(response: string): string {
    return this.await(`${response}.Content.ReadAsStringAsync(${this.edition.modern ? (this.token ?? '') : ''})`);
  }

  private get bang(): string {
    return this.edition.modern ? '!' : '';
  }

  /** The branch's own condition, asked of another response. */
  private still(name: string): string {
    const { binding, condition, place, serverErrors, busy } = this.s;
    const status = `${name}.${binding.library.status}`;
    const failing = `(int)${status} >= 500`;
    const own = word(this.response);
    if (busy) return `(${own.test(busy) ? busy.replace(own, () => name) : `(int)${status} == 429`} || ${failing})`;
    if (serverErrors) return failing;
    if (place.form === 'case')
      return /^\d/.test(condition) ? `(int)${status} == ${condition}` : `${status} == ${condition}`;
    return own.test(condition) ? condition.replace(own, () => name) : `(int)${status} == ${this.code}`;
  }

  private not(condition: string): string {
    return condition.includes(' == ') ? condition.replace(' == ', ' != ') : `!(${condition})`;
  }

  /** `using var` where the language has it. */
  private declare(name: string): string {
    return `${this.edition.modern ? 'using var' : 'var'} ${name}`;
  }

  absent(): Lines {
    if (!this.s.failure.own) return this.fail(this.text());
    const value = empty(this.s, this.dialect, false);
    return value ? [value] : this.fail(this.text());
  }

  nothing(): Lines {
    const value = empty(this.s, this.dialect, true);
    if (value) return [value];
    return this.s.failure.log ? [this.s.failure.log('"‹Done; there is nothing to read›"')] : this.fail(this.text());
  }

  invalid(): Lines {
    const { fresh } = this.s;
    if (this.s.binding.caught || !this.tells()) return this.fail(this.text());
    const { json } = this.edition;
    if (!json) {
      const detail = fresh('detail');
      return [`var ${detail} = ${this.bodyOf(this.response)};`, ...this.fail(`$"${this.words()}: {${detail}}"`)];
    }
    const [problem, reason, errors] = [fresh('problem'), fresh('reason'), fresh('errors')];
    const own = json === 'System.Text.Json';
    const text = this.bodyOf(this.response);
    // Problem details (RFC 9457), and the shapes that frameworks send.
    return [
      `var ${problem} = default(${own ? 'JsonObject' : 'JObject'});`,
      'try {',
      `\t${problem} = ${own ? `JsonNode.Parse(${text}) as JsonObject` : `JObject.Parse(${text})`};`,
      `} catch (${own ? 'JsonException' : 'JsonReaderException'}) {`,
      '\t// The body is no JSON.',
      '}',
      `var ${reason} = ${problem}?["detail"] ?? ${problem}?["message"] ?? ${problem}?["title"] ?? ${this.text()};`,
      `var ${errors} = ${problem}?["errors"]?.${own ? 'ToJsonString()' : 'ToString(Formatting.None)'};`,
      ...this.fail(`${errors} == null ? $"{${reason}}" : $"{${reason}}: {${errors}}"`),
    ];
  }

  /** The client that the request was sent with. */
  private client(): string {
    const callee = this.s.binding.request?.call.childForFieldName('function');
    return callee?.childForFieldName('expression')?.text ?? '_client';
  }

  private get(url: string): string {
    return this.await(`${this.client()}.GetAsync(${url}${this.token ? `, ${this.token}` : ''})`);
  }

  conflict(): Lines {
    const { binding, fresh } = this.s;
    const method = binding.request?.method;
    const url = binding.request?.url;
    if (
      !url ||
      !method ||
      !('name' in method) ||
      !/^(?:PUT|PATCH|DELETE)$/.test(method.name) ||
      url.text.includes('\n') ||
      this.client() === 'base'
    )
      return this.invalid();
    const [latest, current] = [fresh('latest'), fresh('current')];
    return [
      `${this.declare(latest)} = ${this.get(url.text)};`,
      `var ${current} = ${latest}.IsSuccessStatusCode ? ${this.bodyOf(latest)} : null;`,
      ...this.fail(`$"${this.words()}: {${current}}"`),
    ];
  }

  unauthorized(): Lines {
    const refresh = this.declared(/^(?:Refresh|Renew|Reauth)\w*$/);
    const signIn = this.declared(/^(?:SignIn|LogIn|Login|RedirectToLogin|RequireLogin|Authenticate)(?:Async)?$/);
    const end = [...(signIn ? [`${signIn};`] : []), ...this.fail('"‹Sign in first›"')];
    if (!refresh) return end;
    if (this.s.binding.caught) {
      const again = this.again([]);
      return again ? [`${refresh};`, ...again, ...end] : end;
    }
    const { resend, renewed, name } = this.plan();
    if (!renewed) return end;
    return [`${refresh};`, ...this.sendInto(name, renewed), ...this.goOn(resend, name, end)];
  }

  /** A call of a method of the file that needs nothing but a token, and whose name fits. */
  private declared(name: RegExp): string | undefined {
    const { document } = this.s;
    for (const m of document.text
      .slice(0, 100_000)
      .matchAll(
        /(?:^|\s)(?:async\s+)?(Task|ValueTask|void|bool|Task<\w+\??>)\s+(\w+)\s*\(\s*(CancellationToken\s+\w+[^,()]*(?:\([^()]*\))?)?\)\s*(?:\{|=>)/g,
      )) {
      if (!m[1] || !m[2] || !name.test(m[2])) continue;
      const optional = /=/.test(m[3] ?? '');
      if (m[3] && !this.token && !optional) continue;
      const call = `${m[2]}(${m[3] && this.token ? this.token : ''})`;
      return /Task/.test(m[1]) ? this.await(call) : call;
    }
    return undefined;
  }

  /** How the request is sent again, what the new response is called, and what becomes of it. */
  private plan(): { resend: Resend; renewed: Anew | undefined; name: string; spent: string | undefined } {
    const { binding, fresh } = this.s;
    const reuses = this.reuses();
    const name = reuses ? this.response : fresh('retried');
    const renewed = binding.request && anew(this.s, this.dialect, this.edition);
    const resend = this.mayWait() ? resendOf(this.s, this.dialect, name) : ({ kind: 'none' } as const);
    const possible = resend.kind !== 'none' && resend.kind !== 'continue';
    const spent = renewed && 'spent' in renewed ? renewed.spent : undefined;
    return { resend, renewed: possible && renewed && !('spent' in renewed) ? renewed : undefined, name, spent };
  }

  /** True where the function can wait: it awaits, or its request blocks as well. */
  private mayWait(): boolean {
    const whole = this.s.binding.request?.whole;
    return !!whole && (this.async || whole.type !== 'await_expression');
  }

  /** True where the response's own name may be given the new one. */
  private reuses(): boolean {
    const { binding, place } = this.s;
    const { functions } = this.dialect.types;
    return binding.reassignable && closest(binding.node, functions)?.id === closest(place.block, functions)?.id;
  }

  private sendInto(name: string, renewed: Anew, target = this.reuses() ? name : this.declare(name)): Lines {
    const { document, style, binding } = this.s;
    const whole = binding.request?.whole;
    const base = whole ? indentOf(document.text, whole.startIndex) : '';
    const sent = toLines(renewed.send, base, style.unit);
    const assigned = [
      ...renewed.before,
      ...sent.map((l, i) => (i ? l : `${target} = ${l}`)).map((l, i, all) => (i === all.length - 1 ? `${l};` : l)),
    ];
    return target === this.response ? [`${this.response}.Dispose();`, ...assigned] : assigned;
  }

  /** Waits as Retry-After says, in both its forms (RFC 9110, 10.2.3), else longer each time with jitter; not longer than a minute. */
  private wait(kind: Wait, response: string, attempt: string, giveUp: Lines): Lines {
    const { fresh } = this.s;
    const random = this.edition.modern ? 'Random.Shared' : 'new Random()';
    const backOff = `TimeSpan.FromSeconds(Math.Pow(2, ${attempt}) * (0.5 + ${random}.NextDouble() / 2))`;
    const sleep = (delay: string): string =>
      this.async
        ? `${this.await(`Task.Delay(${delay}${this.token ? `, ${this.token}` : ''})`)};`
        : `Thread.Sleep(${delay});`;
    if (kind === 'backOff') return [sleep(backOff)];
    const [retryAfter, delay] = [fresh('retryAfter'), fresh('delay')];
    return [
      `var ${retryAfter} = ${response}.Headers.RetryAfter;`,
      `var ${delay} = ${retryAfter}?.Delta`,
      `\t?? ${retryAfter}?.Date - DateTimeOffset.UtcNow`,
      `\t?? ${backOff};`,
      ...this.when(`${delay} > TimeSpan.FromMinutes(1)`, giveUp),
      ...this.when(`${delay} > TimeSpan.Zero`, [sleep(delay)]),
    ];
  }

  protected override saidOfRequest(): string {
    const { scope, request } = this.s.binding;
    return request ? scope.text.slice(0, request.call.endIndex - scope.startIndex) : '';
  }

  protected isIdempotent(method: string): string {
    const names = idempotent.slice(0, 4).map(m => `HttpMethod.${m.charAt(0)}${m.slice(1).toLowerCase()}`);
    return names.map(n => `${method} == ${n}`).join(' || ');
  }

  protected resend(kind: Wait, times: number, words: string, repeatable: boolean | string): Lines {
    const { fresh } = this.s;
    const end = this.fail(`"${words}"`);
    if (this.s.binding.caught) return this.retry(times, end, repeatable);
    const { resend, renewed, name, spent } = this.plan();
    if (resend.kind === 'continue' && repeatable !== false && !spent) {
      this.repeats = repeatable === true;
      const lines = [...this.wait(kind, this.response, resend.counter, end), 'continue;'];
      return typeof repeatable === 'string' ? [...this.when(`!(${repeatable})`, end), ...lines] : lines;
    }
    if (!renewed || repeatable === false) {
      const why = spent && repeatable !== false ? [`// Not sent again: ${spent}.`] : [];
      if (kind === 'backOff') return [...why, ...end];
      const when = `(${this.response}.Headers.RetryAfter?.ToString() ?? "a while")`;
      return [...why, ...this.fail(`"${words}; try again after " + ${when}`)];
    }
    this.repeats = repeatable === true;
    const attempt = fresh('attempt');
    const loop = [
      `for (var ${attempt} = 0; ${attempt} < ‹${times}› && ${this.still(name)}; ${attempt}++) {`,
      ...indent([
        ...this.wait(kind, name, attempt, ['break;']),
        ...(name === this.response ? [] : [`${name}.Dispose();`]),
        ...this.sendInto(name, renewed, name),
      ]),
      '}',
    ];
    return [
      ...(name === this.response ? [] : [`var ${name} = ${this.response};`]),
      ...(typeof repeatable === 'string' ? this.when(repeatable, loop) : loop),
      ...this.disposed(name, last => {
        const next = last === name ? resend : resendOf(this.s, this.dialect, last);
        return this.goOn(next, last, end);
      }),
    ];
  }

  /** What was tried, said again where its failure is caught; the branch's own status is caught once more. */
  private again(then: Lines): Lines | undefined {
    const { binding, place, document, style, fresh, condition, serverErrors, code } = this.s;
    const clause = place.form === 'catch' ? place.like?.body : binding.into;
    const statements = clause && triedAgain(binding, clause, this.dialect);
    if (!statements) return undefined;
    const again = fresh('again');
    const own = word(this.response);
    const still = serverErrors
      ? `(int?)${again}.StatusCode >= 500`
      : own.test(condition) && place.form !== 'case'
        ? condition.replace(own, () => again)
        : `(int?)${again}.StatusCode == ${code}`;
    return [
      'try {',
      ...indent(statements.flatMap(n => toLines(n.text, indentOf(document.text, n.startIndex), style.unit))),
      `} catch (HttpRequestException ${again}) when (${still}) {`,
      ...indent(then.length ? then : ['// Refused again.']),
      '}',
    ];
  }

  /** Sends again from a `catch`: an exception has no Retry-After, so the waits grow by themselves. */
  private retry(times: number, end: Lines, repeatable: boolean | string): Lines {
    const { fresh } = this.s;
    const loop = resendOf(this.s, this.dialect, this.response);
    if (loop.kind === 'continue' && repeatable === true && this.async)
      return [...this.wait('backOff', this.response, loop.counter, end), 'continue;'];
    const attempt = fresh('attempt');
    const again =
      loop.kind !== 'continue' && this.async && repeatable === true
        ? this.again(['// The next wait is longer.'])
        : undefined;
    if (!again) return end;
    return [
      `for (var ${attempt} = 0; ${attempt} < ‹${times}›; ${attempt}++) {`,
      ...indent([...this.wait('backOff', this.response, attempt, end), ...again]),
      '}',
      ...end,
    ];
  }

  /** What is done with the last of several responses; where the file disposes of its own, this one is disposed of as well. */
  private disposed(name: string, lines: (name: string) => Lines): Lines {
    const holder = this.s.binding.node.parent?.parent;
    if (name === this.response || !/^(?:await\s+)?using\b/.test(holder?.text.slice(0, 20) ?? '')) return lines(name);
    if (!this.edition.modern) return [`using (${name}) {`, ...indent(lines(name)), '}'];
    const last = this.s.fresh('last');
    return [`using var ${last} = ${name};`, ...lines(last)];
  }

  protected ok(name: string): string {
    return `${name}.IsSuccessStatusCode`;
  }

  protected failed(name: string): string {
    return `!${this.ok(name)}`;
  }

  protected override unlessOk(name: string, end: Lines): Lines {
    // A handler hands on whatever came.
    return this.client() === 'base' ? [] : this.when(this.failed(name), end);
  }

  /** Copied lines with names of their own for what they declare: an inner name must not hide an outer one. */
  protected override copied(lines: Lines, prefix: string): Lines {
    const declared =
      /(?:^\t*(?:using\s+)?|\(|\bout\s+|\bis\s+)(?:var|string|int|long|bool|double|decimal|byte\[\]|[A-Z][\w.]*(?:<[^;=()]*>)?(?:\[\])?)\??\s+([a-z_]\w*)(?=\s*(?:[=;,)]|in\b|&&|\|\|))/g;
    const names = new Set(lines.flatMap(l => [...l.matchAll(declared)].map(m => m[1] ?? '')));
    let text = lines.join('\n');
    for (const name of names) {
      if (name === prefix || name === this.response || name === 'var') continue;
      const by = this.s.fresh(`${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`);
      text = text.replace(new RegExp(`(?<![\\w.])${name}(?!\\w|\\s*:(?!:))`, 'g'), by);
    }
    return text.split('\n');
  }

  /** The code for a success said again, for a response of that name. */
  private said(name: string): Resend {
    if (!this.mayWait()) return { kind: 'none' };
    return resendOf({ ...this.s, binding: { ...this.s.binding, reassignable: false } }, this.dialect, name);
  }

  private origin(): string {
    return `${this.response}.RequestMessage${this.bang}.RequestUri${this.bang}`;
  }

  accepted(): Lines {
    const { binding, fresh } = this.s;
    const job = fresh('job');
    const copy = this.said(job);
    const url = `${this.response}.Headers.Location`;
    if (copy.kind !== 'copy' || this.client() === 'base' || !binding.request?.method)
      return this.fail(`$"‹Not done yet; look again at› {${url}}"`);
    const [attempt, origin, location] = [fresh('attempt'), fresh('origin'), fresh('location')];
    return [
      `var ${origin} = ${this.origin()};`,
      `var ${location} = new Uri(${origin}, ${url} ?? ${origin});`,
      `var ${job} = ${this.response};`,
      `for (var ${attempt} = 0; ${attempt} < ‹10› && ${this.still(job)}; ${attempt}++) {`,
      ...indent([
        ...this.wait('retryAfter', job, attempt, ['break;']),
        `${job}.Dispose();`,
        `${job} = ${this.get(location)};`,
      ]),
      '}',
      ...this.disposed(job, last => {
        const again = this.said(last);
        if (again.kind !== 'copy') return [];
        const done = `${last}.IsSuccessStatusCode && ${this.not(this.still(last))}`;
        const parts = again.parts.map(p => ({ ...p, condition: p.condition ?? done }));
        return this.goOn({ ...again, parts }, last, this.fail('"‹Still not done›"'));
      }),
    ];
  }

  partial(): Lines {
    return this.when(
      `${this.response}.Content.Headers.ContentRange?.HasRange != true`,
      this.fail('"‹The part does not say where it belongs›"'),
    );
  }

  moved(): Lines {
    const { binding, fresh } = this.s;
    if (binding.caught) return this.fail(this.text());
    const { request } = binding;
    const moved = fresh('moved');
    const location = fresh('location');
    const copy = this.said(moved);
    const tell = this.fail(`$"‹It moved to› {${this.response}.Headers.Location}"`);
    const method = request?.method && 'name' in request.method ? request.method.name : undefined;
    const url = request?.url;
    if (copy.kind !== 'copy' || !request || !url || this.client() === 'base') return tell;
    const keeps = this.code === 307 || this.code === 308 || method === 'GET' || method === 'HEAD';
    if (this.code !== 303 && !keeps && !method) return tell;
    const target = `new Uri(${this.origin()}, ${location})`;
    const again = anew(this.s, this.dialect, this.edition, target);
    if (keeps && this.code !== 303 && 'spent' in again) return tell;
    const sent = keeps && this.code !== 303 && !('spent' in again) ? again : { before: [], send: this.get(target) };
    return [
      `var ${location} = ${this.response}.Headers.Location;`,
      ...this.when(`${location} != null`, [
        ...this.sendInto(moved, sent, this.declare(moved)),
        ...this.goOn(copy, moved, []),
      ]),
      ...this.fail(this.text()),
    ];
  }

  stored(): Lines {
    const fn = closest(this.s.place.block, this.dialect.types.functions);
    const cached = /(?<![\w.])(_?(?:cached|stored)\w*)\s*=(?!=)/i.exec(fn?.text ?? '')?.[1];
    return cached && returnTypeOf(fn) !== 'void'
      ? [`return ${cached};`]
      : this.fail('"‹Not modified: use the stored copy›"');
  }
}

const indent = (lines: Lines): Lines => lines.map(l => `\t${l}`);
