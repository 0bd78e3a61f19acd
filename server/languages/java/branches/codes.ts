import { idempotent, messageFor } from '../../../src/branches/codes';
import { toLines } from '../../../src/branches/lines';
import { resendOf, type Resend } from '../../../src/branches/resend';
import {
  closest,
  descendants,
  escape,
  indentOf,
  isExit,
  namedChildren,
  statementOf,
  word,
} from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation, Written } from '../../../src/branches/types';
import { BranchWriter, type Wait } from '../../../src/branches/writer';
import { Around, functions, isValue } from './around';
import { importsFor } from './packages';
import { problemOf } from './json';
import { enqueuedAgain, sentAgain } from './later';
import { declared, refreshing } from './declared';
import { clientOf, type Client } from './libraries';
import { forOperator, OperatorWriter } from './operatorCodes';
import { placeOfRepeat } from './operators';
import { thrownFor } from './requests';
import { retryWhen } from './retryWhen';
import { backOff, delayOf } from './wait';

/** What a branch does about its code, in Java. */
export function write(situation: Situation, dialect: Dialect): Written {
  if (forOperator(situation)) {
    const body = new OperatorWriter(situation, dialect).body();
    return { body, imports: importsFor(body.join('\n'), situation.document.text) };
  }
  const writer = new Writer(situation, dialect);
  const body = writer.body();
  const { also } = writer;
  const { place, binding, serverErrors } = situation;
  const asked =
    place.form === 'catch' ? thrownFor(serverErrors ? 599 : situation.code, binding.request) : situation.condition;
  const code = [...body, ...also.flatMap(a => a.lines), asked].join('\n');
  return { body, imports: importsFor(code, situation.document.text, writer.packages), repeats: writer.repeats, also };
}

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
    if (!isValue(this.s.place)) return lines;
    // Nothing can be returned from a switch that is a value.
    const told = lines.some(l => /^(?:for|if|try)\b/.test(l)) ? this.fail(this.text()) : lines;
    if (told.length === 1) return told.map(l => l.replace(/^return /, ''));
    return told.map(l => l.replace(/^return /, 'yield '));
  }

  /** A callback's response is its own to close, where the branch leaves and has not read the body, which closes it. */
  private closed(lines: Lines): Lines {
    const { place } = this.s;
    const own = escape(this.response);
    if (!this.client.closes || this.around.fn?.childForFieldName('name')?.text !== 'onResponse') return lines;
    const leaves = /^(?:return|throw)\b/.test(lines.at(-1) ?? '');
    const read = new RegExp(`(?<![\\w.])${own}\\.(?:body\\(\\)|close\\(\\))`);
    if (!leaves || read.test(lines.join('\n')) || closest(place.block, ['try_with_resources_statement'])) return lines;
    return [`${this.response}.close();`, ...lines];
  }

  otherMethod(): Lines {
    return this.tellField('‹Use another method›', 'Allow');
  }

  failure(): Lines {
    return this.fail(this.text());
  }

  absent(): Lines {
    const empty = this.s.failure.own ? this.emptyValue('false') : undefined;
    return empty ? [`${empty};`] : this.fail(this.text());
  }

  nothing(): Lines {
    const empty = this.emptyValue('true');
    return empty ? [`${empty};`] : this.fail(this.text());
  }

  invalid(): Lines {
    const body = this.bodyText();
    if (!body || !this.tells()) return this.fail(this.text());
    if (body === true) return this.tellMono();
    const { fresh, document } = this.s;
    const names = { body: fresh('body'), problem: fresh('problem'), reason: fresh('reason'), key: fresh('key') };
    const problem = problemOf(document.text, body, this.text(), names);
    if (problem) {
      this.packages = problem.packages;
      return [...problem.lines, ...this.fail(names.reason)];
    }
    return this.fail(`"‹${messageFor(this.s)}›: " + ${body}`);
  }

  conflict(): Lines {
    const { binding, fresh } = this.s;
    const method = binding.request?.method;
    if (
      !method ||
      !('name' in method) ||
      !/^(?:PUT|PATCH|DELETE)$/.test(method.name) ||
      !this.mayThrow() ||
      !this.tells()
    )
      return this.invalid();
    const current = fresh('current');
    const words = `"‹${messageFor(this.s)}›: " + `;
    switch (this.client.id) {
      case 'java.net.http': {
        const reread = fresh('reread');
        return [
          `HttpRequest.Builder ${reread} = HttpRequest.newBuilder(${this.response}.uri());`,
          `${this.response}.request().headers().firstValue("Authorization").ifPresent(value -> ${reread}.header("Authorization", value));`,
          `HttpResponse<String> ${current} = ${this.receiver()}.send(${reread}.build(), HttpResponse.BodyHandlers.ofString());`,
          ...this.fail(`${words}${current}.body()`),
        ];
      }
      case 'okhttp': {
        const reread = fresh('reread');
        const receiver = this.receiver();
        if (!receiver) return this.invalid();
        return [
          `Request ${reread} = ${this.response}.request().newBuilder().get().removeHeader("If-Match").build();`,
          `try (Response ${current} = ${receiver}.newCall(${reread}).execute()) {`,
          ...indent(this.fail(`${words}${current}.body().string()`)),
          '}',
        ];
      }
      case 'resttemplate':
        return this.rereadWithTemplate(current, words);
      default:
        return this.invalid();
    }
  }

  /** The resource as it is now, by the template that could not change it. */
  private rereadWithTemplate(current: string, words: string): Lines {
    const { request } = this.s.binding;
    const args = request?.call.childForFieldName('arguments');
    const list = args ? namedChildren(args).map(n => n.text) : [];
    const receiver = request?.call.childForFieldName('object')?.text;
    const name = request?.call.childForFieldName('name')?.text;
    if (!receiver || !list.length || list.some(l => l.includes('\n'))) return this.invalid();
    const [url = '', , entity = 'null', , ...variables] = list;
    const read =
      name === 'exchange'
        ? `${receiver}.exchange(${[url, 'HttpMethod.GET', withoutBody(entity), 'String.class', ...variables].join(', ')}).getBody()`
        : `${receiver}.getForObject(${[url, 'String.class', ...list.slice(name === 'delete' ? 1 : name === 'put' ? 2 : 3)].join(', ')})`;
    return [`String ${current} = ${read};`, ...this.fail(`${words}${current}`)];
  }

  unauthorized(): Lines {
    const { fresh } = this.s;
    const signIn = this.declared('(?:signIn|logIn|login|redirectToLogin|showLogin|requireLogin)\\w*');
    const end = [...(signIn ? [`${signIn}();`] : []), ...this.fail('"‹Sign in first›"')];
    const refresh = this.declared(refreshing);
    if (!refresh || !this.mayThrow()) return end;
    if (this.client.throws) {
      const tried = this.tried();
      const again = fresh('again');
      if (!tried || this.usesOldEntity(tried)) return end;
      return [
        `${refresh}();`,
        'try {',
        ...indent(tried),
        `} catch (${this.catchType()} ${again}) {`,
        ...indent(end),
        '}',
      ];
    }
    const renewed = fresh('renewed');
    const made = this.renew(renewed);
    const name = this.reuses() ? this.response : fresh('retried');
    const resend = resendOf(this.s, this.dialect, name);
    if (!made || resend.kind === 'none' || resend.kind === 'continue') return end;
    const sent = this.request(made.substitute);
    if (name === this.response) {
      return [`${refresh}();`, ...made.lines, ...this.assign(sent), ...this.goOn(resend, name, end)];
    }
    const parts = this.parts(resend, name);
    if (!parts) return end;
    return [`${refresh}();`, ...made.lines, ...this.hold(name, sent, parts), ...end];
  }

  accepted(): Lines {
    const { binding, fresh } = this.s;
    const job = fresh('job');
    const tell = this.tellField('‹Not done yet; look again at›', 'Location');
    if (!/^(?:java\.net\.http|okhttp)$/.test(this.client.id) || !this.mayThrow() || !this.mayWait()) return tell;
    const copy = resendOf({ ...this.s, binding: { ...binding, reassignable: false } }, this.dialect, job);
    const parts = this.parts(copy, job);
    const receiver = this.receiver();
    if (!parts || !receiver) return tell;
    const attempt = fresh('attempt');
    const retryAfter = fresh('retryAfter');
    const poll = fresh('poll');
    const end = this.fail('"‹Still not done›"');
    const jdk = this.client.id === 'java.net.http';
    const target = fresh('target');
    const location = this.client.header(this.response, 'Location');
    const sent = jdk
      ? this.bodyHandler(`${receiver}.send(${poll}.build(), §)`)
      : `${receiver}.newCall(${poll}).execute()`;
    const status = `${job}.${this.number}`;
    return [
      ...(jdk
        ? [
            `URI ${target} = ${this.response}.uri().resolve(${location.replace('orElse("")', `orElse(${this.response}.uri().toString())`)});`,
            `HttpRequest.Builder ${poll} = HttpRequest.newBuilder(${target});`,
            ...this.sameAuthority(poll, target),
          ]
        : [
            `HttpUrl ${target} = ${this.response}.request().url().resolve(${location});`,
            `Request ${poll} = ${this.response}.request().newBuilder().url(${target}).get().build();`,
          ]),
      `String ${retryAfter} = ${this.client.header(this.response, 'Retry-After')};`,
      `for (int ${attempt} = 0; ${attempt} < ‹10›; ${attempt}++) {`,
      ...indent([
        ...this.wait(retryAfter, attempt),
        ...this.hold(
          job,
          [sent],
          parts,
          ['break;'],
          this.when(`${status} == 202`, [`${retryAfter} = ${this.client.header(job, 'Retry-After')};`, 'continue;']),
        ),
      ]),
      '}',
      ...end,
    ];
  }

  /** Credentials go to the same authority only. */
  private sameAuthority(builder: string, target: string): Lines {
    const response = this.response;
    return this.when(`${target}.getAuthority().equals(${response}.uri().getAuthority())`, [
      `${response}.request().headers().firstValue("Authorization").ifPresent(value -> ${builder}.header("Authorization", value));`,
    ]);
  }

  partial(): Lines {
    const range = this.client.header(this.response, 'Content-Range');
    return this.when(
      `!${range}.matches("bytes \\\\d+-\\\\d+/(?:\\\\d+|\\\\*)")`,
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
    if (!/^(?:java\.net\.http|okhttp)$/.test(this.client.id) || !this.mayThrow() || !method) return tell;
    // POST becomes GET for 303 only; what 301 and 302 mean for it, servers do not agree on.
    if (!reads && !keeps && code !== 303) return tell;
    const moved = fresh('moved');
    const copy = resendOf({ ...this.s, binding: { ...binding, reassignable: false } }, this.dialect, moved);
    const parts = this.parts(copy, moved);
    const receiver = this.receiver();
    if (!parts || !receiver) return tell;
    const [location, target, followed] = [fresh('location'), fresh('target'), fresh('followed')];
    const jdk = this.client.id === 'java.net.http';
    const plain = reads || code === 303;
    const lines = jdk
      ? [
          `URI ${target} = ${this.response}.uri().resolve(${location});`,
          `HttpRequest.Builder ${followed} = HttpRequest.newBuilder(${target});`,
          ...(plain
            ? []
            : [
                `${followed}.method("${method}", ${this.response}.request().bodyPublisher().orElse(HttpRequest.BodyPublishers.noBody()));`,
              ]),
          ...this.sameAuthority(followed, target),
          ...this.hold(moved, [this.bodyHandler(`${receiver}.send(${followed}.build(), §)`)], parts),
        ]
      : [
          `HttpUrl ${target} = ${this.response}.request().url().resolve(${location});`,
          `Request ${followed} = ${this.response}.request().newBuilder().url(${target})${code === 303 ? '.get()' : ''}.build();`,
          ...this.hold(moved, [`${receiver}.newCall(${followed}).execute()`], parts),
        ];
    return [
      `String ${location} = ${this.client.header(this.response, 'Location')};`,
      ...this.when(`!${location}.isEmpty()`, lines),
      ...this.fail(this.text()),
    ];
  }

  stored(): Lines {
    const cached = /(?<![\w$.])(?:[\w<>?]+)\s+((?:cached|stored)\w*)\s*[=;,)]/.exec(this.s.binding.scope.text)?.[1];
    if (cached && this.around.type && this.around.type !== 'void') return [`return ${cached};`];
    return this.fail('"‹Not modified: use the stored copy›"');
  }

  // How the code fails.

  private text(): string {
    return `"‹${messageFor(this.s)}›"`;
  }

  private tellField(words: string, field: string): Lines {
    return this.fail(`"${words}: " + ${this.client.header(this.response, field)}`);
  }

  /** What the function gives back where there is nothing; `undefined` where it must give something. */
  private emptyValue(flag: 'true' | 'false'): string | undefined {
    if (this.s.place.form === 'then') return undefined;
    if (isValue(this.s.place)) return 'return null';
    const told = this.s.failure.own ? undefined : this.s.failure.exit?.('');
    if (told && flag === 'false' && /^return\b/.test(told) && (!/\(/.test(told) || /\.empty\w*\(\);$/.test(told)))
      return told.replace(/;$/, '');
    const { type, handedTo } = this.around;
    if (handedTo) {
      if (/^thenApply/.test(handedTo)) return 'return null';
      if (/^thenAccept/.test(handedTo)) return 'return';
      if (/^thenCompose/.test(handedTo)) return 'return CompletableFuture.completedFuture(null)';
      if (/^exchangeToMono/.test(handedTo)) return 'return Mono.empty()';
      return undefined;
    }
    if (!type) return undefined;
    const modifiers = this.around.fn?.namedChildren.find(n => n?.type === 'modifiers')?.text ?? '';
    if (type === 'void') return 'return';
    if (/@(?:Nonnull|NonNull|NotNull)\b/.test(modifiers)) return undefined;
    if (/^Optional\b/.test(type)) return 'return Optional.empty()';
    if (type === 'boolean' || type === 'Boolean') return `return ${flag}`;
    if (/^Mono\b/.test(type)) return 'return Mono.empty()';
    if (/^(?:List|Collection|Iterable)\b/.test(type)) return 'return Collections.emptyList()';
    if (/^Set\b/.test(type)) return 'return Collections.emptySet()';
    if (/^Map\b/.test(type)) return 'return Collections.emptyMap()';
    if (/^Completa?[a-z]*(?:Future|Stage)\b/.test(type)) return 'return CompletableFuture.completedFuture(null)';
    if (
      /^(?:HttpResponse|Response|ResponseEntity|Flux|int|long|double|float|short|byte|char|Optional\w+|Stream)\b/.test(
        type,
      )
    )
      return undefined;
    return 'return null';
  }

  /** The body as text; true where it comes later. */
  private bodyText(): string | true | undefined {
    const { binding, document, place } = this.s;
    if (this.client.reactive) return /^exchangeTo/.test(this.around.handedTo ?? '') ? true : undefined;
    const before = document.text.slice(binding.start, place.offset);
    const own = escape(this.response);
    if (this.client.closes || this.client.id === 'retrofit') {
      // A stream that was read is gone.
      const kept = new RegExp(`String\\s+(\\w+)\\s*=\\s*${own}\\.body\\(\\)\\.string\\(\\)`).exec(before)?.[1];
      if (kept) return kept;
      const read = new RegExp(
        `(?<![\\w$.])${own}\\.(?:body\\(\\)\\.(?:string|bytes|byteStream|charStream|source)|errorBody\\(\\)\\.string)`,
      );
      const arms = this.s.chains.flatMap(c => c.arms).filter(a => a.body && a.body.startIndex >= binding.start);
      const outside = arms.reduce((text, a) => text.replace(a.body?.text ?? '', ''), before);
      if (read.test(outside) || !this.around.allows('IOException')) return undefined;
    }
    if (this.client.id === 'java.net.http') {
      const type = this.responseType();
      const said = `${type} ${binding.request?.call.text ?? ''}`;
      if (/byte\[\]|ofByteArray\(\)/.test(said)) return `new String(${this.response}.body(), StandardCharsets.UTF_8)`;
      if (/InputStream/.test(said))
        return this.around.allows('IOException')
          ? `new String(${this.response}.body().readAllBytes(), StandardCharsets.UTF_8)`
          : undefined;
      if (!/<String>|ofString\(/.test(said)) return undefined;
    }
    return this.client.text(this.response);
  }

  /** A Mono that fails with the body in its message. */
  private tellMono(): Lines {
    const [line] = this.fail('"‹» " + body');
    const made = /^return Mono\.error\((new [\s\S]+)\);$/.exec(line ?? '')?.[1];
    if (!made) return this.fail(this.text());
    const words = made.replace('"‹» "', `"‹${messageFor(this.s)}›: "`);
    return [
      `return ${this.response}.bodyToMono(String.class).defaultIfEmpty("").flatMap(body -> Mono.error(${words}));`,
    ];
  }

  // How a request is sent again.

  protected override saidOfRequest(): string {
    const call = this.s.binding.request?.call;
    return (call && closest(call, ['method_declaration', 'constructor_declaration'])?.text) ?? super.saidOfRequest();
  }

  protected isIdempotent(method: string): string {
    return `${method}.matches("${idempotent.join('|')}")`;
  }

  /** True where a request may be sent in the branch as far as checked exceptions go, and at once. */
  private mayThrow(): boolean {
    const { binding, place } = this.s;
    const request = binding.request;
    if (!request || this.client.reactive || place.form === 'then' || isValue(place)) return false;
    if (closest(request.call, functions)?.id !== closest(place.block, functions)?.id) return false;
    if (this.client.id === 'java.net.http') {
      if (/\.join\(\)$/.test(request.whole.text)) return true;
      if (/\.get\([^)]*\)$/.test(request.whole.text))
        return this.around.allows('ExecutionException') && this.around.allows('InterruptedException');
      return this.around.allows('IOException') && this.around.allows('InterruptedException');
    }
    return this.client.id === 'okhttp' || this.client.id === 'retrofit' ? this.around.allows('IOException') : true;
  }

  private mayWait(): boolean {
    return !this.client.reactive;
  }

  private reuses(): boolean {
    const { binding, place } = this.s;
    return binding.reassignable && closest(binding.node, functions)?.id === closest(place.block, functions)?.id;
  }

  /** What the client is called: `client` of `client.send(…)`; `undefined` where the call was made elsewhere. */
  private receiver(): string | undefined {
    const { request } = this.s.binding;
    let object = request?.call.childForFieldName('object') ?? undefined;
    if (this.client.id === 'okhttp') {
      if (object?.childForFieldName('name')?.text !== 'newCall') return undefined;
      object = object.childForFieldName('object') ?? undefined;
    }
    return object && !object.text.includes('\n') ? object.text : undefined;
  }

  /** A call with the body handler of the request in place of §. */
  private bodyHandler(call: string): string {
    const args = this.s.binding.request?.call.childForFieldName('arguments');
    const handler = (args && namedChildren(args)[1]?.text) ?? 'HttpResponse.BodyHandlers.ofString()';
    return call.replace('§', () => handler);
  }

  /** The request as it was sent; a call can be executed only once. */
  private request(substitute: (text: string) => string = t => t): Lines {
    const { binding, document, style } = this.s;
    const whole = binding.request?.whole;
    if (!whole) return [];
    const text = substitute(whole.text).replace(/^([\w$.]+)\.execute\(\)/, '$1.clone().execute()');
    return toLines(text, indentOf(document.text, whole.startIndex), style.unit);
  }

  private assign(sent: Lines): Lines {
    return [
      ...(this.client.closes ? [`${this.response}.close();`] : []),
      ...sent
        .map((l, i) => (i ? l : `${this.response} = ${l}`))
        .map((l, i, all) => (i === all.length - 1 ? `${l};` : l)),
      ...this.alias(),
    ];
  }

  /** `status = response.statusCode();` where the scope has a name for it. */
  private alias(): Lines {
    const { name } = this.statusName();
    return name ? [`${name} = ${this.response}.${this.s.binding.library.status};`] : [];
  }

  private statusName(): { name: string | undefined; fixed: boolean } {
    const { binding, document, place } = this.s;
    const before = document.text.slice(binding.start, place.offset);
    const found = new RegExp(
      `(final\\s+)?(?:int|var|HttpStatus\\w*)\\s+(\\w+)\\s*=\\s*${escape(this.response)}\\.${escape(binding.library.status)}\\s*;`,
    ).exec(before);
    return { name: found?.[2], fixed: !!found?.[1] };
  }

  /** The type that the response was declared with. */
  private responseType(): string {
    const { node } = this.s.binding;
    const type = node.childForFieldName('type')?.text ?? node.parent?.childForFieldName('type')?.text;
    return type ?? 'var';
  }

  /** The request built anew, for credentials that have changed; `undefined` where it was built elsewhere. */
  private renew(name: string): { lines: Lines; substitute: (text: string) => string } | undefined {
    const { binding, document, style } = this.s;
    const call = binding.request?.call;
    const sent = this.client.id === 'okhttp' ? call?.childForFieldName('object') : call;
    const args = sent?.childForFieldName('arguments');
    const arg = args && namedChildren(args)[0];
    if (this.client.id === 'retrofit') return { lines: [], substitute: t => t };
    if (!call || !arg) return undefined;
    if (arg.type !== 'identifier') return { lines: [], substitute: t => t };
    const declared = descendants(binding.scope, ['local_variable_declaration'])
      .filter(d => d.endIndex <= call.startIndex)
      .findLast(d => d.childForFieldName('declarator')?.childForFieldName('name')?.text === arg.text);
    const value = declared?.childForFieldName('declarator')?.childForFieldName('value');
    if (!declared || !value || value.text.split('\n').length > 10) return undefined;
    const type = declared.childForFieldName('type')?.text ?? 'var';
    return {
      lines: toLines(`${type} ${name} = ${value.text};`, indentOf(document.text, declared.startIndex), style.unit),
      substitute: t => t.replace(new RegExp(`(?<=\\(\\s*)${escape(arg.text)}(?![\\w$])`), () => name),
    };
  }

  protected resend(wait: Wait, times: number, words: string, repeatable: boolean | string): Lines {
    const { binding, fresh } = this.s;
    const end = this.fail(`"${words}"`);
    const later =
      wait === 'retryAfter'
        ? this.fail(`"${words}; try again after " + ${this.client.header(this.response, 'Retry-After')}`)
        : end;
    const repeated = repeatable === true && this.repeatedLater(wait, times, words);
    if (repeated) return repeated;
    if (repeatable !== false) {
      const again = { wait, times, repeatable, end };
      const deferred = enqueuedAgain(this.s, this.client, again) ?? sentAgain(this.s, this.client, again);
      if (deferred) {
        this.repeats = repeatable === true;
        this.also.push(...deferred.also);
        return deferred.lines;
      }
    }
    if (repeatable === false || !this.mayThrow()) return later;
    if (this.client.throws) return this.resendCaught(wait, times, end, repeatable) ?? later;
    const name = this.reuses() && !this.statusName().fixed ? this.response : fresh('retried');
    const own = name === this.response ? this.s : { ...this.s, binding: { ...binding, reassignable: false } };
    const resend = resendOf(own, this.dialect, name);
    if (resend.kind === 'none') return later;
    const attempt = resend.kind === 'continue' ? resend.counter : fresh('attempt');
    this.repeats = repeatable === true;
    if (resend.kind === 'continue') {
      const asked = this.retryAfter(wait);
      const lines = [...asked, ...this.wait(asked.length ? fresh('retryAfter') : undefined, attempt, end), 'continue;'];
      return typeof repeatable === 'string' ? [...this.when(`!${repeatable}`, end), ...lines] : lines;
    }
    const guard = (lines: Lines): Lines => (typeof repeatable === 'string' ? this.when(repeatable, lines) : lines);
    if (name === this.response) {
      const asked = this.retryAfter(wait);
      const loop = [
        `for (int ${attempt} = 0; ${attempt} < ‹${times}› && ${this.again()}; ${attempt}++) {`,
        ...indent([
          ...asked,
          ...this.wait(asked.length ? fresh('retryAfter') : undefined, attempt),
          ...this.assign(this.request()),
        ]),
        '}',
      ];
      return [...guard(loop), ...this.goOn(resend, name, end)];
    }
    const parts = this.parts(resend, name);
    if (!parts) return later;
    const retryAfter = wait === 'retryAfter' ? fresh('retryAfter') : undefined;
    const status = `${name}.${this.number}`;
    const other = this.other(status);
    const loop = [
      ...this.retryAfter(wait),
      `for (int ${attempt} = 0; ${attempt} < ‹${times}›; ${attempt}++) {`,
      ...indent([
        ...this.wait(retryAfter, attempt),
        ...this.hold(name, this.request(), parts, [
          ...this.when(other, ['break;']),
          ...(retryAfter ? [`${retryAfter} = ${this.client.header(name, 'Retry-After')};`] : []),
        ]),
      ]),
      '}',
    ];
    return [...guard(loop), ...end];
  }

  /** A condition that is true once the branch is not for that status. */
  private other(status: string): string {
    const { busy, serverErrors, code } = this.s;
    const failing = `${status} < 500`;
    if (busy) return `${status} != 429 && ${failing}`;
    return serverErrors ? failing : `${status} != ${code}`;
  }

  /** Hands the answer on as an error, which an operator behind the exchange repeats. */
  private repeatedLater(wait: Wait, times: number, words: string): Lines | undefined {
    const { binding, document, style } = this.s;
    const exchange = binding.request?.call;
    if (!this.client.reactive || this.around.handedTo !== 'exchangeToMono' || !exchange) return undefined;
    const place = placeOfRepeat(document, exchange, style.unit);
    if (!place) return undefined;
    this.also.push({ place, lines: retryWhen(this.s, wait, times, `"${words}"`) });
    return [`return ${this.response}.createException().flatMap(Mono::error);`];
  }

  private retryAfter(wait: Wait): Lines {
    return wait === 'retryAfter'
      ? [`String ${this.s.fresh('retryAfter')} = ${this.client.header(this.response, 'Retry-After')};`]
      : [];
  }

  /** The branch's own condition, for the response that the name holds by then. */
  private again(): string {
    const { condition, place, serverErrors, code, busy } = this.s;
    if (busy) return `(${condition})`;
    const { name } = this.statusName();
    const said = place.form !== 'case' && (condition.includes(this.response) || (name && condition.includes(name)));
    return said ? condition : `${name ?? `${this.response}.${this.number}`} ${serverErrors ? '>= 500' : `== ${code}`}`;
  }

  /** Waits as Retry-After says, in both its forms (RFC 9110, 10.2.3), else longer each time with jitter; not longer than a minute. */
  private wait(retryAfter: string | undefined, attempt: string, giveUp: Lines = ['break;']): Lines {
    const { fresh } = this.s;
    const delay = fresh('delay');
    if (!retryAfter) return [`long ${delay} = ${backOff(attempt)};`, ...this.sleep(delay, giveUp)];
    return [
      ...delayOf(retryAfter, delay, attempt, fresh),
      ...this.when(`${delay} > 60_000`, giveUp),
      ...this.sleep(delay, giveUp),
    ];
  }

  private sleep(delay: string, giveUp: Lines): Lines {
    if (this.around.allows('InterruptedException')) return [`Thread.sleep(${delay});`];
    return [
      'try {',
      `\tThread.sleep(${delay});`,
      `} catch (InterruptedException ${this.s.fresh('interrupted')}) {`,
      '\tThread.currentThread().interrupt();',
      ...indent(giveUp),
      '}',
    ];
  }

  /** What is done with a success, each part ending the function; `undefined` where one does not. */
  private parts(resend: Resend, name: string): { condition: string | undefined; lines: Lines }[] | undefined {
    if (resend.kind !== 'copy' || resend.onward) return undefined;
    const { place } = this.s;
    const end = this.around.fn?.childForFieldName('body');
    const last = place.chain ? namedChildren(place.chain.block).at(-1)?.id === place.chain.node.id : true;
    const returns = this.around.type === 'void' || this.around.handedTo !== undefined;
    const out: { condition: string | undefined; lines: Lines }[] = [];
    for (const part of resend.parts) {
      if (!part.leaves && (!returns || (part.condition && !(last && place.chain?.block.id === end?.id))))
        return undefined;
      // What is given back is used when the new response is closed.
      if (this.client.closes && escapes(part.lines, name)) return undefined;
      const condition = part.condition ?? this.ok(name);
      out.push({ condition, lines: part.leaves ? part.lines : [...part.lines, 'return;'] });
    }
    return out;
  }

  protected ok(name: string): string {
    if (this.client.flags.isSuccessful) return `${name}.isSuccessful()`;
    return `${name}.${this.number} < 300`;
  }

  /** A response of its own, what is done with it, and its end. */
  private hold(
    name: string,
    sent: Lines,
    parts: { condition: string | undefined; lines: Lines }[],
    rest: Lines = [],
    first: Lines = [],
  ): Lines {
    const closed = this.client.closes;
    const type = this.responseType();
    const done = [...first, ...parts.flatMap(p => this.when(p.condition ?? this.ok(name), p.lines)), ...rest];
    const head = sent.map((l, i) => (i ? l : `${closed ? 'try (' : ''}${type} ${name} = ${l}`));
    const ended = head.map((l, i) => (i === head.length - 1 ? `${l}${closed ? ') {' : ';'}` : l));
    return closed ? [...ended, ...indent(done), '}'] : [...ended, ...done];
  }

  protected failed(name: string): string {
    return this.client.flags.isSuccessful
      ? `!${name}.isSuccessful()`
      : `${this.statusName().name ?? `${name}.${this.number}`} >= 400`;
  }

  // Where failures are caught.

  private catchType(): string {
    const { place, serverErrors, binding } = this.s;
    const own = place.form === 'catch' ? thrownFor(serverErrors ? 599 : this.code, binding.request) : undefined;
    if (own) return own;
    const type = namedChildren(this.s.binding.node).find(n => n.type === 'catch_type');
    return type?.text ?? 'HttpStatusCodeException';
  }

  /** What the `try` does from the request on, if that ends the function. */
  private tried(): Lines | undefined {
    const { binding, document, style } = this.s;
    const found = binding.request && statementOf(binding.request.call, ['block']);
    const attempt = found?.block.parent;
    if (!found || !attempt || attempt.childForFieldName('body')?.id !== found.block.id) return undefined;
    const statements = namedChildren(found.block).filter(n => n.startIndex >= found.statement.startIndex);
    const lines = statements.flatMap(n => toLines(n.text, indentOf(document.text, n.startIndex), style.unit));
    const last = statements.at(-1);
    if (!last || lines.length > 14) return undefined;
    if (isExit(last, this.dialect.types.exits)) return lines;
    const body = this.around.fn?.childForFieldName('body');
    const ends = body && namedChildren(body).at(-1)?.id === attempt.id && this.around.type === 'void';
    return ends ? [...lines, 'return;'] : undefined;
  }

  /** True where an entity from before the `try` carries the old credentials. */
  private usesOldEntity(lines: Lines): boolean {
    const text = this.s.binding.scope.text;
    return [...text.matchAll(/HttpEntity<[^=;]*>\s+(\w+)\s*=/g)].some(
      m => lines.join('\n').includes(m[1] ?? '') && !lines.join('\n').includes(m[0]),
    );
  }

  private resendCaught(wait: Wait, times: number, end: Lines, repeatable: boolean | string): Lines | undefined {
    const { fresh, condition, place } = this.s;
    const tried = this.tried();
    if (!tried) return undefined;
    this.repeats = repeatable === true;
    const [attempt, again] = [fresh('attempt'), fresh('again')];
    const retryAfter = wait === 'retryAfter' ? fresh('retryAfter') : undefined;
    const same =
      new RegExp(`^${escape(this.response)}\\.[\\w.()]+ == [\\w.]+$`).test(condition) && place.form !== 'case';
    const other = same
      ? condition.replace(this.response, again).replace(' == ', ' != ')
      : this.other(`${again}.${this.number}`);
    const loop = [
      ...this.retryAfter(wait),
      `for (int ${attempt} = 0; ${attempt} < ‹${times}›; ${attempt}++) {`,
      ...indent([
        ...this.wait(retryAfter, attempt),
        'try {',
        ...indent(tried),
        `} catch (${this.catchType()} ${again}) {`,
        ...indent([
          // A class for one status catches no other.
          ...(place.form === 'catch' ? [] : this.when(other, [`throw ${again};`])),
          ...(retryAfter ? [`${retryAfter} = ${this.client.header(again, 'Retry-After')};`] : []),
        ]),
        '}',
      ]),
      '}',
    ];
    return [...(typeof repeatable === 'string' ? this.when(repeatable, loop) : loop), ...end];
  }

  /** A method of this file without parameters whose name fits and that may be called here. */
  private declared(name: string): string | undefined {
    return declared(name, this.s.document, this.around)?.childForFieldName('name')?.text;
  }
}

/** The entity's header fields only: a GET has no body. */
function withoutBody(entity: string): string {
  if (/^[\w$]+$/.test(entity)) return entity === 'null' ? entity : `new HttpEntity<>(${entity}.getHeaders())`;
  const headers = /^new HttpEntity<[^>]*>\([^,]+,\s*(\w+)\)$/.exec(entity)?.[1];
  return headers ? `new HttpEntity<>(${headers})` : 'null';
}

const indent = (lines: Lines): Lines => lines.map(l => `\t${l}`);

/** True where a function that speaks of `name` is given back, or handed to an object that is. */
function escapes(lines: Lines, name: string): boolean {
  const text = lines.join('\n');
  const given = /(?:^|\n)\t*return\b[^;]*?(?:->|::|new \w+(?:<[^>]*>)?\([^)]*\)\s*\{)/.exec(text);
  return given !== null && word(name).test(text.slice(given.index));
}
