import { fieldThatTells, idempotent, messageFor } from '../../../src/branches/codes';
import { toLines } from '../../../src/branches/lines';
import { resendOf } from '../../../src/branches/resend';
import { closest, indentOf, namedChildren } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation, Written } from '../../../src/branches/types';
import { planFor } from '../../../src/branches/plan';
import { BranchWriter, type Wait } from '../../../src/branches/writer';
import { results, returning, zeroOf } from './failures';
import { clientOf, type Client } from './libraries';

/** What a branch does about its code, in Go with net/http and resty. */
export function write(situation: Situation, dialect: Dialect): Written {
  const writer = new Writer(situation, dialect);
  const body = writer.body();
  const text = body.join('\n') + situation.condition;
  // What a sibling's way to fail was copied with needs no import: it is there already.
  const used = [
    ...(situation.failure.own ? ['log'] : []),
    'fmt',
    'io',
    'math/rand',
    'strconv',
    'strings',
    'time',
    'net/http',
  ].filter(p => new RegExp(`(?<![\\w.])${p.split('/').at(-1)}\\.`).test(text));
  return { body, imports: used, repeats: writer.repeats };
}

class Writer extends BranchWriter {
  private readonly client: Client;

  constructor(s: Situation, dialect: Dialect) {
    super(s, dialect);
    this.client = clientOf(s.binding.library);
  }

  otherMethod(): Lines {
    return this.fail('‹use another method›', this.header('Allow'));
  }

  moved(): Lines {
    return this.fail('‹it moved›', this.header('Location'));
  }

  /** What is absent is told: callers tell a nil value and a nil error apart from nothing else. */
  absent(): Lines {
    return this.fail(this.words());
  }

  failure(): Lines {
    const field = fieldThatTells[this.s.code];
    return this.fail(this.words(), field && this.header(field));
  }

  private get status(): string {
    return `${this.response}.${this.s.binding.library.status}`;
  }

  /** The branch's condition where it stands by itself. */
  private again(): string {
    const { place, condition, busy } = this.s;
    if (busy) return `(${condition})`;
    return place.form === 'case' && place.chain?.node.childForFieldName('value')
      ? `${this.status} == ${condition}`
      : condition;
  }

  private header(name: string): string {
    return this.client.header(this.response, name);
  }

  /** Errors begin in lower case (https://go.dev/wiki/CodeReviewComments#error-strings), acronyms apart. */
  protected override words(text = messageFor(this.s)): string {
    return `‹${/^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)}›`;
  }

  protected override fail(words: string, detail?: string): Lines {
    const { log, exit, own, release } = this.s.failure;
    const message = detail ? `fmt.Sprintf("${words}: %s", ${detail})` : `"${words}"`;
    // A message by itself needs no format where the file knows errors.New only.
    const made =
      /"errors"/.test(this.s.document.text) && !/"fmt"/.test(this.s.document.text) ? 'errors.New' : 'fmt.Errorf';
    const error = own && detail ? message.replace('fmt.Sprintf', 'fmt.Errorf') : own ? `${made}(${message})` : message;
    const lines = [
      ...(release && !this.isClosed() ? [release] : []),
      ...(log ? log(message).split('\n') : []),
      ...(exit ? toLines(exit(error), '', this.s.style.unit) : []),
    ];
    return lines.map(l =>
      l
        .replace(/errors\.New\(fmt\.Sprintf\((.*)\)\)/, 'fmt.Errorf($1)')
        .replace(/^(log\.(?:Print|Fatal|Panic)|t\.(?:Fatal|Error|Log|Skip)|.*\.Msg)(?:ln)?\((?=fmt\.Sprintf\()/, '$1f(')
        .replace(/(\wf)\(fmt\.Sprintf\((.*)\)\)$/, '$1($2)'),
    );
  }

  protected override when(condition: string, lines: Lines, otherwise: Lines = []): Lines {
    return [
      `if ${condition} {`,
      ...indent(lines),
      ...(otherwise.length ? ['} else {', ...indent(otherwise)] : []),
      '}',
    ];
  }

  nothing(): Lines {
    const values = results(this.s, this.dialect);
    if (!values) return this.fail(this.words());
    const done = (type: string): string => (type === 'error' ? 'nil' : type === 'bool' ? 'true' : zeroOf(type));
    return [`return ${values.map(done).join(', ')}`.trimEnd()];
  }

  /** False where neither what is logged nor what is given back has room for a message. */
  protected override tells(): boolean {
    return this.fail('§', '§').join('\n').includes('§');
  }

  invalid(): Lines {
    if (!this.tells() || this.isClosed()) return this.fail(this.words());
    if (/"encoding\/json"/.test(this.s.document.text)) return this.problem();
    const { lines, value } = this.client.text(this.response, this.s.fresh('detail'));
    return [...lines, ...this.fail(this.words(), value)];
  }

  /** Reads the reason and the field errors: problem details (RFC 9457), and the shapes that frameworks send. */
  private problem(): Lines {
    const { fresh } = this.s;
    const [problem, reason, said] = [fresh('problem'), fresh('reason'), fresh('said')];
    return [
      `var ${problem} struct {`,
      '\tDetail, Message, Title string',
      '\tErrors                 json.RawMessage',
      '}',
      `_ = ${this.client.decode(this.response, problem)}`,
      `${reason} := ${this.client.line(this.response)}`,
      `for _, ${said} := range []string{${problem}.Title, ${problem}.Message, ${problem}.Detail} {`,
      `\tif ${said} != "" {`,
      `\t\t${reason} = ${said}`,
      '\t}',
      '}',
      ...this.when(`len(${problem}.Errors) > 0`, [`${reason} += ": " + string(${problem}.Errors)`]),
      ...this.fail(this.words(), reason),
    ];
  }

  /** True where the body was closed in front of the branch: nothing can be read of it. */
  private isClosed(): boolean {
    const { binding, place } = this.s;
    const closes = `${this.response}.Body.Close()`;
    return (binding.statement?.parent?.namedChildren ?? []).some(
      n => n !== null && n.text === closes && binding.start <= n.startIndex && n.startIndex < place.offset,
    );
  }

  /** Reads the resource as it is now, and lets the caller decide. */
  conflict(): Lines {
    const { binding, fresh } = this.s;
    const method = binding.request?.method;
    const url = this.url();
    if (!url || !method || !('name' in method) || !/^(?:PUT|PATCH|DELETE)$/.test(method.name) || !this.tells())
      return this.invalid();
    const latest = fresh('latest');
    const { lines, value } = this.client.text(latest, fresh('current'));
    return [...this.get(url, latest, ':='), ...lines, ...this.fail(this.words(), value)];
  }

  /** Asks the status resource in Location until the work is done, ten times at most. */
  accepted(): Lines {
    const resend = resendOf(this.s, this.dialect, this.response);
    const tell = this.fail('‹not done yet; look again at›', this.header('Location'));
    if (resend.kind === 'none' || resend.kind === 'continue' || !this.s.binding.request) return tell;
    const { fresh } = this.s;
    const attempt = fresh('attempt');
    const location = fresh('location');
    const loop = [
      ...this.wait('retryAfter', attempt),
      ...(this.client.closes ? [`${this.response}.Body.Close()`] : []),
      ...this.get(`${location}.String()`, this.response, '='),
    ];
    return [
      `${location}, err := ${this.client.location(this.response)}`,
      ...this.when('err != nil', this.giveUp('err')),
      `for ${attempt} := 0; ${attempt} < ‹10› && ${this.again()}; ${attempt}++ {`,
      ...indent(loop),
      '}',
      ...this.goOn(resend, this.response, this.fail('‹still not done›'), this.again()),
    ];
  }

  partial(): Lines {
    return this.when(
      `!strings.HasPrefix(${this.header('Content-Range')}, "bytes ")`,
      this.fail('‹the part does not say where it belongs›'),
    );
  }

  stored(): Lines {
    const stored = /(?<!\w)((?:cached|stored)\w*)(?:\s*,\s*\w+)?\s*(?::=|[*[\w])/.exec(this.s.binding.scope.text)?.[1];
    const values = results(this.s, this.dialect);
    const only = values?.filter(v => v !== 'error');
    if (!stored || only?.length !== 1) return this.fail('‹not modified: use the stored copy›');
    return [`return ${values?.map(v => (v === 'error' ? 'nil' : stored)).join(', ')}`];
  }

  unauthorized(): Lines {
    const refresh = this.refresh();
    const end = this.fail(this.words());
    if (!refresh) return end;
    const resend = resendOf(this.s, this.dialect, this.response);
    if (resend.kind === 'none' || resend.kind === 'continue') return end;
    const sent = this.sendAgain();
    return sent ? [...refresh, ...sent, ...this.goOn(resend, this.response, end)] : end;
  }

  /** The call of a function or method of this file that renews credentials, with the check of its error. */
  private refresh(): Lines | undefined {
    const { document, place } = this.s;
    const fn = closest(place.block, ['method_declaration', 'function_declaration']);
    const own = /^\(\s*(\w+)\s+(\*?\w+)/.exec(fn?.childForFieldName('receiver')?.text ?? '');
    const declared =
      /^func\s+(?:\(\s*\w+\s+(\*?\w+)\s*\)\s*)?((?:refresh|renew|reauth)\w*)\(\s*(?:\w+\s+(context\.Context))?\s*\)\s*(error)?\s*\{/im.exec(
        document.text.slice(0, 200_000),
      );
    if (!declared?.[2] || (declared[1] && declared[1] !== own?.[2])) return undefined;
    const context = declared[3] ? (this.context() ?? 'context.Background()') : '';
    const call = `${declared[1] ? `${own?.[1]}.` : ''}${declared[2]}(${context})`;
    return declared[4] ? this.when(`err := ${call}; err != nil`, this.giveUp('err')) : [call];
  }

  /** The URL of the request as an expression. */
  private url(): string | undefined {
    const { url } = this.s.binding.request ?? {};
    if (url) return url.text.includes('\n') ? undefined : url.text;
    const made = this.made();
    return made && `${made}.URL.String()`;
  }

  /** The name of the `*http.Request` that `Do` is given. */
  private made(): string | undefined {
    return /\.Do\(\s*(\w+)\s*\)$/.exec(this.s.binding.request?.call.text ?? '')?.[1];
  }

  /** A GET by the same client with the same credentials, checked; its response is given to `name`. */
  private get(url: string, name: string, assign: '=' | ':='): Lines {
    const { binding, document, fresh } = this.s;
    const call = binding.request?.call.text ?? '';
    const error = 'err';
    const checked = this.when(`${error} != nil`, this.giveUp(error));
    if (!this.client.closes) {
      const chain = /^([\s\S]*\.R\(\))/.exec(call)?.[1] ?? call.replace(/\.\w+\([^()]*\)$/, '');
      return [`${name}, ${error} ${assign} ${chain}.Get(${url})`, ...checked];
    }
    const closed = [...checked, `defer ${name}.Body.Close()`];
    const receiver = call.replace(/\.\w+\([\s\S]*$/, '');
    const made = this.made();
    const authorized =
      made &&
      new RegExp(`(?<!\\w)${made}\\.(?:Header\\.(?:Set|Add)\\("Authorization"|SetBasicAuth)`).test(document.text);
    if (!made || !authorized) return [`${name}, ${error} ${assign} ${receiver}.Get(${url})`, ...closed];
    const read = fresh('read');
    const context = this.context();
    return [
      context
        ? `${read}, ${error} := http.NewRequestWithContext(${context}, http.MethodGet, ${url}, nil)`
        : `${read}, ${error} := http.NewRequest(http.MethodGet, ${url}, nil)`,
      ...checked,
      `${read}.Header.Set("Authorization", ${made}.Header.Get("Authorization"))`,
      `${name}, ${error} ${assign} ${receiver}.Do(${read})`,
      ...closed,
    ];
  }

  protected override saidOfRequest(): string {
    const { scope, request } = this.s.binding;
    return request ? scope.text.slice(0, request.call.endIndex - scope.startIndex) : '';
  }

  protected isIdempotent(method: string): string {
    return idempotent
      .map(m => `${method} == "${m}"`)
      .slice(0, 4)
      .join(' || ');
  }

  /** `ctx` where the function has one: a wait ends when its context does. */
  private context(): string | undefined {
    const fn = closest(this.s.place.block, this.dialect.types.functions);
    return /(?<!\w)(\w+)\s+context\.Context\b/.exec(fn?.childForFieldName('parameters')?.text ?? '')?.[1];
  }

  /** The check of the request's error as it stands behind the request, or one of its own. */
  private checked(error: string): Lines {
    const { binding, document, style } = this.s;
    const next = binding.statement?.nextNamedSibling;
    if (next?.type === 'if_statement' && next.childForFieldName('condition')?.text === `${error} != nil`) {
      return toLines(next.text, indentOf(document.text, next.startIndex), style.unit);
    }
    return this.when(`${error} != nil`, this.giveUp(error));
  }

  private giveUp(error: string): Lines {
    return [returning(this.s, this.dialect, error)];
  }

  /** The two names that the request's statement gives values to: `resp, err`. */
  private names(): { left: string; error: string } | undefined {
    const left = this.s.binding.statement?.childForFieldName('left');
    const [, error] = left ? namedChildren(left).map(n => n.text) : [];
    return left && error ? { left: left.text, error } : undefined;
  }

  /** The request once more, into the same names. */
  private sendAgain(): Lines | undefined {
    const { binding, document, style } = this.s;
    const names = this.names();
    if (!binding.request || !names) return undefined;
    const { call } = binding.request;
    const sent = toLines(call.text, indentOf(document.text, call.startIndex), style.unit);
    const made = this.made();
    const lines: Lines = [];
    // The credentials may be new.
    const scope = binding.scope.text;
    const authorized =
      made && new RegExp(`(?<!\\w)${made}\\.Header\\.Set\\("Authorization",.*\\)$`, 'm').exec(scope)?.[0];
    if (authorized && planFor(this.s.code) === 'unauthorized') lines.push(authorized);
    const bodiless =
      made && new RegExp(`(?<!\\w)${made}\\b.*NewRequest\\w*\\(.*,\\s*(?:nil|http\\.NoBody)\\)$`, 'm').test(scope);
    // A body was read to its end by the first try.
    if (made && !bodiless) {
      const anew = [`${made}.Body, ${names.error} = ${made}.GetBody()`, ...this.checked(names.error)];
      lines.push(...this.when(`${made}.GetBody != nil`, anew));
    }
    if (this.client.closes) lines.push(`${this.response}.Body.Close()`);
    return [
      ...lines,
      ...sent.map((l, i) => (i ? l : `${names.left} = ${l}`)),
      ...this.checked(names.error),
      ...(this.client.closes ? [`defer ${this.response}.Body.Close()`] : []),
    ];
  }

  /** Waits as Retry-After says, in both its forms (RFC 9110, 10.2.3), else longer each time with jitter; ends with the context. */
  private wait(how: Wait, attempt: string): Lines {
    const { fresh } = this.s;
    const delay = fresh('delay');
    const context = this.context();
    const lines: Lines = [
      `${delay} := time.Duration(1<<${attempt})*time.Second/2 + time.Duration(rand.Int63n(int64(time.Second)))`,
    ];
    if (how === 'retryAfter') {
      const retryAfter = fresh('retryAfter');
      lines.push(
        `${retryAfter} := ${this.header('Retry-After')}`,
        `if seconds, err := strconv.Atoi(${retryAfter}); err == nil {`,
        `\t${delay} = time.Duration(seconds) * time.Second`,
        `} else if date, err := http.ParseTime(${retryAfter}); err == nil {`,
        `\t${delay} = time.Until(date)`,
        '}',
        ...this.when(`${delay} > time.Minute`, ['break']),
      );
    }
    if (!context) return [...lines, `time.Sleep(${delay})`];
    return [
      ...lines,
      'select {',
      `case <-time.After(${delay}):`,
      `case <-${context}.Done():`,
      ...indent(this.giveUp(`${context}.Err()`)),
      '}',
    ];
  }

  protected resend(wait: Wait, times: number, words: string, repeatable: boolean | string): Lines {
    const { fresh, document } = this.s;
    // resty repeats by itself where it was told to.
    const none = repeatable === false || (!this.client.closes && /\.SetRetryCount\(/.test(document.text));
    const resend = none ? ({ kind: 'none' } as const) : resendOf(this.s, this.dialect, this.response);
    const sent = this.sendAgain();
    if (resend.kind === 'none' || resend.kind === 'continue' || !sent)
      return wait === 'retryAfter'
        ? this.fail(words.replace('›', '; try again after›'), this.header('Retry-After'))
        : this.fail(words);
    this.repeats = repeatable === true;
    const attempt = fresh('attempt');
    const loop = [
      `for ${attempt} := 0; ${attempt} < ‹${times}› && ${this.again()}; ${attempt}++ {`,
      ...indent([...this.wait(wait, attempt), ...sent]),
      '}',
    ];
    return [
      ...(typeof repeatable === 'string' ? this.when(repeatable, loop) : loop),
      ...this.goOn(resend, this.response, this.fail(words)),
    ];
  }

  protected ok(): string {
    return `${this.status} < 300`;
  }

  protected failed(): string {
    return `${this.status} >= 400`;
  }

  protected override leave(onward: 'continue' | 'return'): string {
    return onward;
  }

  protected override unless(condition: string, pending: string | undefined): string {
    return pending ? `${condition} && ${pending.replace(' == ', ' != ')}` : condition;
  }
}

const indent = (lines: Lines): Lines => lines.map(l => `\t${l}`);
