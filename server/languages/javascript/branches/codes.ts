import { planFor, type Plan } from '../../../src/branches/plan';
import { fieldThatTells, idempotent, messageFor } from '../../../src/branches/codes';
import { toLines } from '../../../src/branches/lines';
import { resendOf } from '../../../src/branches/resend';
import { closest, escape, indentOf, namedChildren, readsOf, startsLine, word } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation, Written } from '../../../src/branches/types';
import { BranchWriter, type Wait } from '../../../src/branches/writer';
import { clientOf, type Client } from './libraries';
import { calleeOf, firstOf, settlerOf } from './requests';

/** What a branch does about its code, in JavaScript on the Fetch API's terms. */
export function write(situation: Situation, dialect: Dialect): Written {
  const writer = new Writer(situation, dialect);
  const body = writer.body();
  return { body, imports: [], repeats: writer.repeats, within: writer.taken() };
}

class Writer extends BranchWriter {
  private readonly client: Client;
  /** Members that the branch asks for and the pattern does not name yet, each with the name that it gets. */
  private readonly wanted = new Map<string, string>();

  constructor(s: Situation, dialect: Dialect) {
    super(s, dialect);
    this.client = clientOf(s.binding.library);
    if (s.binding.parts) this.response = s.fresh('response');
    // What a callback does later cannot go on behind the branch.
    if (!this.mayAwait()) this.s = { ...s, binding: { ...s.binding, reassignable: false } };
  }

  override body(): Lines {
    const lines = this.inParts(this.lines());
    if (!lines.some(l => /\bawait\b/.test(l)) || this.mayAwait()) return lines;
    // A callback that is not async gives its promise to the chain.
    const settler = settlerOf(this.s.binding, this.dialect);
    const inner = /^return;?$/.test(lines.at(-1) ?? '') ? lines.slice(0, -1) : lines;
    return [
      ...this.own('return (async () => {'),
      ...indent(inner),
      ...this.own(`})()${settler ? `.catch(${settler.fail})` : ''};`),
    ];
  }

  /** The lines for a response whose members have names of their own: theirs in place of its. */
  private inParts(lines: Lines): Lines {
    const { parts: known } = this.s.binding;
    if (!known) return lines;
    const text = lines.join('\n');
    // let retried = response;
    const others = [...text.matchAll(new RegExp(`(?:let|const) (\\w+) = ${escape(this.response)};?$`, 'gm'))];
    const names = [this.response, ...others.map(m => m[1] ?? '')].map(name => word(name).source).join('|');
    for (const [, member = ''] of text.matchAll(new RegExp(`(?:${names})\\.(${members.join('|')})\\b`, 'g')))
      if (!known.has(member) && (member !== 'data' || this.client.id === 'axios'))
        this.wanted.set(member, this.s.fresh(member));
    const parts = new Map([...known, ...this.wanted]);
    // TypeScript knows a status that was compared for that very number.
    const wide = /^(?:typescript|tsx)/.test(this.s.document.language.id) ? ' as number' : '';
    const all = [...parts]
      .map(([member, local]) => {
        const value = member === this.client.status ? local + wide : local;
        return member === value ? member : `${member}: ${value}`;
      })
      .join(', ');
    const own = escape(this.response);
    const named = lines.map(line =>
      line
        .replace(
          new RegExp(`(?<![\\w$.])${own}\\.([\\w$]+)`, 'g'),
          (whole, member: string) => parts.get(member) ?? whole,
        )
        .replace(new RegExp(`= ${own};?$`), found => found.replace(this.response, `{ ${all} }`)),
    );
    // Something is asked of it that has no name.
    if (!named.some(l => word(this.response).test(l))) return named;
    this.wanted.clear();
    return this.fail(this.text());
  }

  /** The members that the pattern has to name as well, put behind those that it has. */
  taken(): { offset: number; text: string }[] {
    const { node } = this.s.binding;
    const pattern = node.type === 'variable_declarator' ? node.childForFieldName('name') : node;
    const last = pattern && namedChildren(pattern).findLast(n => n.type !== 'rest_pattern');
    if (!last || !this.wanted.size) return [];
    const { text } = this.s.document;
    const apart = startsLine(text, last.startIndex) ? `\n${indentOf(text, last.startIndex)}` : ' ';
    const names = [...this.wanted].map(([member, local]) => (member === local ? member : `${member}: ${local}`));
    return [{ offset: last.endIndex, text: names.map(name => `,${apart}${name}`).join('') }];
  }

  private lines(): Lines {
    const plan = planFor(this.code);
    const lines = super.body();
    return reading.includes(plan) || this.reads(lines) ? lines : this.discarding(lines);
  }

  /** What the library lets go of is let go of in its way. */
  protected override lets(): boolean {
    return !this.client.discard;
  }

  private reads(lines: Lines): boolean {
    return lines.some(l => l.includes(this.client.json(this.response)));
  }

  /** What was not read is let go of first, where it would hold the connection. */
  private discarding(lines: Lines, response = this.response): Lines {
    const line = this.client.discard?.(response);
    return line ? [...this.own(line), ...lines] : lines;
  }

  otherMethod(): Lines {
    return this.fail(this.template('‹Use another method›: ', 'Allow'));
  }

  failure(): Lines {
    const field = fieldThatTells[this.code];
    return this.fail(field ? this.template(`‹${messageFor(this.s)}›: `, field) : this.text());
  }

  private own(...lines: Lines): Lines {
    return this.s.style.semicolons ? lines : lines.map(l => l.replace(/;$/, ''));
  }

  private q(text: string): string {
    return this.dialect.quote(text, this.s.style);
  }

  private text(): string {
    return this.q(`‹${messageFor(this.s)}›`);
  }

  private header(name: string, response = this.response): string {
    return this.client.header(response, name, text => this.q(text));
  }

  /** A field's value as a string; libraries that give fields by index may give lists. */
  private text_(header: string): string {
    const value = `${header} ?? ${this.q('')}`;
    return header.endsWith(']') ? `String(${value})` : value;
  }

  private template(words: string, header: string): string {
    return `\`${words}\${${this.header(header)}}\``;
  }

  private arrow(parameter: string): string {
    return this.s.style.arrowParens ? `(${parameter}) =>` : `${parameter} =>`;
  }

  private mayAwait(): boolean {
    const fn = closest(this.s.place.block, this.dialect.types.functions);
    if (this.s.place.form === 'then') return true;
    if (!fn) return this.s.binding.request?.whole.text.startsWith('await') ?? false;
    return /^(?:(?:public|private|protected|static|override)\s+)*async\b/.test(fn.text.slice(0, 120));
  }

  /**
   * What a function gives back where there is nothing; `undefined` where it must give something.
   * @param truth  What says so where it gives back nothing but truth values.
   */
  private emptyValue(truth: 'true' | 'false'): string | undefined {
    const { failure, place } = this.s;
    // The next callback of the chain reads a response.
    if (place.form === 'then') return undefined;
    const told = failure.exit?.('');
    if (told && /^return\b/.test(told) && !/\(/.test(told)) return told.replace(/;$/, '');
    const fn = closest(this.s.place.block, this.dialect.types.functions);
    if (!fn) return undefined;
    const type = fn.childForFieldName('return_type')?.text;
    const gives = this.gives();
    if (gives === 'truth') return `return ${truth}`;
    // A promise's callback settles what the whole chain gives.
    const chained = /\.(?:then|catch)\($/.test(this.s.document.text.slice(0, fn.startIndex).slice(-12));
    if (!type) return gives === 'nothing' && !chained ? 'return' : 'return null';
    if (/\bnull\b|\bany\b|\bunknown\b/.test(type)) return 'return null';
    if (/\bundefined\b/.test(type)) return 'return undefined';
    return /\bvoid\b/.test(type) ? 'return' : undefined;
  }

  /** Hands nothing on, where a callback or a promise's executor waits for the result. */
  private settled(): Lines | undefined {
    const settler = settlerOf(this.s.binding, this.dialect);
    return settler && this.own(`${settler.done};`, 'return;');
  }

  absent(): Lines {
    if (!this.s.failure.own) return this.fail(this.text());
    const settled = this.settled();
    if (settled) return settled;
    if (this.passesOver()) return this.own('continue;');
    const empty = this.emptyValue('false');
    return empty ? this.own(`${empty};`) : this.fail(this.text());
  }

  nothing(): Lines {
    const settled = this.settled();
    if (settled) return settled;
    const empty = this.emptyValue('true');
    if (empty) return this.own(`${empty};`);
    return this.s.failure.log
      ? this.own(this.s.failure.log(this.q('‹Done; there is nothing to read›')).replace(/;$/, '') + ';')
      : this.fail(this.text());
  }

  /** The name of what was already read from the body, if something was. */
  private read(): { name: string } | 'no' | 'lost' {
    const { document, place, binding, chains } = this.s;
    const reads = readsOf(binding);
    const name = binding.name.replace(/[.$]/g, '\\$&');
    for (const n of place.block.namedChildren) {
      if (!n || n.startIndex >= place.offset || n.startIndex < binding.start || chains.some(c => c.node.id === n.id))
        continue;
      const text = document.text.slice(n.startIndex, Math.min(n.endIndex, n.startIndex + 2000));
      const kept = new RegExp(`(?:const|let|var)\\s+([\\w$]+)\\s*=\\s*await\\s+${name}\\.json\\(\\)`).exec(text);
      if (kept?.[1]) return { name: kept[1] };
      if (reads?.test(text) && this.client.json(binding.name).includes('await')) return 'lost';
    }
    return 'no';
  }

  /** Field errors and the reason out of the body: problem details (RFC 9457) and the shapes that frameworks send. */
  private problem(): { lines: Lines; message: string } {
    const { fresh } = this.s;
    const read = this.read();
    const json = this.client.json(this.response);
    if (read === 'lost' || json === 'null') return { lines: [], message: this.text() };
    // It has a name already.
    const held = !this.typed && /^[\w$]+$/.test(json);
    const problem = read !== 'no' ? read.name : held ? json : fresh('problem');
    // Of what type a body is, these do not know, or another one is promised.
    const untyped = this.typed && !/^(?:fetch|node:http)$/.test(this.client.id);
    const errors = fresh('errors');
    const reason = fresh('reason');
    return {
      lines: this.own(
        ...(read === 'no' && !held ? [`const ${problem}${untyped ? ': any' : ''} = ${json};`] : []),
        `const ${reason} = ${problem}?.detail ?? ${problem}?.message ?? ${problem}?.title ?? ${this.text()};`,
        `const ${errors} = Object.keys(${problem}?.errors ?? {}).map(${this.arrow('key')} {`,
        `\tconst error = ${problem}.errors[key];`,
        '\treturn `${error?.field ?? error?.pointer ?? key}: ${error?.detail ?? error?.message ?? error}`;',
        '});',
      ),
      message: `[${reason}, ...${errors}].join(${this.q('; ')})`,
    };
  }

  invalid(): Lines {
    if (!this.tells()) return this.fail(this.text());
    const { lines, message } = this.problem();
    return [...lines, ...this.fail(message)];
  }

  conflict(): Lines {
    const { binding, fresh, failure } = this.s;
    const method = binding.request?.method;
    const url = binding.request?.url;
    if (
      !url ||
      !method ||
      !('name' in method) ||
      !/^(?:PUT|PATCH|DELETE)$/.test(method.name) ||
      url.text.includes('\n')
    )
      return this.invalid();
    const current = fresh('current');
    const receiver = this.receiver();
    const lines = this.own(`const ${current} = ${this.client.current(url.text, receiver)};`);
    if (failure.own)
      return [
        ...lines,
        ...this.own(
          `throw Object.assign(new Error(${this.text()}), { ${current === 'current' ? current : `current: ${current}`} });`,
        ),
      ];
    return [...lines, ...this.fail(`\`‹${messageFor(this.s)}›: \${JSON.stringify(${current})}\``)];
  }

  unauthorized(): Lines {
    const refresh = declared(this.s, /^(?:refresh|renew|reauth)\w*$/i);
    const signIn = declared(
      this.s,
      /^(?:signIn|logIn|login|redirectToLogin|showLogin|requireLogin|redirectToSignIn)\w*$/,
    );
    const end = [...(signIn ? this.own(`${signIn}();`) : []), ...this.fail(this.text())];
    if (!refresh) return end;
    const name = this.again();
    const resend = resendOf(this.s, this.dialect, name);
    if (resend.kind === 'none' || resend.kind === 'continue') return end;
    if (this.client.throws) {
      if (resend.kind !== 'copy') return end;
      // A second refusal is thrown on.
      return [...this.own(`await ${refresh}();`), ...this.send(name, false), ...resend.parts.flatMap(p => p.lines)];
    }
    return [
      ...this.own(`await ${refresh}();`),
      ...this.send(name, resend.kind === 'flow' || this.reuses()),
      ...this.goOn(resend, name, end),
    ];
  }

  /** What the new response is called: the old name where it may be given a new value. */
  private again(): string {
    return this.reuses() ? this.response : this.s.fresh('retried');
  }

  private reuses(): boolean {
    const { binding, place } = this.s;
    const { functions } = this.dialect.types;
    return (
      binding.reassignable &&
      place.form !== 'then' &&
      closest(binding.node, functions)?.id === closest(place.block, functions)?.id
    );
  }

  private request(): Lines {
    const { binding, document, style } = this.s;
    const { whole, again } = binding.request ?? {};
    if (!whole) return [];
    if (again) {
      const typed = this.typed ? `<typeof ${this.response}>` : '';
      const text = again.replace("'error'", this.q('error')).replace('new Promise(', `new Promise${typed}(`);
      return toLines(text, indentOf(document.text, whole.startIndex), style.unit);
    }
    const lines = toLines(whole.text, indentOf(document.text, whole.startIndex), style.unit);
    return lines[0]?.startsWith('await ') ? lines : lines.map((l, i) => (i ? l : `await ${l}`));
  }

  /** What the method of the request is called on: `axios` of `axios.get`. */
  private receiver(): string {
    const { call, again } = this.s.binding.request ?? {};
    const sends = /([\w$.]+)\.(?:request|get)\(/.exec(again || '')?.[1];
    if (sends) return sends;
    const callee = (call && calleeOf(firstOf(call))?.text) ?? 'axios';
    return callee.replace(/\s+/g, '').replace(/\.(?:get|post|put|patch|delete|head|options|request)$/, '');
  }

  /** The request that failed, sent again so that no status throws. */
  private quietly(): Lines {
    const [first = '', ...rest] = this.request();
    const whole = [first, ...rest].join('\n');
    const sent = this.client.quietly?.(whole, this.receiver(), this.s.binding.caught ?? 'error') ?? whole;
    return sent.split('\n');
  }

  private send(name: string, assign: boolean): Lines {
    const lines = this.request();
    return this.own(
      ...lines
        .map((l, i) => (i === 0 ? `${assign ? '' : 'const '}${name} = ${l}` : l))
        .map((l, i, all) => (i === all.length - 1 ? `${l};` : l)),
    );
  }

  /** Waits as Retry-After says, in both its forms (RFC 9110, 10.2.3), else longer each time with jitter; not longer than a minute. */
  private readonly retryAfter = (response: string, attempt: string, giveUp: Lines): Lines => {
    const { fresh } = this.s;
    const [retryAfter, asked, delay] = [fresh('retryAfter'), fresh('asked'), fresh('delay')];
    return [
      ...this.own(
        `const ${retryAfter} = ${this.text_(this.header('Retry-After', response))};`,
        `const ${asked} = /^\\d+$/.test(${retryAfter}) ? Number(${retryAfter}) * 1000 : Date.parse(${retryAfter}) - Date.now();`,
        `const ${delay} = Number.isNaN(${asked}) ? 1000 * 2 ** ${attempt} * (0.5 + Math.random() / 2) : Math.max(${asked}, 0);`,
      ),
      ...(giveUp.length === 1 ? [`if (${delay} > 60_000) ${giveUp[0]}`] : this.when(`${delay} > 60_000`, giveUp)),
      ...this.sleep(delay),
    ];
  };

  private readonly backOff = (_response: string, attempt: string): Lines =>
    this.sleep(`1000 * 2 ** ${attempt} * (0.5 + Math.random() / 2)`);

  private sleep(delay: string): Lines {
    if (!this.signal()) return this.own(`await new Promise(${this.arrow('resolve')} setTimeout(resolve, ${delay}));`);
    return this.own(
      'await new Promise((resolve, reject) => {',
      `\tconst timer = setTimeout(resolve, ${delay});`,
      `\tsignal?.addEventListener(${this.q('abort')}, () => (clearTimeout(timer), reject(signal.reason)), { once: true });`,
      '});',
    );
  }

  /** True where an AbortSignal of that name is in scope. */
  private signal(): boolean {
    const fn = closest(this.s.place.block, this.dialect.types.functions);
    const parameters = (fn?.childForFieldName('parameters') ?? fn?.childForFieldName('parameter'))?.text ?? '';
    return (
      /(?<![\w$.])signal(?![\w$]|\s*:\s*[\w{])/.test(parameters) ||
      /[(,{]\s*signal\??\s*:\s*AbortSignal/.test(parameters) ||
      /(?:const|let)\s+signal\s*=/.test(fn?.text ?? '')
    );
  }

  protected isIdempotent(method: string): string {
    return `/^(?:${idempotent.join('|')})$/i.test(String(${method}))`;
  }

  protected resend(wait: Wait, times: number, words: string, repeatable: boolean | string): Lines {
    const { binding, fresh } = this.s;
    const name = this.again();
    const resend =
      repeatable === false || this.client.retries ? ({ kind: 'none' } as const) : resendOf(this.s, this.dialect, name);
    const status = `${name}.${binding.library.status}`;
    const end = resend.kind === 'none' ? this.fail(this.q(words)) : this.discarding(this.fail(this.q(words)), name);
    if (resend.kind === 'none') {
      if (wait !== 'retryAfter') return end;
      return this.fail(`\`${words}; try again after \${${this.header('Retry-After')} ?? ${this.q('a while')}}\``);
    }
    if (resend.kind === 'continue') {
      this.repeats = repeatable === true;
      const over = this.endOfAttempts(end, this.own('break;').join());
      const lines = [...this[wait](this.response, resend.counter, over), ...this.own('continue;')];
      return typeof repeatable === 'string' ? [...this.when(`!${repeatable}`, end), ...lines] : lines;
    }
    this.repeats = repeatable === true;
    const attempt = fresh('attempt');
    const guard = typeof repeatable === 'string' ? fresh('repeatable') : undefined;
    const sent = this.client.throws ? this.quietly() : this.request();
    return [
      ...(guard ? this.own(`const ${guard} = ${String(repeatable)};`) : []),
      ...(name === this.response ? [] : this.own(`let ${name} = ${this.response};`)),
      `for (let ${attempt} = 0; ${guard ? `${guard} && ` : ''}${this.still(status)} && ${attempt} < ‹${times}›; ${attempt}++) {`,
      ...indent([
        ...this[wait](name, attempt, this.own('break;')),
        ...(this.client.discard ? this.own(this.client.discard(name)) : []),
        ...this.own(
          ...sent.map((l, i) => (i ? l : `${name} = ${l}`)).map((l, i, all) => (i === all.length - 1 ? `${l};` : l)),
        ),
      ]),
      '}',
      ...this.goOn(resend, name, end),
    ];
  }

  /** A condition that is true as long as the branch is for that status. */
  private still(status: string): string {
    if (this.s.busy) return `(${status} === 429 || ${status} >= 500)`;
    return `${status} ${this.s.serverErrors ? '>= 500' : `=== ${this.code}`}`;
  }

  protected ok(name: string): string {
    return this.client.ok(name);
  }

  protected failed(name: string): string {
    const ok = this.ok(name);
    return ok.endsWith('.ok') ? `!${ok}` : ok.replace(' < 300', ' >= 300');
  }

  protected override leave(onward: 'continue' | 'return'): string {
    return this.own(`${onward};`).join();
  }

  protected override copied(lines: Lines): Lines {
    return this.s.place.form === 'then' ? this.own(...lines.map(l => `${l};`)) : lines;
  }

  /** The resource that a response names in Location, as an absolute URL; `undefined` where nothing says what it is relative to. */
  private target(location: string): string | undefined {
    const url = this.s.binding.request?.url?.text;
    const origin = this.client.origin?.(this.response, this.receiver()) ?? (url?.includes('\n') ? undefined : url);
    return origin && `new URL(${location}, ${origin})${this.client.strings ? '.href' : ''}`;
  }

  /** Another response: of what is at that URL. */
  private get(url: string): string {
    const typed = this.typed ? `<typeof ${this.response}>` : '';
    // The code behind the request reads the body as that.
    const read = /\bresponseType:\s*['"]\w+['"]/.exec(this.s.binding.request?.call.text ?? '')?.[0];
    return this.client
      .get(url, this.receiver())
      .replace('throwHttpErrors: false', found => (read ? `${found}, ${read}` : found))
      .replace("'error'", this.q('error'))
      .replace('new Promise(', `new Promise${typed}(`);
  }

  private get typed(): boolean {
    return /^(?:typescript|tsx)$/.test(this.s.document.language.id);
  }

  accepted(): Lines {
    const { binding, fresh } = this.s;
    const job = fresh('job');
    const resend = resendOf(this.s, this.dialect, job);
    const copy =
      resend.kind === 'flow'
        ? resendOf({ ...this.s, binding: { ...binding, reassignable: false } }, this.dialect, job)
        : resend;
    const location = fresh('location');
    const target = this.target(location);
    const asked = this.header('Location');
    if (copy.kind !== 'copy' || !target)
      return this.fail(binding.parts ? this.text() : this.template('‹Not done yet; look again at› ', 'Location'));
    const attempt = fresh('attempt');
    const status = `${job}.${this.client.status}`;
    return [
      ...this.own(
        // Without a Location, the request's own resource tells.
        `const ${location} = ${this.text_(asked)};`,
        `let ${job} = ${this.response};`,
      ),
      `for (let ${attempt} = 0; ${status} === 202 && ${attempt} < ‹10›; ${attempt}++) {`,
      ...indent([
        ...this.retryAfter(job, attempt, this.own('break;')),
        ...(this.client.discard ? this.own(this.client.discard(job)) : []),
        ...this.own(`${job} = ${this.get(target)};`),
      ]),
      '}',
      ...this.goOn(
        {
          ...copy,
          parts: copy.parts.map(p => ({ ...p, condition: p.condition ?? `${this.ok(job)} && ${status} !== 202` })),
        },
        job,
        this.fail(this.q('‹Still not done›')),
      ),
    ];
  }

  partial(): Lines {
    const range = this.s.fresh('range');
    return [
      ...this.own(
        `const ${range} = /^bytes (\\d+)-(\\d+)\\/(\\d+|\\*)$/.exec(${this.text_(this.header('Content-Range'))});`,
      ),
      ...this.when(`!${range}`, this.fail(this.q('‹The part does not say where it belongs›'))),
    ];
  }

  moved(): Lines {
    const { binding, fresh } = this.s;
    const moved = fresh('moved');
    const copy = resendOf({ ...this.s, binding: { ...binding, reassignable: false } }, this.dialect, moved);
    const tell = this.fail(this.template('‹It moved to› ', 'Location'));
    const { request } = binding;
    if (copy.kind !== 'copy' || !request?.url) return tell;
    const method = request.method && 'name' in request.method ? request.method.name : undefined;
    const location = fresh('location');
    const target = this.target(location);
    const asked = this.header('Location');
    const keeps = this.code === 307 || this.code === 308 || method === 'GET' || method === 'HEAD';
    const [first = '', ...rest] = this.request();
    if (!target || (this.code !== 303 && !keeps && !method)) return tell;
    const sent =
      method === 'GET' || (keeps && this.code !== 303)
        ? [first.replace(request.url.text, () => target), ...rest]
        : [this.get(target)];
    return [
      ...this.own(`const ${location} = ${asked.endsWith(']') ? this.text_(asked) : asked};`),
      ...this.when(location, [
        ...this.own(
          ...sent
            .map((l, i) => (i ? l : `const ${moved} = ${l}`))
            .map((l, i, all) => (i === all.length - 1 ? `${l};` : l)),
        ),
        ...this.goOn(copy, moved, []),
      ]),
      ...this.fail(this.text()),
    ];
  }

  stored(): Lines {
    const cached = /(?<![\w$.])(?:const|let|var)\s+(cached\w*|stored\w*)(?![\w$])/.exec(this.s.binding.scope.text)?.[1];
    return cached ? this.own(`return ${cached};`) : this.fail(this.q('‹Not modified: use the stored copy›'));
  }
}

/** Members that a pattern may take as they are: no methods. */
const members = ['headers', 'data'];

/** Plans that see to the body themselves. */
const reading: readonly Plan[] = ['tooEarly', 'tooMany', 'unavailable', 'serverError', 'noAnswer', 'accepted'];

const indent = (lines: Lines): Lines => lines.map(l => `\t${l}`);

/** A function of the file, declared without parameters or imported, whose name fits. */
function declared({ document }: Situation, name: RegExp): string | undefined {
  const text = document.text.slice(0, 100_000);
  const found = [
    ...text.matchAll(/(?:^|\n)[ \t]*(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s+([\w$]+)\s*\(\s*\)/g),
    ...text.matchAll(/(?:^|\n)(?:export\s+)?(?:const|let|var)\s+([\w$]+)\s*=\s*(?:async\s*)?\(\s*\)\s*=>/g),
    ...[...text.matchAll(/(?:^|\n)import\s[^;'"]*\{([^}]*)\}/g)].flatMap(m => [
      ...(m[1] ?? '').matchAll(/(?:as\s+)?([\w$]+)\s*(?=,|$)/g),
    ]),
  ];
  return found.map(m => m[1]).find((n): n is string => n !== undefined && name.test(n));
}
