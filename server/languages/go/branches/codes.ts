import { idempotent, messageFor } from '../../../src/branches/codes';
import { resendOf, toLines } from '../../../src/branches/resend';
import { closest, indentOf, namedChildren } from '../../../src/branches/tree';
import type { Dialect, Lines, Situation, Written } from '../../../src/branches/types';

/** What a branch does about its code, in Go with net/http. */
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
    'time',
    'net/http',
  ].filter(p => new RegExp(`(?<![\\w.])${p.split('/').at(-1)}\\.`).test(text));
  return { body, imports: used };
}

class Writer {
  private readonly response: string;
  private readonly code: number;

  constructor(
    private readonly s: Situation,
    private readonly dialect: Dialect,
  ) {
    this.response = s.binding.name;
    this.code = s.code;
  }

  body(): Lines {
    switch (this.code) {
      case 204:
      case 205:
        return this.nothing();
      case 400:
      case 422:
        return this.invalid();
      case 405:
        return this.fail('‹use another method›', `${this.response}.Header.Get("Allow")`);
      case 301:
      case 302:
      case 303:
      case 307:
      case 308:
        return this.fail('‹it moved›', `${this.response}.Header.Get("Location")`);
      case 408:
      case 504:
        return this.resend(
          'backOff',
          2,
          '‹no answer in time; look whether it took effect before sending it again›',
          this.repeatable(),
        );
      case 425:
        return this.resend('backOff', 1, this.words(), true);
      case 429:
        return this.resend('retryAfter', 3, this.words(), true);
      case 503:
        return this.resend('retryAfter', 3, this.words(), this.repeatable());
      case 500:
      case 502:
        return this.resend(
          this.s.serverErrors ? 'retryAfter' : 'backOff',
          this.s.serverErrors ? 3 : 2,
          this.words(),
          this.repeatable(),
        );
      default:
        return this.fail(this.words());
    }
  }

  /** Errors begin in lower case (https://go.dev/wiki/CodeReviewComments#error-strings). */
  private words(): string {
    const words = messageFor(this.s);
    return `‹${words.charAt(0).toLowerCase()}${words.slice(1)}›`;
  }

  private fail(words: string, detail?: string): Lines {
    const { log, exit, own } = this.s.failure;
    const message = detail ? `fmt.Sprintf("${words}: %s", ${detail})` : `"${words}"`;
    const error =
      own && detail ? message.replace('fmt.Sprintf', 'fmt.Errorf') : own ? `fmt.Errorf(${message})` : message;
    return [...(log ? log(message).split('\n') : []), ...(exit ? toLines(exit(error), '', this.s.style.unit) : [])];
  }

  private when(condition: string, lines: Lines, otherwise: Lines = []): Lines {
    return [
      `if ${condition} {`,
      ...indent(lines),
      ...(otherwise.length ? ['} else {', ...indent(otherwise)] : []),
      '}',
    ];
  }

  private nothing(): Lines {
    const values = results(this.s, this.dialect);
    if (!values) return this.fail(this.words());
    return [`return ${values.map(v => (v === 'error' ? 'nil' : zeroOf(v))).join(', ')}`.trimEnd()];
  }

  private invalid(): Lines {
    const told = this.fail('§', '§').join('\n').includes('§');
    if (!told) return this.fail(this.words());
    const detail = this.s.fresh('detail');
    return [
      `${detail}, _ := io.ReadAll(io.LimitReader(${this.response}.Body, 1<<16))`,
      ...this.fail(this.words(), detail),
    ];
  }

  private repeatable(): boolean | string {
    const request = this.s.binding.request;
    if (!request) return false;
    const { method } = request;
    if (!method) return false;
    if ('name' in method) return idempotent.includes(method.name);
    return idempotent
      .map(m => `${method.expression} == "${m}"`)
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
    const values = results(this.s, this.dialect);
    if (!values?.length) return ['return'];
    return [`return ${values.map(v => (v === 'error' ? error : zeroOf(v))).join(', ')}`];
  }

  private resend(wait: 'retryAfter' | 'backOff', times: number, words: string, repeatable: boolean | string): Lines {
    const { binding, document, style, fresh, condition } = this.s;
    const name = this.response;
    const resend = repeatable === false ? ({ kind: 'none' } as const) : resendOf(this.s, this.dialect, name);
    const left = binding.statement?.childForFieldName('left');
    const [, error] = left ? namedChildren(left).map(n => n.text) : [];
    const request = binding.request;
    if (resend.kind === 'none' || resend.kind === 'continue' || !request || !left || !error) {
      return wait === 'retryAfter' ? this.fail(words, `${name}.Header.Get("Retry-After")`) : this.fail(words);
    }
    const attempt = fresh('attempt');
    const delay = fresh('delay');
    const status = `${name}.${binding.library.status}`;
    const again = this.s.place.form === 'case' ? `${status} == ${condition}` : condition;
    const context = this.context();
    const lines: Lines = [
      `${delay} := time.Duration(1<<${attempt})*time.Second/2 + time.Duration(rand.Int63n(int64(time.Second)))`,
    ];
    if (wait === 'retryAfter') {
      const retryAfter = fresh('retryAfter');
      lines.push(
        `${retryAfter} := ${name}.Header.Get("Retry-After")`,
        `if seconds, err := strconv.Atoi(${retryAfter}); err == nil {`,
        `\t${delay} = time.Duration(seconds) * time.Second`,
        `} else if date, err := http.ParseTime(${retryAfter}); err == nil {`,
        `\t${delay} = time.Until(date)`,
        '}',
        ...this.when(`${delay} > time.Minute`, ['break']),
      );
    }
    if (context) {
      lines.push(
        'select {',
        `case <-time.After(${delay}):`,
        `case <-${context}.Done():`,
        ...indent(this.giveUp(`${context}.Err()`)),
        '}',
      );
    } else lines.push(`time.Sleep(${delay})`);
    const sent = toLines(request.call.text, indentOf(document.text, request.call.startIndex), style.unit);
    const made = /\.Do\(\s*(\w+)\s*\)$/.exec(request.call.text)?.[1];
    // A body was read to its end by the first try.
    if (made) {
      lines.push(
        ...this.when(`${made}.GetBody != nil`, [`${made}.Body, ${error} = ${made}.GetBody()`, ...this.checked(error)]),
      );
    }
    lines.push(
      `${name}.Body.Close()`,
      ...sent.map((l, i) => (i ? l : `${left.text} = ${l}`)),
      ...this.checked(error),
      `defer ${name}.Body.Close()`,
    );
    const loop = [`for ${attempt} := 0; ${attempt} < ‹${times}› && ${again}; ${attempt}++ {`, ...indent(lines), '}'];
    return [
      ...(typeof repeatable === 'string' ? this.when(repeatable, loop) : loop),
      ...this.goOn(resend, status, this.fail(words)),
    ];
  }

  private goOn(resend: ReturnType<typeof resendOf>, status: string, end: Lines): Lines {
    if (resend.kind === 'flow') return this.when(`${status} >= 400`, end);
    if (resend.kind !== 'copy') return end;
    const out: Lines = [];
    for (const part of resend.parts) {
      const condition = part.condition ?? `${status} < 300`;
      if (!part.leaves && part.condition) return [...out, ...this.when(condition, part.lines, end)];
      out.push(...this.when(condition, part.leaves ? part.lines : [...part.lines, resend.onward ?? 'return']));
    }
    return [...out, ...end];
  }
}

/** The result types of the function around the branch; `undefined` where it is not in one. */
export function results({ place }: Pick<Situation, 'place'>, dialect: Dialect): string[] | undefined {
  const fn = closest(place.block, dialect.types.functions);
  if (!fn) return undefined;
  const result = fn.childForFieldName('result');
  if (!result) return [];
  if (result.type !== 'parameter_list') return [result.text];
  return namedChildren(result).flatMap(p => {
    const type = p.childForFieldName('type')?.text ?? p.text;
    const names = p.childrenForFieldName('name').length;
    return Array<string>(Math.max(names, 1)).fill(type);
  });
}

/** The zero value of a type, as far as its name tells. */
export function zeroOf(type: string): string {
  if (/^(?:\*|\[\]|map\[|chan |func\(|interface\b|any$|error$)/.test(type)) return 'nil';
  if (type === 'string') return '""';
  if (type === 'bool') return 'false';
  if (/^(?:u?int\d*|float\d+|byte|rune|uintptr|complex\d+|time\.Duration)$/.test(type)) return '0';
  // io.Reader and its like are interfaces; most other names are structs.
  return /(?:Reader|Writer|Closer|er)$/.test(type) ? 'nil' : `${type}{}`;
}

const indent = (lines: Lines): Lines => lines.map(l => `\t${l}`);
