import type { Node } from 'web-tree-sitter';
import { fieldThatTells, idempotent, messageFor } from '../../../src/branches/codes';
import { toLines } from '../../../src/branches/lines';
import { resendOf, type Resend } from '../../../src/branches/resend';
import { closest, contains, indentOf, namedChildren } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation, Written } from '../../../src/branches/types';
import { BranchWriter, type Wait } from '../../../src/branches/writer';
import { clientOf, type Client } from './libraries';
import { classReference } from './names';
import { argument } from './requests';

/** What a branch does about its code, in PHP: with Guzzle and other PSR-7 responses, Laravel's client and Symfony's. */
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

  override body(): Lines {
    const lines = super.body();
    // What a sibling's way to fail was copied with is imported already.
    if (this.s.failure.own && lines.some(l => /\bRuntimeException\(/.test(l))) this.reference('RuntimeException');
    return lines;
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

  private get dot(): string {
    return dotOf(this.s);
  }

  private get not(): string {
    return /\bif \(! /.test(this.s.document.text) ? '! ' : '!';
  }

  private header(name: string, response = this.response): string {
    return this.client.header(response, name, text => this.q(text));
  }

  /** A message with a header field at its end. */
  private told(words: string, header: string): string {
    const value = this.header(header);
    return `${this.q(words)}${this.dot}${value.includes('??') ? `(${value})` : value}`;
  }

  /** A class as this file names it; it is imported where it has to be. */
  private reference(whole: string): string {
    const { name, use } = classReference(whole, this.s.document);
    if (use) this.imports.add(use);
    return name;
  }

  protected override fail(message: string): Lines {
    const { log } = this.s.failure;
    const lines = super.fail(message);
    // What is chosen is one operand.
    const told = log && / \? /.test(message) ? log(`(${message})`).split('\n') : [];
    return [...told, ...lines.slice(told.length)].map((l, i, all) =>
      i === all.length - 1 && i >= told.length && !/[;}]$/.test(l) ? `${l};` : l,
    );
  }

  /**
   * What a function gives back where there is nothing; `undefined` where it must give something.
   * @param truth  What says so where it gives back nothing but truth values.
   */
  private emptyValue(truth: 'true' | 'false'): string | undefined {
    const told = this.s.failure.exit?.('');
    if (told && /^return\b/.test(told) && !/[("']/.test(told)) return told.replace(/;$/, '');
    const fn = closest(this.s.place.block, this.dialect.types.functions);
    if (!fn) return undefined;
    const type = fn.childForFieldName('return_type')?.text;
    if (!type) return this.gives() === 'truth' ? `return ${truth}` : 'return null';
    if (type === 'bool') return `return ${truth}`;
    if (/^\?|\bnull\b|^mixed$/.test(type)) return 'return null';
    return /^(?:void|never)$/.test(type) && type === 'void' ? 'return' : undefined;
  }

  absent(): Lines {
    if (!this.s.failure.own) return this.fail(this.text());
    if (this.passesOver()) return [this.next()];
    const empty = this.emptyValue('false');
    return empty && empty !== 'return' ? [`${empty};`] : this.fail(this.text());
  }

  nothing(): Lines {
    const fn = closest(this.s.place.block, this.dialect.types.functions);
    const type = fn?.childForFieldName('return_type')?.text ?? '';
    const values: Record<string, string> = { array: '[]', iterable: '[]', string: "''", bool: 'true', void: '' };
    const own = values[type];
    if (own !== undefined) return [`return ${own}`.trimEnd() + ';'];
    const empty = this.emptyValue('true');
    if (empty) return [`${empty};`];
    const { log } = this.s.failure;
    return log ? log(this.q('‹Done; there is nothing to read›')).split('\n') : this.fail(this.text());
  }

  /** The reason and the field errors out of the body: problem details (RFC 9457) and the shapes that frameworks send. */
  invalid(): Lines {
    if (!this.tells()) return this.fail(this.text());
    const { fresh } = this.s;
    const [problem, reason] = [fresh('$problem'), fresh('$reason')];
    const key = (name: string): string => `${problem}[${this.q(name)}]`;
    const list = `json_encode(${key('errors')}, JSON_UNESCAPED_SLASHES)`;
    return [
      `${problem} = ${this.client.json(this.response)};`,
      `${reason} = ${key('detail')} ?? ${key('message')} ?? ${key('title')} ?? ${this.text()};`,
      ...this.when(`${this.not}empty(${key('errors')})`, [`${reason} .= ${this.q(': ')}${this.dot}${list};`]),
      ...this.fail(reason),
    ];
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
      url.text.includes('\n')
    )
      return this.invalid();
    if (!this.visible()) return this.invalid();
    const current = fresh('$current');
    const latest = this.read(url.text);
    return [
      `${current} = ${this.client.body(latest)};`,
      ...this.fail(`${this.q(`‹${messageFor(this.s)}›: `)}${this.dot}${current}`),
    ];
  }

  unauthorized(): Lines {
    const refresh = this.declared(/^(?:refresh|renew|reauth)\w*$/i);
    const signIn = this.declared(/^(?:sign_?in|log_?in|authenticate|redirectToLogin)\w*$/i);
    const end = [...(signIn ? [`${signIn}();`] : []), ...this.fail(this.text())];
    if (!refresh) return end;
    const name = this.again();
    const resend = this.resendOf(name);
    if (resend.kind === 'none' || resend.kind === 'continue') return end;
    return [`${refresh}();`, ...this.send(name), ...this.goOn(resend, name, end)];
  }

  /** A function without parameters whose name fits: the file's own, or a method of the class around the branch. */
  private declared(name: RegExp): string | undefined {
    const { document, place } = this.s;
    const own = closest(place.block, ['class_declaration', 'trait_declaration', 'enum_declaration']);
    for (const m of document.text.slice(0, 200_000).matchAll(/\bfunction\s+(\w+)\s*\(\s*\)/g)) {
      const node = document.root.descendantForIndex(m.index, m.index + m[0].length);
      const fn = closest(node, ['function_definition', 'method_declaration']);
      if (!m[1] || !fn || !name.test(m[1]) || contains(fn, place.block)) continue;
      if (fn.type === 'function_definition') return m[1];
      if (!own || !contains(own, fn)) continue;
      return /\bstatic\b/.test(fn.text.slice(0, m.index - fn.startIndex)) ? `self::${m[1]}` : `$this->${m[1]}`;
    }
    return undefined;
  }

  /** What the new response is called: the old name where it may be given a new value. */
  private again(): string {
    const { binding, place } = this.s;
    const { functions } = this.dialect.types;
    const reuses = binding.reassignable && closest(binding.node, functions)?.id === closest(place.block, functions)?.id;
    return reuses ? this.response : this.s.fresh('$retried');
  }

  /** False in a closure that does not take in what the request is made of. */
  private visible(): boolean {
    const { binding, place } = this.s;
    const call = binding.request?.call;
    const fn = closest(place.block, this.dialect.types.functions);
    if (!call || fn?.type !== 'anonymous_function' || contains(fn, call)) return true;
    const taken = fn.text.slice(0, (fn.childForFieldName('body')?.startIndex ?? fn.endIndex) - fn.startIndex);
    return [...call.text.matchAll(/\$\w+/g)].every(m => m[0] === '$this' || new RegExp(`\\${m[0]}(?!\\w)`).test(taken));
  }

  private resendOf(name: string): Resend {
    return this.client.retries || !this.visible() ? { kind: 'none' } : resendOf(this.s, this.dialect, name);
  }

  /** The call that sends the request, set so that no status throws. */
  private quietly(options: Record<string, string> = {}, url?: string): string {
    const request = this.s.binding.request;
    if (!request) return '';
    const quiet: Record<string, string> =
      this.client.throws && this.client.id === 'guzzle' ? { http_errors: 'false' } : {};
    return this.withOptions(request.call, { ...options, ...quiet }, url);
  }

  /** A call with more options, and perhaps another URL. */
  private withOptions(call: Node, more: Record<string, string>, url?: string): string {
    const args = call.childForFieldName('arguments');
    const { request } = this.s.binding;
    const all = args ? namedChildren(args) : [];
    if (!args || !request) return call.text;
    const verb = call.childForFieldName('name')?.text ?? '';
    const index = verb === 'request' ? 2 : 1;
    const given = argument(args, index, 'options');
    const entries = Object.entries(more).map(([key, value]) => `${this.q(key)} => ${value}`);
    const edits: { start: number; end: number; text: string }[] = [];
    if (url && request.url) edits.push({ start: request.url.startIndex, end: request.url.endIndex, text: url });
    const last = all.at(-1);
    if (entries.length && given?.type === 'array_creation_expression') {
      const start = given.startIndex + given.text.search(/[[(]/) + 1;
      const first = namedChildren(given)[0];
      const between = first ? given.text.slice(start - given.startIndex, first.startIndex - given.startIndex) : '';
      const many = between.includes('\n');
      const text = many ? entries.map(e => between + e + ',').join('') : entries.join(', ') + (first ? ', ' : '');
      edits.push({ start, end: start, text });
    } else if (entries.length && given)
      edits.push({ start: given.startIndex, end: given.startIndex, text: `[${entries.join(', ')}] + ` });
    else if (entries.length && last) {
      // Spread arguments cannot be counted.
      const named = all.some(a => a.childForFieldName('name'));
      edits.push({
        start: last.endIndex,
        end: last.endIndex,
        text: `, ${named ? 'options: ' : ''}[${entries.join(', ')}]`,
      });
    }
    return edits
      .sort((a, b) => b.start - a.start)
      .reduce(
        (text, e) => text.slice(0, e.start - call.startIndex) + e.text + text.slice(e.end - call.startIndex),
        call.text,
      );
  }

  private send(name: string, options?: Record<string, string>, url?: string): Lines {
    const { binding, document, style } = this.s;
    const whole = binding.request?.whole;
    if (!whole) return [];
    const lines = toLines(this.quietly(options, url), indentOf(document.text, whole.startIndex), style.unit);
    return lines.map((l, i) => (i ? l : `${name} = ${l}`)).map((l, i, all) => (i === all.length - 1 ? `${l};` : l));
  }

  /** What the request is called on: `Http::withToken($token)`, `$this->client`. */
  private receiver(): string {
    const call = this.s.binding.request?.call;
    const owner = call?.childForFieldName('object') ?? call?.childForFieldName('scope');
    return owner ? owner.text.replace(/\s*\n\s*/g, '') + (call?.childForFieldName('scope') ? '::' : '->') : '';
  }

  /** A GET of `url` with the options of the request that say who asks, without those that hold its body or a condition. */
  private read(url: string, options: Record<string, string> = {}): string {
    const call = this.s.binding.request?.call;
    const args = call?.childForFieldName('arguments');
    const verb = call?.childForFieldName('name')?.text ?? '';
    const general = verb === 'request';
    const given = args && this.client.id !== 'laravel' ? argument(args, general ? 2 : 1, 'options') : undefined;
    const kept = given?.type === 'array_creation_expression' ? entriesToRead(given) : [];
    const quiet = this.client.throws && this.client.id === 'guzzle' && !kept.some(e => /http_errors/.test(e));
    const all = [
      ...Object.entries(options).map(([k, v]) => `${this.q(k)} => ${v}`),
      ...(quiet ? [`${this.q('http_errors')} => false`] : []),
      ...kept,
    ];
    const list = all.length ? `, [${all.join(', ')}]` : '';
    return `${this.receiver()}${general ? `request(${this.q('GET')}, ` : 'get('}${url}${list})`;
  }

  /** Waits as Retry-After says, in both its forms (RFC 9110, 10.2.3), else longer each time with jitter; not longer than a minute. */
  private readonly retryAfter = (response: string, attempt: string, giveUp: Lines): Lines => {
    const { fresh } = this.s;
    const [retryAfter, date, delay] = [fresh('$retryAfter'), fresh('$date'), fresh('$delay')];
    return [
      `${retryAfter} = ${this.header('Retry-After', response)};`,
      `${date} = strtotime(${retryAfter});`,
      `if (ctype_digit(${retryAfter})) {`,
      `\t${delay} = (int) ${retryAfter};`,
      `} elseif (${date} !== false) {`,
      `\t${delay} = max(${date} - time(), 0);`,
      '} else {',
      `\t${delay} = 2 ** ${attempt} * random_int(500, 1000) / 1000;`,
      '}',
      ...this.when(`${delay} > 60`, giveUp),
      `usleep((int) (${delay} * 1000000));`,
    ];
  };

  private readonly backOff = (_response: string, attempt: string): Lines => [
    `usleep(2 ** ${attempt} * random_int(500000, 1000000));`,
  ];

  protected isIdempotent(method: string): string {
    return `in_array(strtoupper(${method}), [${idempotent.map(m => this.q(m)).join(', ')}], true)`;
  }

  protected resend(wait: Wait, times: number, words: string, repeatable: boolean | string): Lines {
    const { fresh } = this.s;
    const name = this.again();
    const resend = repeatable === false ? ({ kind: 'none' } as const) : this.resendOf(name);
    const end = this.fail(this.q(words));
    if (resend.kind === 'none') {
      if (wait !== 'retryAfter' || this.client.retries) return end;
      return this.fail(this.told(`${words}; Retry-After: `, 'Retry-After'));
    }
    this.repeats = repeatable === true;
    if (resend.kind === 'continue') {
      const over = this.endOfAttempts(end, 'break;');
      const lines = [...this[wait](this.response, resend.counter, over), this.next()];
      return typeof repeatable === 'string' ? [...this.when(`${this.not}${repeatable}`, end), ...lines] : lines;
    }
    const attempt = fresh('$attempt');
    const status = `${name}->${this.client.status}`;
    const loop = [
      `for (${attempt} = 0; ${this.still(status)} && ${attempt} < ‹${times}›; ${attempt}++) {`,
      ...indent([...this[wait](name, attempt, ['break;']), ...this.send(name)]),
      '}',
    ];
    return [
      ...(name === this.response ? [] : [`${name} = ${this.response};`]),
      ...(typeof repeatable === 'string' ? this.when(repeatable, loop) : loop),
      ...this.goOn(resend, name, end),
    ];
  }

  /** A condition that is true as long as the branch is for that status. */
  private still(status: string): string {
    if (this.s.busy) return `(${status} === 429 || ${status} >= 500)`;
    return `${status} ${this.s.serverErrors ? '>= 500' : `=== ${this.code}`}`;
  }

  /** `continue`, past the switches between the branch and its loop. */
  private next(): string {
    const { types } = this.dialect;
    let level = 1;
    for (
      let n: Node | null = this.s.place.form === 'case' ? (this.s.place.chain?.node ?? null) : this.s.place.block;
      n;
      n = n.parent
    ) {
      if (types.loops.includes(n.type) || types.functions.includes(n.type)) break;
      if (n.type === 'switch_statement') level++;
    }
    return level > 1 ? `continue ${level};` : 'continue;';
  }

  protected ok(name: string): string {
    return this.client.ok(name);
  }

  protected failed(name: string): string {
    return this.client.failed(name);
  }

  protected override given(stale: string[], name: string): Lines {
    return stale.map(alias => `${alias} = ${name}->${this.client.status};`);
  }

  protected override unlessOk(name: string, end: Lines, stale: string[]): Lines {
    const [only, ...more] = stale;
    const failed = this.failed(name);
    return this.when(only && !more.length ? failed.replace(`${name}->${this.client.status}`, only) : failed, end);
  }

  protected override leave(onward: 'continue' | 'return'): string {
    return onward === 'continue' ? this.next() : 'return;';
  }

  /** How another resource is reached that this response names: its URL, and options that it needs. */
  private elsewhere(location: string): { lines: Lines; url: string; options: Record<string, string> } | undefined {
    const { document, binding } = this.s;
    const { request } = binding;
    const named = this.header('Location');
    if (!request?.url || request.url.text.includes('\n')) return undefined;
    if (this.client.id === 'symfony')
      return {
        lines: [`${location} = ${named};`],
        url: location,
        options: { base_uri: `${this.response}->getInfo(${this.q('url')})` },
      };
    if (this.client.id === 'laravel') {
      const resolver = this.reference('GuzzleHttp\\Psr7\\UriResolver');
      const uri = this.reference('GuzzleHttp\\Psr7\\Uri');
      return {
        lines: [`${location} = (string) ${resolver}::resolve(${this.response}->effectiveUri(), new ${uri}(${named}));`],
        url: location,
        options: {},
      };
    }
    // A client with a base resolves what is relative by itself.
    const based = /base_uri|BASE_URI/.test(document.text) || /^["'](?!https?:)/.test(request.url.text);
    return { lines: [`${location} = ${named};`], url: location, options: based ? {} : { base_uri: request.url.text } };
  }

  accepted(): Lines {
    const { binding, fresh } = this.s;
    const job = fresh('$job');
    const copy = resendOf({ ...this.s, binding: { ...binding, reassignable: false } }, this.dialect, job);
    const tell = (): Lines => this.fail(this.told('‹Not done yet; look again at› ', 'Location'));
    if (copy.kind !== 'copy' || !this.visible()) return tell();
    const location = fresh('$location');
    const target = this.elsewhere(location);
    if (!target) return tell();
    const attempt = fresh('$attempt');
    const status = `${job}->${this.client.status}`;
    return [
      ...target.lines,
      `${job} = ${this.response};`,
      `for (${attempt} = 0; ${status} === 202 && ${attempt} < ‹10›; ${attempt}++) {`,
      ...indent([...this.retryAfter(job, attempt, ['break;']), `${job} = ${this.read(target.url, target.options)};`]),
      '}',
      ...this.goOn(
        {
          ...copy,
          parts: copy.parts.map(p => ({
            ...p,
            condition: p.condition ?? `${this.client.ok(job)} && ${status} !== 202`,
          })),
        },
        job,
        this.fail(this.q('‹Still not done›')),
      ),
    ];
  }

  partial(): Lines {
    const range = this.header('Content-Range');
    return this.when(
      `${this.not}preg_match('/^bytes (\\d+)-(\\d+)\\/(\\d+|\\*)$/', ${range})`,
      this.fail(this.q('‹The part does not say where it belongs›')),
    );
  }

  moved(): Lines {
    const { binding, fresh } = this.s;
    const moved = fresh('$moved');
    const copy = resendOf({ ...this.s, binding: { ...binding, reassignable: false } }, this.dialect, moved);
    const { request } = binding;
    const method = request?.method && 'name' in request.method ? request.method.name : undefined;
    const tell = (): Lines => this.fail(this.told('‹It moved to› ', 'Location'));
    const keeps = this.code === 307 || this.code === 308 || method === 'GET' || method === 'HEAD';
    if (copy.kind !== 'copy' || !this.visible() || (this.code !== 303 && !keeps && !method)) return tell();
    const target = this.elsewhere(fresh('$location'));
    if (!target) return tell();
    const sent =
      keeps && this.code !== 303
        ? this.send(moved, target.options, target.url)
        : [`${moved} = ${this.read(target.url, target.options)};`];
    return [...target.lines, ...sent, ...this.goOn(copy, moved, this.fail(this.text()))];
  }

  stored(): Lines {
    const cached = /(\$(?:cached|stored)\w*)\s*=/.exec(this.s.binding.scope.text)?.[1];
    return cached ? [`return ${cached};`] : this.fail(this.q('‹Not modified: use the stored copy›'));
  }
}

const indent = (lines: Lines): Lines => lines.map(l => `\t${l}`);

/** The entries of an array of options that a GET may have as well. */
function entriesToRead(array: Node): string[] {
  return namedChildren(array).flatMap(entry => {
    const [key, value] = namedChildren(entry);
    if (!key || !value || /\n/.test(entry.text)) {
      if (!key || !value || !/headers/i.test(key.text) || value.type !== 'array_creation_expression') return [];
    }
    const name = key.text;
    if (
      /^["'](?:body|json|form_params|multipart|sink|max_redirects)["']$|::(?:BODY|JSON|FORM_PARAMS|MULTIPART|SINK)$/.test(
        name,
      )
    )
      return [];
    if (!/headers/i.test(name) || value.type !== 'array_creation_expression') return [entry.text];
    const fields = namedChildren(value).filter(
      f => !/^["'](?:If-|Content-|Idempotency)/i.test(f.text) && !/\n/.test(f.text),
    );
    return fields.length ? [`${name} => [${fields.map(f => f.text).join(', ')}]`] : [];
  });
}

/** How strings are put together here: with spaces around the dot, or without. */
function dotOf({ document, binding }: Situation): string {
  const { text } = document;
  const tight = [...text.matchAll(/['"]\.[$'"\w(]|[\w)\]]\.['"]/g)].length;
  const wide = [...text.matchAll(/['"] \. |[\w)\]] \. ['"$]/g)].length;
  if (tight === wide) return binding.library.id === 'laravel' || binding.library.id === 'symfony' ? '.' : ' . ';
  return tight > wide ? '.' : ' . ';
}
