import { fieldThatTells, idempotent, messageFor } from '../../../src/branches/codes';
import { toLines } from '../../../src/branches/lines';
import { resendOf } from '../../../src/branches/resend';
import { closest, indentOf } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation, Written } from '../../../src/branches/types';
import { BranchWriter, type Wait } from '../../../src/branches/writer';
import { widthOf, wrapped } from './lines';

/** What a branch does about its code, in Python: for Requests, HTTPX, aiohttp and urllib. */
export function write(situation: Situation, dialect: Dialect): Written {
  const writer = new Writer(situation, dialect);
  const unit = situation.style.unit === '\t' ? 4 : situation.style.unit.length;
  const indent = situation.place.indent.replace(/\t/g, '    ').length + unit;
  const body = wrapped(writer.body(), widthOf(situation) - indent, unit);
  return { body, imports: [...writer.imports], repeats: writer.repeats };
}

class Writer extends BranchWriter {
  readonly imports = new Set<string>();
  private readonly async: boolean;

  constructor(s: Situation, dialect: Dialect) {
    super(s, dialect);
    const whole = s.binding.request?.whole.text ?? '';
    this.async =
      s.binding.library.id === 'aiohttp' ||
      whole.startsWith('await') ||
      /^async\b/.test(closest(s.place.block, dialect.types.functions)?.text.slice(0, 10) ?? '');
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

  private header(name: string, response = this.response, fallback?: string): string {
    return `${response}.headers.get(${this.q(name)}${fallback === undefined ? '' : `, ${this.q(fallback)}`})`;
  }

  /** An f-string with a field in it; its inner quotes are the other ones, as versions before 3.12 need. */
  private told(words: string, header: string, fallback?: string): string {
    const { quote } = this.s.style;
    const inner = quote === '"' ? "'" : '"';
    const value = `${this.response}.headers.get(${inner}${header}${inner}${fallback === undefined ? '' : `, ${inner}${fallback}${inner}`})`;
    return `f${quote}${words}{${value}}${quote}`;
  }

  protected override when(condition: string, lines: Lines, otherwise: Lines = []): Lines {
    return [`if ${condition}:`, ...indent(lines), ...(otherwise.length ? ['else:', ...indent(otherwise)] : [])];
  }

  private get await(): string {
    return this.async ? 'await ' : '';
  }

  /** A call of the body's reader: awaited in aiohttp only. */
  private json(response: string): string {
    // aiohttp refuses to read application/problem+json unless it is told not to look at the type.
    if (this.urllib) return `${this.module('json')}.loads(${response}.read())`;
    return this.s.binding.library.id === 'aiohttp' ? `await ${response}.json(content_type=None)` : `${response}.json()`;
  }

  private get urllib(): boolean {
    return this.s.binding.library.id === 'urllib';
  }

  /** A condition that is true for anything but a success. */
  protected failed(response: string): string {
    return this.urllib ? `${response}.${this.s.binding.library.status} >= 300` : `not ${this.ok(response)}`;
  }

  protected ok(response: string): string {
    if (this.urllib) return `${response}.${this.s.binding.library.status} < 300`;
    return this.s.binding.library.id === 'httpx' ? `${response}.is_success` : `${response}.ok`;
  }

  /** @param truth  What says that there is nothing, where the function gives back nothing but truth values. */
  private emptyValue(truth: 'True' | 'False'): string | undefined {
    const told = this.s.failure.exit?.('');
    if (told && /^return\b/.test(told) && !/\(/.test(told)) return told;
    const fn = closest(this.s.place.block, this.dialect.types.functions);
    if (!fn) return undefined;
    const type = fn.childForFieldName('return_type')?.text;
    const gives = this.gives();
    if (gives === 'truth') return `return ${truth}`;
    if (!type && gives === 'nothing') return 'return';
    return !type || /\bNone\b|Optional|\bAny\b/.test(type) ? 'return None' : undefined;
  }

  absent(): Lines {
    if (!this.s.failure.own) return this.fail(this.text());
    if (this.passesOver()) return ['continue'];
    const empty = this.emptyValue('False');
    return empty ? [empty] : this.fail(this.text());
  }

  nothing(): Lines {
    const empty = this.emptyValue('True');
    if (empty) return [empty];
    return this.s.failure.log ? [this.s.failure.log(this.q('‹Done; there is nothing to read›'))] : ['pass'];
  }

  /** The reason and the field errors out of the body: problem details (RFC 9457) and the shapes that frameworks send. */
  private problem(): { lines: Lines; message: string } {
    const { fresh } = this.s;
    const problem = fresh('problem');
    const reason = fresh('reason');
    const message = this.text();
    const errors = fresh('errors');
    return {
      lines: [
        'try:',
        `\t${problem} = ${this.json(this.response)}`,
        'except ValueError:',
        `\t${problem} = None`,
        `${problem} = ${problem} if isinstance(${problem}, dict) else {}`,
        `${reason} = ${['detail', 'message', 'title'].map(k => `${problem}.get(${this.q(k)})`).join(' or ')} or ${message}`,
        `${errors} = ${problem}.get(${this.q('errors')})`,
      ],
      message: `f${this.s.style.quote}{${reason}}: {${errors}}${this.s.style.quote} if ${errors} else ${reason}`,
    };
  }

  invalid(): Lines {
    if (!this.tells()) return this.fail(this.text());
    const { lines, message } = this.problem();
    return [...lines, ...this.fail(message)];
  }

  conflict(): Lines {
    const { binding, fresh } = this.s;
    const request = binding.request;
    const method = request?.method;
    if (
      !request?.url ||
      !method ||
      !('name' in method) ||
      !/^(?:PUT|PATCH|DELETE)$/.test(method.name) ||
      request.url.text.includes('\n')
    )
      return this.invalid();
    const latest = fresh('latest');
    const callee = request.call.childForFieldName('function')?.childForFieldName('object')?.text ?? '';
    const { quote } = this.s.style;
    if (this.urllib) {
      const current = fresh('current');
      return [
        `with ${request.call.childForFieldName('function')?.text}(${request.url.text}) as ${latest}:`,
        `\t${current} = ${latest}.read().decode()`,
        ...this.fail(`f${quote}‹${messageFor(this.s)}›: {${current}}${quote}`),
      ];
    }
    const text = binding.library.id === 'aiohttp' ? `(await ${latest}.text())` : `${latest}.text`;
    const current = fresh('current');
    return [
      `${latest} = ${this.async ? 'await ' : ''}${callee}.get(${request.url.text})`,
      `${current} = ${text} if ${this.ok(latest)} else None`,
      ...this.fail(`f${quote}‹${messageFor(this.s)}›: {${current}}${quote}`),
    ];
  }

  unauthorized(): Lines {
    const refresh = declared(this.s, /^(?:refresh|renew|reauth)\w*$/i);
    const signIn = declared(this.s, /^(?:sign_in|log_in|login|authenticate)\w*$/);
    const end = [...(signIn ? [`${signIn}()`] : []), ...this.fail(this.text())];
    if (!refresh) return end;
    const name = this.again();
    const resend = resendOf(this.s, this.dialect, name);
    if (resend.kind === 'none' || resend.kind === 'continue') return end;
    return [`${refresh}()`, ...this.send(name), ...this.goOn(resend, name, end)];
  }

  private again(): string {
    const { binding, place } = this.s;
    const { functions } = this.dialect.types;
    const reuses = binding.reassignable && closest(binding.node, functions)?.id === closest(place.block, functions)?.id;
    return reuses ? this.response : this.s.fresh('retried');
  }

  private send(name: string): Lines {
    const { binding, document, style } = this.s;
    const whole = binding.request?.whole;
    if (!whole) return [];
    if (this.urllib) {
      const raised = /[\w.]*HTTPError/.exec(binding.node.text)?.[0] ?? 'urllib.error.HTTPError';
      const refused = this.s.fresh('refused');
      const sent = toLines(whole.text, indentOf(document.text, whole.startIndex), style.unit);
      return [
        'try:',
        ...indent(sent.map((l, i) => (i ? l : `${name} = ${l}`))),
        `except ${raised} as ${refused}:`,
        `\t${name} = ${refused}`,
      ];
    }
    const text =
      binding.library.id === 'aiohttp' && !whole.text.startsWith('await') ? `await ${whole.text}` : whole.text;
    return toLines(text, indentOf(document.text, whole.startIndex), style.unit).map((l, i) =>
      i ? l : `${name} = ${l}`,
    );
  }

  private module(name: string): string {
    const { text } = this.s.document;
    // A name of the file's own hides the module.
    const hidden = new RegExp(
      `^[ \\t]*(?:from\\s+[\\w.]+\\s+import\\s+(?:[^\\n]*,\\s*)?${name}\\b(?!\\s+as)|${name}\\s*=)|def\\s+\\w+\\([^)]*\\b${name}\\b\\s*[,:)=]`,
      'm',
    ).test(text);
    this.imports.add(hidden ? `import ${name} as _${name}` : `import ${name}`);
    return hidden ? `_${name}` : name;
  }

  private sleep(delay: string): string {
    const own = new RegExp(
      `^from\\s+${this.async ? 'asyncio' : 'time'}\\s+import\\s+(?:[^\\n]*,\\s*)?sleep\\b(?!\\s+as)`,
      'm',
    ).test(this.s.document.text);
    return `${this.await}${own ? 'sleep' : `${this.module(this.async ? 'asyncio' : 'time')}.sleep`}(${delay})`;
  }

  private jitter(attempt: string): string {
    return `2**${attempt} * ${this.module('random')}.uniform(0.5, 1)`;
  }

  /** Waits as Retry-After says, in both its forms (RFC 9110, 10.2.3), else longer each time with jitter; not longer than a minute. */
  private readonly retryAfter = (response: string, attempt: string, giveUp: Lines): Lines => {
    const { fresh } = this.s;
    const retryAfter = fresh('retry_after');
    const delay = fresh('delay');
    const date = fresh('date');
    this.imports.add('from email.utils import parsedate_to_datetime');
    return [
      `${retryAfter} = ${this.header('Retry-After', response, '')}`,
      'try:',
      `\tif ${retryAfter}.isdigit():`,
      `\t\t${delay} = int(${retryAfter})`,
      '\telse:',
      `\t\t${date} = parsedate_to_datetime(${retryAfter})`,
      `\t\t${delay} = max(${date}.timestamp() - ${this.module('time')}.time(), 0)`,
      'except (TypeError, ValueError):',
      `\t${delay} = ${this.jitter(attempt)}`,
      `if ${delay} > 60:`,
      ...indent(giveUp),
      this.sleep(delay),
    ];
  };

  private readonly backOff = (_response: string, attempt: string): Lines => [this.sleep(this.jitter(attempt))];

  protected isIdempotent(method: string): string {
    return `${method}.upper() in (${idempotent.map(m => this.q(m)).join(', ')})`;
  }

  protected resend(wait: Wait, times: number, words: string, repeatable: boolean | string): Lines {
    const { binding, fresh } = this.s;
    const name = this.again();
    const resend = repeatable === false ? ({ kind: 'none' } as const) : resendOf(this.s, this.dialect, name);
    const end = this.fail(this.q(words));
    if (resend.kind === 'none') {
      if (wait !== 'retryAfter') return end;
      return this.fail(this.told(`${words}; try again after `, 'Retry-After', 'a while'));
    }
    this.repeats = repeatable === true;
    if (resend.kind === 'continue') {
      const over = this.endOfAttempts(end, 'break');
      const lines = [...this[wait](this.response, resend.counter, over), 'continue'];
      return typeof repeatable === 'string' ? [...this.when(`not (${repeatable})`, end), ...lines] : lines;
    }
    const attempt = fresh('attempt');
    const status = `${name}.${binding.library.status}`;
    const loop = [
      `for ${attempt} in range(‹${times}›):`,
      ...indent([
        ...this[wait](name, attempt, ['break']),
        ...this.send(name),
        ...this.when(this.other(status), ['break']),
      ]),
    ];
    return [
      ...(name === this.response ? [] : [`${name} = ${this.response}`]),
      ...(typeof repeatable === 'string' ? this.when(repeatable, loop) : loop),
      ...this.goOn(resend, name, end),
    ];
  }

  /** A condition that is true once the branch is not for that status. */
  private other(status: string): string {
    const { busy, serverErrors } = this.s;
    const failing = `${status} < 500`;
    if (busy) return `${status} != ${this.spelled()} and ${failing}`;
    return serverErrors ? failing : `${status} != ${this.spelled()}`;
  }

  /** The code as the branch's own condition has it. */
  private spelled(): string {
    const { busy, place } = this.s;
    const condition = busy ?? this.s.condition;
    const code = busy ? 429 : this.code;
    if (place.form === 'case' && !place.chain?.bare) return /^[\w.]+$/.test(condition) ? condition : String(code);
    return /== ([A-Za-z][\w.]*)$/.exec(condition)?.[1] ?? String(code);
  }

  protected override leave(onward: 'continue' | 'return'): string {
    return onward;
  }

  accepted(): Lines {
    const { binding, fresh } = this.s;
    const job = fresh('job');
    const copy = resendOf({ ...this.s, binding: { ...binding, reassignable: false } }, this.dialect, job);
    const called = binding.request?.call.childForFieldName('function');
    const receiver = called?.childForFieldName('object')?.text;
    const callee = this.urllib ? called?.text : receiver && `${receiver}.get`;
    if (copy.kind !== 'copy' || !callee) return this.fail(this.told('‹Not done yet; look again at› ', 'Location'));
    this.imports.add('from urllib.parse import urljoin');
    const attempt = fresh('attempt');
    const status = `${job}.${binding.library.status}`;
    const location = fresh('location');
    const { quote } = this.s.style;
    return [
      `${location} = urljoin(str(${this.response}.url), ${this.header('Location', this.response, '')})`,
      `${job} = ${this.response}`,
      `for ${attempt} in range(‹10›):`,
      ...indent([
        ...this.retryAfter(job, attempt, ['break']),
        `${job} = ${this.await}${callee}(${location})`,
        ...this.when(`${status} != 202`, ['break']),
      ]),
      ...this.goOn(
        {
          ...copy,
          parts: copy.parts.map(p => ({ ...p, condition: p.condition ?? `${this.ok(job)} and ${status} != 202` })),
        },
        job,
        this.fail(`${quote}‹Still not done›${quote}`),
      ),
    ];
  }

  partial(): Lines {
    return this.when(
      `not ${this.header('Content-Range', this.response, '')}.startswith(${this.q('bytes ')})`,
      this.fail(this.q('‹The part does not say where it belongs›')),
    );
  }

  moved(): Lines {
    const { binding, fresh } = this.s;
    const moved = fresh('moved');
    const copy = resendOf({ ...this.s, binding: { ...binding, reassignable: false } }, this.dialect, moved);
    const { request } = binding;
    const callee = request?.call.childForFieldName('function')?.childForFieldName('object')?.text;
    const method = request?.method && 'name' in request.method ? request.method.name : undefined;
    const tell = this.fail(this.told('‹It moved to› ', 'Location'));
    if (copy.kind !== 'copy' || !request?.url || !callee || binding.library.id === 'aiohttp' || this.urllib)
      return tell;
    const keeps = this.code === 307 || this.code === 308 || method === 'GET' || method === 'HEAD';
    if (this.code !== 303 && !keeps && !method) return tell;
    this.imports.add('from urllib.parse import urljoin');
    const location = fresh('location');
    const [first = '', ...rest] = this.send(moved);
    const sent =
      keeps && this.code !== 303
        ? [first.replace(request.url.text, () => location), ...rest]
        : [`${moved} = ${this.await}${callee}.get(${location})`];
    return [
      `${location} = urljoin(str(${this.response}.url), ${this.header('Location', this.response, '')})`,
      ...sent,
      ...this.goOn(copy, moved, this.fail(this.text())),
    ];
  }

  stored(): Lines {
    const fn = closest(this.s.place.block, this.dialect.types.functions);
    const cached = /(?<![\w.])(cached\w*|stored\w*)\s*=/.exec(fn?.text ?? '')?.[1];
    return cached ? [`return ${cached}`] : this.fail(this.q('‹Not modified: use the stored copy›'));
  }
}

const indent = (lines: Lines): Lines => lines.map(l => `\t${l}`);

/** A function of the file without parameters whose name fits. */
function declared({ document }: Situation, name: RegExp): string | undefined {
  const text = document.text.slice(0, 100_000);
  const found = [
    ...text.matchAll(/^def\s+(\w+)\s*\(\s*\)/gm),
    ...[...text.matchAll(/^from\s+[\w.]+\s+import\s+(?:\(([^)]*)\)|(.*))/gm)].flatMap(m => [
      ...(m[1] ?? m[2] ?? '').matchAll(/(\w+)\s*(?=,|$)/gm),
    ]),
  ];
  return found.map(m => m[1]).find((n): n is string => n !== undefined && name.test(n));
}
