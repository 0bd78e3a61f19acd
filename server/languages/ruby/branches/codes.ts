import type { Node } from 'web-tree-sitter';
import { fieldThatTells, idempotent, messageFor } from '../../../src/branches/codes';
import { BranchWriter, type Wait } from '../../../src/branches/writer';
import { toLines } from '../../../src/branches/lines';
import { resendOf, type Resend } from '../../../src/branches/resend';
import { closest, contains, descendants, escape, indentOf, namedChildren } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation, Written } from '../../../src/branches/types';
import { isValued, leaveWord } from './blocks';
import { clientOf, type Client } from './libraries';
import { definition, requestOf } from './requests';

/** What a branch does about its code, in Ruby: with Net::HTTP, Faraday and HTTParty. */
export function write(situation: Situation, dialect: Dialect): Written {
  const writer = new Writer(situation, dialect);
  const body = writer.body();
  return { body, imports: [...writer.imports], repeats: writer.repeats };
}

class Writer extends BranchWriter {
  readonly imports = new Set<string>();
  private readonly client: Client;

  constructor(s: Situation, dialect: Dialect) {
    super(s, dialect);
    this.client = clientOf(s.binding.library);
  }

  otherMethod(): Lines {
    return this.fail(this.told('‹Use another method›: ', 'Allow'));
  }

  failure(): Lines {
    const field = fieldThatTells[this.code];
    return this.fail(field ? this.told(`‹${messageFor(this.s)}›: `, field) : this.text());
  }

  private q(text: string): string {
    return this.dialect.quote(text, this.s.style);
  }

  private text(): string {
    return this.q(`‹${messageFor(this.s)}›`);
  }

  private header(name: string, response = this.response): string {
    const text = this.client.header(response, name);
    return this.s.style.quote === '"' ? text.replaceAll("'", '"') : text;
  }

  /** A message with a header field at its end; single quotes inside, as Ruby's people have them. */
  private told(words: string, field: string): string {
    return `"${words}#{${this.client.header(this.response, field)}}"`;
  }

  /** As `fail`; where the siblings tell nothing but the status, what is wrong with this success. */
  private failOwn(message: string): Lines {
    const lines = this.fail(message);
    return this.s.failure.log || !/^raise\b/.test(lines[0] ?? '') || lines.join().includes('‹')
      ? lines
      : [`raise ${message}`];
  }

  /** A modifier where it fits, else a block. */
  protected override when(condition: string, lines: Lines, otherwise: Lines = [], keyword = 'if'): Lines {
    const [only] = lines;
    if (only !== undefined && lines.length === 1 && !otherwise.length && only.length + condition.length < 90)
      return [`${only} ${keyword} ${condition}`];
    return [
      `${keyword} ${condition}`,
      ...indent(lines),
      ...(otherwise.length ? ['else', ...indent(otherwise)] : []),
      'end',
    ];
  }

  private unlessSo(condition: string, lines: Lines): Lines {
    return this.when(condition, lines, [], 'unless');
  }

  /** True where the branch's last line is its value: an arm of a chain whose value is used, and that does not `return`. */
  private get valued(): boolean {
    const { chain, form } = this.s.place;
    if (!chain || form === 'if' || !isValued(chain.node, this.dialect)) return false;
    return !chain.arms.some(a => /^(?:return|next)$/.test(a.statements.at(-1)?.type ?? ''));
  }

  /** What a function gives back where there is nothing; `undefined` in a script, which has nothing to leave. */
  private emptyValue(): string | undefined {
    const told = this.s.failure.exit?.('');
    if (told && /^(?:(?:return|next)\b[^("']*|nil|false|\[\]|\{\})$/.test(told)) return told;
    if (this.valued) return 'nil';
    const word = leaveWord(this.s.place.block, this.dialect);
    if (!word) return undefined;
    if (word === 'next') return word;
    return /\breturn (?:if|unless)\b/.test(this.s.document.text) && !/\breturn nil\b/.test(this.s.document.text)
      ? word
      : `${word} nil`;
  }

  absent(): Lines {
    if (!this.s.failure.own) return this.fail(this.text());
    const empty = this.emptyValue();
    return empty ? [empty] : this.fail(this.text());
  }

  nothing(): Lines {
    const empty = this.emptyValue();
    if (empty) return [empty];
    const { log } = this.s.failure;
    const done = this.q('‹Done; there is nothing to read›');
    return log ? log(done).split('\n') : [`puts ${done}`];
  }

  /** The reason and the field errors out of the body: problem details (RFC 9457) and the shapes that frameworks send. */
  invalid(): Lines {
    if (!this.tells()) return this.fail(this.text());
    const { fresh } = this.s;
    const [problem, reason, errors] = [fresh('problem'), fresh('reason'), fresh('errors')];
    const key = (name: string): string => `${problem}[${this.q(name)}]`;
    // Faraday's middleware has parsed it already.
    const parsed =
      this.client.id === 'faraday' && /\bresponse[ (]+:json\b|ParseJson|Response::Json/.test(this.s.document.text);
    if (!parsed && this.client.id !== 'httparty') this.imports.add('json');
    const body = this.client.body(this.response);
    const read = parsed
      ? [`${problem} = ${body}`]
      : ['begin', `\t${problem} = JSON.parse(${body}.to_s)`, 'rescue JSON::ParserError', `\t${problem} = nil`, 'end'];
    return [
      ...read,
      `${problem} = {} unless ${problem}.is_a?(Hash)`,
      `${reason} = ${key('detail')} || ${key('message')} || ${key('title')} || ${this.text()}`,
      `${errors} = ${key('errors')}`,
      `${reason} = "#{${reason}}: #{${errors}}" if ${errors}`,
      ...this.fail(reason),
    ];
  }

  conflict(): Lines {
    const { binding, fresh } = this.s;
    const request = binding.request;
    const method = request?.method;
    const named = method && 'name' in method ? method.name : '';
    const read = /^(?:PUT|PATCH|DELETE)$/.test(named) ? this.readAgain() : undefined;
    if (!read) return this.invalid();
    const latest = fresh('latest');
    const success = binding.caught ? undefined : this.client.ok(latest);
    const current = fresh('current');
    const body = `${latest}.body`;
    const message = `"‹${messageFor(this.s)}›: #{${current}}"`;
    return [`${latest} = ${read}`, `${current} = ${success ? `${body} if ${success}` : body}`, ...this.fail(message)];
  }

  unauthorized(): Lines {
    const refresh = this.declared(/^(?:refresh|renew|reauth)\w*[!?]?$/);
    const signIn = this.declared(/^(?:sign_?in|log_?in|authenticate|redirect_to_login)\w*[!?]?$/);
    const end = [...(signIn ? [signIn] : []), ...this.fail(this.text())];
    if (!refresh) return end;
    if (this.restarts()) {
      const refreshed = this.s.fresh('refreshed');
      const again = [`${refreshed} = true`, refresh, 'retry'];
      return [`${refreshed} ||= false`, `unless ${refreshed}`, ...indent(again), 'end', ...end];
    }
    const renewed = this.credentials();
    const name = this.again();
    const resend = renewed ? this.resendOf(name) : { kind: 'none' as const };
    if (!renewed || resend.kind === 'none' || resend.kind === 'continue') return end;
    return [refresh, ...renewed, ...this.send(name), ...this.goOn(resend, name, end)];
  }

  /** The lines that put the credentials into a request object: they are said again for new ones. `undefined` where they cannot be. */
  private credentials(): Lines | undefined {
    const { binding, document, style } = this.s;
    const object = this.requestObject();
    if (!object) return [];
    const made = definition(object, binding.request?.call ?? binding.scope, document);
    if (!made) return undefined;
    const within = closest(made, ['method', 'singleton_method']) ?? document.root;
    const own = new RegExp(`^${escape(object)}(?:\\[|\\.)`);
    const set = descendants(within, ['assignment', 'call'], made.endIndex, binding.request?.call.startIndex).filter(
      n => own.test(n.text) && this.dialect.types.blocks.includes(n.parent?.type ?? ''),
    );
    const telling = set.filter(n => /authorization|basic_auth|token|api.?key/i.test(n.text.split('=')[0] ?? ''));
    const again = telling.length ? telling : /authoriz|token|headers|key/i.test(made.text) ? [made, ...set] : [];
    if (again.length > 6 || again.some(n => n.text.includes('\n') && n !== made)) return undefined;
    return again.flatMap(n => toLines(n.text, indentOf(document.text, n.startIndex), style.unit));
  }

  /** The name of the object in `http.request(object)`. */
  private requestObject(): string | undefined {
    const call = this.s.binding.request?.call;
    const sent = call && /\.start\b/.test(call.text) ? this.insideStart(call) : call;
    if (sent?.childForFieldName('method')?.text !== 'request') return undefined;
    const first = sent.childForFieldName('arguments')?.namedChild(0);
    return first?.type === 'identifier' ? first.text : undefined;
  }

  private insideStart(call: Node): Node | undefined {
    const body = call.childForFieldName('block')?.childForFieldName('body');
    return body ? namedChildren(body).at(-1) : undefined;
  }

  /** A method without parameters whose name fits, as it is called from here. */
  private declared(name: RegExp): string | undefined {
    const { document, place } = this.s;
    const home = closest(place.block, ['method', 'singleton_method']);
    const around = closest(place.block, ['class', 'module'])?.id;
    for (const node of descendants(document.root, ['method', 'singleton_method'])) {
      const own = node.childForFieldName('name')?.text ?? '';
      const parameters = node.childForFieldName('parameters');
      if (!name.test(own) || (parameters && parameters.namedChildCount > 0) || contains(node, place.block)) continue;
      if (closest(node, ['class', 'module'])?.id !== around) {
        // The file's own: it can be called from everywhere.
        if (node.type === 'method' && !closest(node, ['class', 'module'])) return own;
        continue;
      }
      if (node.type === (home?.type ?? 'method')) return own;
      if (node.type === 'singleton_method' && home?.type === 'method') return `self.class.${own}`;
    }
    return undefined;
  }

  /** What the new response is called: the old name where it may be given a new value. */
  private again(): string {
    const { binding, place } = this.s;
    const { functions } = this.dialect.types;
    const reuses = binding.reassignable && closest(binding.node, functions)?.id === closest(place.block, functions)?.id;
    return reuses ? this.response : this.s.fresh('retried');
  }

  private resendOf(name: string): Resend {
    return this.client.retries ? { kind: 'none' } : resendOf(this.s, this.dialect, name);
  }

  /** True in a `rescue` whose statements may run once more: nothing else of theirs has an effect. */
  private restarts(): boolean {
    const { binding, document } = this.s;
    const { types } = this.dialect;
    const call = binding.request?.call;
    const holder = binding.caught ? binding.node.parent : undefined;
    if (!call || !holder || this.client.retries) return false;
    const main = namedChildren(holder).filter(n => !types.clauses?.includes(n.type));
    const requests = main
      .flatMap(n => descendants(n, types.calls))
      .filter(c => requestOf(c, document)?.library.id === 'faraday');
    const before = main.filter(n => n.endIndex <= call.startIndex);
    return requests.length === 1 && before.every(n => n.type === 'assignment');
  }

  private send(name: string, url?: string): Lines {
    const { binding, document, style } = this.s;
    const whole = binding.request?.whole;
    const own = binding.request?.url;
    if (!whole) return [];
    const text =
      url && own
        ? whole.text.slice(0, own.startIndex - whole.startIndex) +
          url +
          whole.text.slice(own.endIndex - whole.startIndex)
        : whole.text;
    return toLines(text, indentOf(document.text, whole.startIndex), style.unit).map((l, i) =>
      i ? l : `${name} = ${l}`,
    );
  }

  /** Waits as Retry-After says, in both its forms (RFC 9110, 10.2.3), else longer each time with jitter; not longer than a minute. */
  private readonly retryAfter = (response: string, attempt: string, giveUp: Lines): Lines => {
    const delay = this.s.fresh('delay');
    return [...this.delayOf(response, attempt), ...this.when(`${delay} > 60`, giveUp), `sleep(${delay})`];
  };

  private delayOf(response: string, attempt: string): Lines {
    const { fresh } = this.s;
    const [retryAfter, delay] = [fresh('retry_after'), fresh('delay')];
    this.imports.add('time');
    return [
      `${retryAfter} = ${this.header('Retry-After', response)}.to_s`,
      'begin',
      `\t${delay} = ${retryAfter}.match?(/\\A\\d+\\z/) ? ${retryAfter}.to_i : [Time.httpdate(${retryAfter}) - Time.now, 0].max`,
      'rescue ArgumentError',
      `\t${delay} = 2**${attempt} * rand(0.5..1.0)`,
      'end',
    ];
  }

  private readonly backOff = (_response: string, attempt: string, _giveUp: Lines): Lines => [
    `sleep(2**${attempt} * rand(0.5..1.0))`,
  ];

  protected override saidOfRequest(): string {
    const object = this.requestObject();
    const named =
      object && new RegExp(`${escape(object)}\\[['"]idempotency-key['"]\\]`, 'i').exec(this.s.document.text)?.[0];
    return super.saidOfRequest() + (named ?? '');
  }

  protected isIdempotent(method: string): string {
    const asked = method.endsWith('.method') ? method : `${method}.to_s.upcase`;
    return `%w[${idempotent.join(' ')}].include?(${asked})`;
  }

  /** A condition that is true as long as the new response has this code, said as the branch's own. */
  private still(name: string, code = this.code): string {
    const { place, binding, serverErrors, busy } = this.s;
    const condition = busy ?? this.s.condition;
    const status = `${name}.${binding.library.number ?? binding.library.status}`;
    const label = place.form === 'case' && !place.chain?.bare ? condition : '';
    if (/^Net::/.test(label)) return `${name}.is_a?(${label})`;
    if (busy && code === this.code) return `${this.still(name, 429)} || ${status} >= 500`;
    if (serverErrors && code === this.code) return `${status} >= 500`;
    if (/^["']\d{3}["']$/.test(label)) return `${name}.code == ${label}`;
    const owned = new RegExp(`^${escape(this.response)}(?=\\.)`);
    if ((code === this.code || busy) && owned.test(condition) && !/&&|\|\||\band\b|\bor\b/.test(condition))
      return condition.replace(owned, name);
    return this.client.id === 'net-http' && !/\.code\.to_i\b/.test(this.s.document.text)
      ? `${name}.code == ${this.q(String(code))}`
      : `${status} == ${code}`;
  }

  /** Leaves the loop once that is no longer so. */
  private stop(still: string): Lines {
    return / >= 500$/.test(still) && !this.s.busy
      ? [`break if ${still.replace('>=', '<')}`]
      : this.unlessSo(still, ['break']);
  }

  protected resend(wait: Wait, times: number, words: string, repeatable: boolean | string): Lines {
    const { fresh } = this.s;
    const end = this.fail(this.q(words));
    if (repeatable !== false && this.restarts()) return this.restart(wait, times, end, repeatable);
    const name = this.again();
    const resend = repeatable === false ? ({ kind: 'none' } as const) : this.resendOf(name);
    if (resend.kind === 'none' || (this.s.binding.caught && resend.kind === 'copy')) {
      if (wait !== 'retryAfter' || this.client.retries) return end;
      return this.fail(this.told(`${words}; Retry-After: `, 'Retry-After'));
    }
    this.repeats = repeatable === true;
    if (resend.kind === 'continue') {
      const over = this.endOfAttempts(end, 'break');
      const lines = [...this[wait](this.response, resend.counter, over), 'next'];
      return typeof repeatable === 'string' ? [...this.unlessSo(repeatable, end), ...lines] : lines;
    }
    const attempt = fresh('attempt');
    const loop = [
      `‹${times}›.times do |${attempt}|`,
      ...indent([...this[wait](name, attempt, ['break']), ...this.send(name), ...this.stop(this.still(name))]),
      'end',
    ];
    return [
      ...(name === this.response ? [] : [`${name} = ${this.response}`]),
      ...(typeof repeatable === 'string' ? this.when(repeatable, loop) : loop),
      ...this.goOn(resend, name, end),
    ];
  }

  /** `retry`, as often as the bound allows. */
  private restart(wait: Wait, times: number, end: Lines, repeatable: true | string): Lines {
    const { fresh } = this.s;
    const attempts = fresh('attempts');
    const delay = fresh('delay');
    const again = [`${attempts} += 1`, 'retry'];
    const lines =
      wait === 'retryAfter'
        ? [
            ...this.delayOf(this.response, attempts),
            `if ${delay} <= 60`,
            ...indent([`sleep(${delay})`, ...again]),
            'end',
          ]
        : [...this[wait](this.response, attempts, end), ...again];
    const bound = `${attempts} < ‹${times}›${typeof repeatable === 'string' ? ` && ${repeatable}` : ''}`;
    return [`${attempts} ||= 0`, `if ${bound}`, ...indent(lines), 'end', ...end];
  }

  protected ok(name: string): string {
    return this.client.ok(name);
  }

  protected failed(name: string): string {
    return `!${this.ok(name)}`;
  }

  protected override given(stale: string[], name: string): Lines {
    return stale.map(alias => this.renewed(alias, name));
  }

  protected override unlessOk(name: string, end: Lines): Lines {
    return this.unlessSo(this.ok(name), end);
  }

  protected override unless(condition: string, pending: string | undefined): string {
    return pending ? `${condition} && ${denied(pending)}` : condition;
  }

  /** Copied code whose last expression is the value: it leaves with it. */
  protected override left(lines: Lines, onward: 'continue' | 'return'): Lines {
    if (onward === 'continue') return [...lines, 'next'];
    const word = leaveWord(this.s.place.block, this.dialect) ?? 'return';
    const at = lines.findLastIndex(l => !/^(?:\t|$|end\b|[)\]}])/.test(l));
    const last = lines[at] ?? '';
    if (at < 0 || /^(?:if|unless|case|while|until|begin|for|raise|return|next)\b|^[\w@.]+ [+|&]*= /.test(last))
      return [...lines, word];
    return [...lines.slice(0, at), `${word} ${last}`, ...lines.slice(at + 1)];
  }

  /** Another name for the status with the new response's. */
  private renewed(alias: string, name: string): string {
    const { binding } = this.s;
    const own = new RegExp(`(?<!\\w)${escape(alias)}\\s*=\\s*${escape(binding.name)}(\\.[\\w.?]+)`).exec(
      binding.scope.text,
    );
    return `${alias} = ${name}${own?.[1] ?? `.${binding.library.status}`}`;
  }

  /** How the resource itself is read: the request's URL with GET, with what says who asks. */
  private readAgain(): string | undefined {
    const url = this.s.binding.request?.url;
    return url && !url.text.includes('\n') ? this.read(url.text) : undefined;
  }

  /** A GET of `url`, over the connection that the request has. */
  private read(url: string): string | undefined {
    const call = this.s.binding.request?.call;
    const receiver = call?.childForFieldName('receiver')?.text;
    const args = call?.childForFieldName('arguments');
    const given = args ? namedChildren(args) : [];
    if (!call || receiver?.includes('\n')) return undefined;
    const owner = receiver ? `${receiver}.` : '';
    if (this.client.id === 'httparty') {
      const kept = given.filter(
        a => a.type === 'pair' && !/^:?["']?(?:body|query|multipart)\b/.test(a.text) && !a.text.includes('\n'),
      );
      return `${owner}get(${[url, ...kept.map(a => a.text)].join(', ')})`;
    }
    if (this.client.id === 'faraday') {
      const fields = /^(?:put|post|patch)$/.test(call.childForFieldName('method')?.text ?? '') ? given[2] : undefined;
      const kept = fields && !fields.text.includes('\n') ? `, nil, ${fields.text}` : '';
      return `${owner}get(${url}${kept})`;
    }
    const object = this.requestObject();
    const authorized =
      object &&
      new RegExp(`${escape(object)}\\[['"]authorization|${escape(object)}\\.basic_auth`, 'i').test(this.s.document.text)
        ? `, { ${this.q('Authorization')} => ${object}[${this.q('Authorization')}] }`
        : '';
    if (/\.start\b/.test(call.text)) {
      const inner = this.insideStart(call);
      if (!object || call.text.includes('\n')) return undefined;
      const args = inner?.childForFieldName('arguments');
      return args
        ? call.text.slice(0, args.startIndex - call.startIndex) +
            `(Net::HTTP::Get.new(${url}${authorized}))` +
            call.text.slice(args.endIndex - call.startIndex)
        : undefined;
    }
    if (receiver === 'Net::HTTP') return `Net::HTTP.get_response(${url})`;
    const verb = call.childForFieldName('method')?.text;
    return verb === 'request' ? `${owner}request(Net::HTTP::Get.new(${url}${authorized}))` : `${owner}get(${url})`;
  }

  /** The URL that Location leads to, and how it is asked; `undefined` where the request does not tell what it is relative to. */
  private elsewhere(location: string): { line: string; read: string; url: string } | undefined {
    const { binding } = this.s;
    const url = binding.request?.url;
    const receiver = binding.request?.call.childForFieldName('receiver')?.text ?? '';
    if (this.client.throws && binding.caught) return undefined;
    if (this.client.url) {
      const read = this.read(location);
      const base = `${this.client.url(this.response)}.to_s`;
      const line = `${location} = URI.join(${base}, ${this.header('Location')}.to_s).to_s`;
      return read ? { line, read, url: location } : undefined;
    }
    if (!url || url.text.includes('\n')) return undefined;
    // Asked by path alone, on a connection that is open.
    const open = receiver !== 'Net::HTTP';
    const base = open ? `"http://#{${receiver}.address}"` : url.text;
    const joined = `URI.join(${base}, ${this.header('Location')}.to_s)`;
    const read = this.read(location);
    return read ? { line: `${location} = ${joined}${open ? '.request_uri' : ''}`, read, url: location } : undefined;
  }

  accepted(): Lines {
    const { fresh } = this.s;
    const tell = (): Lines => this.fail(this.told('‹Not done yet; look again at› ', 'Location'));
    const name = this.again() === this.response ? this.response : fresh('job');
    const resend = this.resendOf(name);
    const target = this.elsewhere(fresh('location'));
    if ((resend.kind !== 'copy' && resend.kind !== 'flow') || !target) return tell();
    const attempt = fresh('attempt');
    const still = this.still(name);
    return [
      target.line,
      ...(name === this.response ? [] : [`${name} = ${this.response}`]),
      `‹10›.times do |${attempt}|`,
      ...indent([...this.retryAfter(name, attempt, ['break']), `${name} = ${target.read}`, ...this.stop(still)]),
      'end',
      ...this.goOn(resend, name, this.fail(this.q('‹Still not done›')), still),
    ];
  }

  partial(): Lines {
    return this.unlessSo(
      `${this.header('Content-Range')}.to_s.start_with?(${this.q('bytes ')})`,
      this.failOwn(this.q('‹The part does not say where it belongs›')),
    );
  }

  moved(): Lines {
    const { binding, fresh } = this.s;
    const { request } = binding;
    const tell = (): Lines => this.fail(this.told('‹It moved to› ', 'Location'));
    const method = request?.method && 'name' in request.method ? request.method.name : undefined;
    const keeps = this.code === 307 || this.code === 308 || method === 'GET' || method === 'HEAD';
    const name = this.again() === this.response ? this.response : fresh('moved');
    const resend = this.resendOf(name);
    const target = this.elsewhere(fresh('location'));
    if ((resend.kind !== 'copy' && resend.kind !== 'flow') || !target || (this.code !== 303 && !keeps && !method))
      return tell();
    // A request object holds its own URL.
    const object = /^(?:request|start)$/.test(request?.call.childForFieldName('method')?.text ?? '');
    if (keeps && object && method !== 'GET') return tell();
    const same = keeps && this.code !== 303 && !object;
    const sent = same ? this.send(name, target.url) : [`${name} = ${target.read}`];
    return [target.line, ...sent, ...this.goOn(resend, name, this.fail(this.text()))];
  }

  stored(): Lines {
    const cached = /(?<![\w.@])(@?(?:cached|stored)\w*)\s*=/.exec(this.s.binding.scope.text)?.[1];
    if (!cached) return this.fail(this.q('‹Not modified: use the stored copy›'));
    const word = this.valued ? undefined : leaveWord(this.s.place.block, this.dialect);
    return [word ? `${word} ${cached}` : cached];
  }
}

/** The opposite of a comparison. */
const denied = (condition: string): string =>
  / == /.test(condition) ? condition.replace(' == ', ' != ') : `!${condition}`;

const indent = (lines: Lines): Lines => lines.map(l => (l ? `\t${l}` : l));
