import type { Node } from 'web-tree-sitter';
import { BranchWriter, type Wait } from '../../../src/branches/writer';
import { fieldThatTells, messageFor } from '../../../src/branches/codes';
import { toLines } from '../../../src/branches/lines';
import { resendOf, type Resend } from '../../../src/branches/resend';
import { closest, descendants, escape, indentOf, namedChildren } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation, Written } from '../../../src/branches/types';
import { functionAround, isInLoop, isTail, isValue } from './around';
import { Failures } from './failures';
import { diverges } from './frame';
import { clientOf, ureqError, type Client } from './libraries';
import { isImported } from './imports';
import { armsOf, chainOf, movedInto, patternOf } from './requests';

/** What a branch does about its code, in Rust with reqwest and ureq. */
export function write(situation: Situation, dialect: Dialect): Written {
  const writer = new Writer(situation, dialect);
  const body = writer.body();
  const text = body.join('\n');
  const imports = ['Duration', 'SystemTime', 'UNIX_EPOCH']
    .filter(n => new RegExp(`(?<![\\w:])${n}\\b`).test(text))
    .map(n => `std::time::${n}`);
  return { body, imports, repeats: writer.repeats };
}

class Writer extends BranchWriter {
  private readonly client: Client;
  private readonly failures: Failures;
  private readonly fn: Node | undefined;
  private readonly async: boolean;

  constructor(s: Situation, dialect: Dialect) {
    super(s, dialect);
    this.client = clientOf(s.binding.library);
    this.failures = new Failures(s);
    this.fn = functionAround(s.place.block);
    const whole = s.binding.request?.whole.text;
    this.async = whole ? /\.await\b/.test(whole) : /^(?:pub(?:\([^)]*\))?\s+)?async\b/.test(this.fn?.text ?? '');
  }

  otherMethod(): Lines {
    return this.failWithField('use another method', 'Allow');
  }

  failure(): Lines {
    const field = fieldThatTells[this.s.code];
    return field ? this.failWithField(this.words(), field) : this.fail(this.words());
  }

  absent(): Lines {
    const { failure } = this.s;
    const { returned } = this.failures;
    if (failure.own && !failure.log && returned.kind !== 'unit') {
      if (returned.kind !== 'option' && returned.kind !== 'value' && /^Option</.test(okOf(this.failures)))
        return ['return Ok(None);'];
    }
    if (failure.own && returned.kind === 'option') return ['return None;'];
    return this.fail(this.words());
  }

  nothing(): Lines {
    const { returned } = this.failures;
    const empty = emptyValue(okOf(this.failures));
    switch (returned.kind) {
      case 'unit':
        return [isInLoop(this.s.place.block) ? 'continue;' : 'return;'];
      case 'option':
        return ['return None;'];
      case 'result':
      case 'report':
        return empty ? [`return Ok(${empty});`] : this.fail(this.words());
      default:
        return this.fail(this.words());
    }
  }

  /** Error messages begin in lower case (https://doc.rust-lang.org/std/error/trait.Error.html). */
  protected override words(words = messageFor(this.s)): string {
    return /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
  }

  /** @param alive  The name of a response that is there still. */
  protected override fail(words: string, alive: string | undefined = this.response): Lines {
    if (this.isOwnError()) {
      const log = this.s.failure.log?.(`"‹${words}›"`).split('\n') ?? [];
      return this.s.code >= 400 && alive ? [...log, `${alive}.error_for_status_ref()${this.failures.mapped()}?;`] : log;
    }
    return this.failures.lines(`"‹${words}›"`, alive);
  }

  /** Fails with something to tell behind the words: an expression. */
  private tell(words: string, value: string, before: Lines, alive?: string): Lines {
    if (!this.tells()) return this.fail(words, this.response);
    const inline = /"[^"\n]*\{[a-z_]\w*(?::[^}"\n]*)?\}[^"\n]*"/.test(this.s.document.text);
    const message =
      inline && /^\w+$/.test(value) ? `format!("‹${words}›: {${value}}")` : `format!("‹${words}›: {}", ${value})`;
    return [...before, ...this.failures.lines(message, alive, `"‹${words}›"`)];
  }

  /** False where neither what is logged nor what is given back has room for what a response says. */
  protected override tells(): boolean {
    return !this.isOwnError() && this.failures.lines('format!("§", §)', undefined, '""').join('\n').includes('§');
  }

  /** True where the function fails with the client's own error, which nobody else can make. */
  private isOwnError(): boolean {
    const { returned } = this.failures;
    if (returned.kind !== 'result' || !this.s.failure.own) return false;
    const { document } = this.s;
    return (
      this.failures.isForeign() ||
      returned.error === 'reqwest::Error' ||
      (returned.error === 'Error' && isImported(document, 'reqwest', 'Error'))
    );
  }

  private failWithField(words: string, field: string): Lines {
    const name = this.s.fresh(field.toLowerCase().replace(/-/g, '_'));
    return this.tell(words, name, this.header(name, this.response, field, ['.unwrap_or("")']), this.response);
  }

  /** `let name = response.headers().get(…)…;` */
  private header(name: string, response: string, field: string, more: string[]): Lines {
    return declare(name, response, [...this.client.header(field), ...more]);
  }

  /** The body as text; the response is gone after it. */
  private text(response: string): string {
    if (this.client.id === 'ureq') return `${response}.into_string().unwrap_or_default()`;
    return `${response}.text()${this.async ? '.await' : ''}.unwrap_or_default()`;
  }

  protected override when(condition: string, lines: Lines, otherwise: Lines = []): Lines {
    return [
      `if ${condition} {`,
      ...indent(lines),
      ...(otherwise.length ? ['} else {', ...indent(otherwise)] : []),
      '}',
    ];
  }

  invalid(): Lines {
    if (!this.tells() || !this.mayRead() || !this.ends()) return this.fail(this.words());
    const { fresh, document } = this.s;
    const json = /\bserde_json\b/.test(document.text);
    if (!json) {
      const detail = fresh('detail');
      return this.tell(this.words(), detail, [`let ${detail} = ${this.text(this.response)};`]);
    }
    // Problem details (RFC 9457), and the shapes that frameworks send.
    const [problem, reason] = [fresh('problem'), fresh('reason')];
    const read =
      this.client.id === 'ureq'
        ? `${this.response}.into_json().unwrap_or_default()`
        : `${this.response}.json()${this.async ? '.await' : ''}.unwrap_or_default()`;
    const lines = [
      `let ${problem}: serde_json::Value = ${read};`,
      `let ${reason} = ["detail", "message", "title"]`,
      '\t.iter()',
      `\t.find_map(|name| ${problem}[*name].as_str())`,
      `\t.unwrap_or("‹${this.words()}›");`,
    ];
    const errors = fresh('errors');
    return [
      ...lines,
      `let ${errors} = ${problem}.get("errors").map(|errors| format!(": {errors}")).unwrap_or_default();`,
      ...this.failures.lines(`format!("{${reason}}{${errors}}")`, undefined, `"‹${this.words()}›"`),
    ];
  }

  /** True where a failure leaves: only then may the response be moved. */
  private ends(): boolean {
    return diverges(this.failures.lines('""')) || this.isOwnError();
  }

  /** False for a response that is borrowed: its body cannot be read. */
  private mayRead(): boolean {
    const { node } = this.s.binding;
    return !(node.type === 'parameter' && node.childForFieldName('type')?.text.startsWith('&'));
  }

  /** Reads the resource as it is now, and lets the caller decide. */
  conflict(): Lines {
    const method = this.s.binding.request?.method;
    if (!method || !('name' in method) || !/^(?:PUT|PATCH|DELETE)$/.test(method.name)) return this.invalid();
    const url = this.s.binding.request?.url;
    const get = url && this.get(url.text);
    if (!url || !get || !this.tells()) return this.invalid();
    const [latest, current] = [this.s.fresh('latest'), this.s.fresh('current')];
    return this.tell(this.words(), current, [
      ...assign(`let ${latest}`, get),
      `let ${current} = ${this.text(latest)};`,
    ]);
  }

  accepted(): Lines {
    const { fresh } = this.s;
    const job = fresh('job');
    const location = fresh('location');
    const copy = this.said(job);
    const url = this.client.id === 'ureq' ? `&${location}` : `${location}.clone()`;
    const get = this.get(url);
    if (copy.kind !== 'copy' || !get || !this.ends())
      return this.failWithField('not done yet; look again at', 'Location');
    const attempt = fresh('attempt');
    const done = `${job}.status().is_success() && ${this.isnt(job)}`;
    const parts = copy.parts.map(p => ({ ...p, condition: p.condition ?? done }));
    const onward = this.goOn({ ...copy, parts }, job, this.fail('still not done', job));
    if (!diverges(onward)) return this.failWithField('not done yet; look again at', 'Location');
    return [
      ...this.location(location, this.response),
      `let mut ${job} = ${this.response};`,
      `for ${attempt} in 0..‹10› {`,
      ...indent([
        ...this.wait('retryAfter', job, attempt, ['break;']),
        ...assign(job, get),
        ...this.when(this.isnt(job), ['break;']),
      ]),
      '}',
      ...onward,
    ];
  }

  /** The URL in Location, relative to the request's own. */
  private location(name: string, response: string): Lines {
    if (this.client.id === 'ureq')
      return declare(name, response, ['.header("Location")', `.unwrap_or(${response}.get_url())`, '.to_string()']);
    return declare(name, response, [
      ...this.client.header('Location'),
      `.and_then(|value| ${response}.url().join(value).ok())`,
      `.unwrap_or_else(|| ${response}.url().clone())`,
    ]);
  }

  partial(): Lines {
    const range = this.s.fresh('content_range');
    return [
      ...this.header(range, this.response, 'Content-Range', ['.unwrap_or("")']),
      ...this.when(`!${range}.starts_with("bytes ")`, this.fail('the part does not say where it belongs')),
    ];
  }

  moved(): Lines {
    const { binding, code, fresh } = this.s;
    const { request } = binding;
    const method = request?.method && 'name' in request.method ? request.method.name : undefined;
    const keeps = code === 307 || code === 308 || method === 'GET' || method === 'HEAD';
    const moved = fresh('moved');
    const location = fresh('location');
    const copy = this.said(moved);
    const url = this.client.id === 'ureq' ? `&${location}` : location;
    const sent = code === 303 ? this.get(url) : keeps ? this.again(url) : undefined;
    if (copy.kind !== 'copy' || !sent || !request?.url) return this.failWithField('it moved', 'Location');
    return [
      ...this.location(location, this.response),
      ...assign(`let ${moved}`, sent),
      ...this.goOn(copy, moved, this.fail('it moved', moved)),
    ];
  }

  stored(): Lines {
    const parameters = this.fn?.childForFieldName('parameters');
    const ok = okOf(this.failures);
    const stored = parameters && namedChildren(parameters).find(p => /^(?:cached|stored|previous)/.test(p.text));
    const type = stored?.childForFieldName('type')?.text;
    const name = stored?.childForFieldName('pattern')?.text;
    const value =
      type === undefined || name === undefined
        ? undefined
        : type === ok
          ? name
          : type === `&${ok}`
            ? `${name}.clone()`
            : type === '&str' && ok === 'String'
              ? `${name}.to_string()`
              : undefined;
    return value && /^(?:result|report)$/.test(this.failures.returned.kind)
      ? [`return Ok(${value});`]
      : this.fail('not modified: use the stored copy');
  }

  unauthorized(): Lines {
    const end = (alive: string): Lines => this.fail(this.words(), alive);
    const refresh = this.refresh();
    const { resend, sent, name } = this.plan();
    if (!refresh || !sent) return end(this.response);
    return [
      ...refresh,
      ...assign(name === this.response ? name : `let ${name}`, sent),
      ...this.goOn(resend, name, end(name)),
    ];
  }

  /** A call of a function of this file that renews credentials. */
  private refresh(): Lines | undefined {
    const { document, binding } = this.s;
    for (const item of descendants(document.root, ['function_item'])) {
      const name = item.childForFieldName('name')?.text ?? '';
      if (!/^(?:refresh|renew|reauth)/.test(name) || item.id === this.fn?.id) continue;
      const parameters = namedChildren(item.childForFieldName('parameters') ?? item);
      const [receiver, ...rest] = parameters;
      if (rest.length || (receiver && receiver.type !== 'self_parameter')) continue;
      const own = this.fn?.childForFieldName('parameters')?.text ?? '';
      if (
        receiver &&
        (!/^\(\s*&?(?:mut\s+)?self\b/.test(own) || (/mut/.test(receiver.text) && !/mut\s+self/.test(own)))
      )
        continue;
      if (receiver && closest(item, ['impl_item'])?.id !== (this.fn && closest(this.fn, ['impl_item'])?.id)) continue;
      const awaits = /^(?:pub(?:\([^)]*\))?\s+)?async\b/.test(item.text);
      if (awaits && !this.async) continue;
      const call = `${receiver ? 'self.' : ''}${name}()${awaits ? '.await' : ''}`;
      const type = item.childForFieldName('return_type')?.text ?? '()';
      const result = /Result\b/.test(type);
      if (result && !/^(?:result|report)$/.test(this.failures.returned.kind)) continue;
      const ok = result ? (/Result<\s*([^,>]+)/.exec(type)?.[1] ?? '()').trim() : type;
      const value = `${call}${result ? '?' : ''}`;
      if (ok === '()') return [`${value};`];
      // The token that it gives back takes the place of the old one.
      const token = /\.bearer_auth\(&?(\w+)\)|"Bearer \{(\w+)\}"|"Bearer \{\}",\s*(\w+)\b/.exec(
        binding.request?.call.text ?? '',
      );
      const old = token?.[1] ?? token?.[2] ?? token?.[3];
      if (ok === 'String' && old && !/\.bearer_auth\(\w/.test(token?.[0] ?? '')) return [`let ${old} = ${value};`];
    }
    return undefined;
  }

  /** The request once more: an expression whose value is a response. Another URL takes the place of its own, where one is given. */
  private again(url?: string): Lines | undefined {
    const { binding, document, style } = this.s;
    const { request } = binding;
    if (!request || (url !== undefined && !request.url)) return undefined;
    const { whole, call } = request;
    if (movedInto(call, whole, document)) return undefined;
    if (functionAround(call)?.id !== this.fn?.id) return undefined;
    const base = indentOf(document.text, whole.startIndex);
    const swap = (text: string, start: number): string =>
      url !== undefined && request.url
        ? text.slice(0, request.url.startIndex - start) + url + text.slice(request.url.endIndex - start)
        : text;
    if (this.isFailureMatch()) {
      const sent = toLines(swap(call.text, call.startIndex), indentOf(document.text, call.startIndex), style.unit);
      return this.answered(sent);
    }
    if (request.again === false) return undefined;
    if (request.again !== undefined) return url === undefined ? request.again.split('\n') : undefined;
    return toLines(swap(whole.text, whole.startIndex), base, style.unit);
  }

  /** A ureq call's response, whatever its status. */
  private answered(sent: Lines): Lines | undefined {
    const { binding, document } = this.s;
    const failing = armsOf(binding.node).find(arm => /^Err\(\w+\)$/.test(patternOf(arm)));
    const value = failing?.childForFieldName('value');
    const returned = this.failures.returned.kind;
    const own =
      failing && value && !value.text.includes('\n') && /^(?:return\b|Err\(|None$)/.test(value.text)
        ? `${patternOf(failing)} => ${value.text.startsWith('return') ? value.text : `return ${value.text}`},`
        : returned === 'result' || returned === 'report'
          ? 'Err(error) => return Err(error.into()),'
          : returned === 'option'
            ? 'Err(_) => return None,'
            : returned === 'unit'
              ? 'Err(_) => return,'
              : undefined;
    if (!own) return undefined;
    const last = sent.at(-1) ?? '';
    return [
      ...sent.slice(0, -1).map((l, i) => (i ? l : `match ${l}`)),
      sent.length === 1 ? `match ${last} {` : `${last} {`,
      `\tOk(response) | Err(${ureqError(document)}::Status(_, response)) => response,`,
      `\t${own}`,
      '}',
    ];
  }

  /** True where the response comes as an error of ureq's, in a match of its own. */
  private isFailureMatch(): boolean {
    return this.s.binding.statusNames !== undefined;
  }

  /** A GET with the credentials of the request. */
  private get(url: string): Lines | undefined {
    const { binding, document } = this.s;
    const { request } = binding;
    if (!request) return undefined;
    const { whole, call } = request;
    const rest = whole.text.slice(call.endIndex - whole.startIndex);
    if (this.isFailureMatch() || request.again !== undefined || !whole.text.startsWith(call.text)) return undefined;
    if (!/^(?:\.await)?\?$/.test(rest.trim()) || movedInto(call, whole, document)) return undefined;
    if (functionAround(call)?.id !== this.fn?.id) return undefined;
    const { root, links } = chainOf(call);
    if (root.type === 'call_expression') return [`${root.childForFieldName('function')?.text ?? ''}(${url})${rest}`];
    if (!links.some(l => /^(?:get|post|put|patch|delete|request)$/.test(l.name))) return undefined;
    const kept = links
      .filter(
        l =>
          /^(?:bearer_auth|basic_auth)$/.test(l.name) ||
          (/^(?:header|set)$/.test(l.name) && /authoriz|accept/i.test(l.args[0]?.text ?? '')),
      )
      .map(l => `.${l.name}(${l.args.map(a => a.text).join(', ')})`);
    const end = this.client.id === 'ureq' ? '.call()' : '.send()';
    const calls = [`.get(${url})`, ...kept, end, ...(this.async ? [`.await${rest.includes('?') ? '?' : ''}`] : [])];
    if (!this.async) calls[calls.length - 1] += rest;
    return chained(root.text, calls);
  }

  /** How the request is sent again, what the new response is called, and what becomes of it. */
  private plan(): { resend: Resend; sent: Lines | undefined; name: string; spent: string | undefined } {
    const { binding, document, place, fresh } = this.s;
    const reuses =
      binding.reassignable &&
      functionAround(binding.node)?.id === this.fn?.id &&
      !this.isFailureMatch() &&
      place.form === 'if';
    const name = reuses ? this.response : fresh('retried');
    const sent = this.again();
    const request = binding.request;
    const spent = request && movedInto(request.call, request.whole, document);
    const resend: Resend = reuses || this.ends() ? this.said(name, reuses) : { kind: 'none' };
    return { resend, sent: resend.kind === 'none' ? undefined : sent, name, spent };
  }

  /** The code for a success said again, for a response of that name. */
  private said(name: string, reuses = false): Resend {
    if (this.isFailureMatch()) return this.ofOkArm(name);
    const { binding, aliases, document, place } = this.s;
    const behind = document.text.slice(place.offset, binding.scope.endIndex);
    const stale = aliases.some(a => new RegExp(`(?<![\\w.])${a}(?!\\w)`).test(behind));
    const resend = resendOf(
      { ...this.s, aliases: [], binding: { ...binding, reassignable: reuses && !stale } },
      this.dialect,
      name,
    );
    if (resend.kind !== 'copy') return resend;
    const parts = resend.parts.map(p => {
      const lines = this.renewed(p.lines, name);
      return {
        ...p,
        condition: p.condition && this.renewed([p.condition], name).join(''),
        lines: p.leaves ? returning(lines) : lines,
      };
    });
    return { ...resend, parts };
  }

  /** Lines in which other names for the status speak of the new response. */
  private renewed(lines: Lines, name: string): Lines {
    const { aliases, binding, document } = this.s;
    return aliases.reduce((all, alias) => {
      if (all.some(l => new RegExp(`\\blet\\s+${alias}\\b`).test(l))) return all;
      const defined = new RegExp(
        `\\blet\\s+${alias}\\s*(?::\\s*\\w+\\s*)?=\\s*${escape(binding.name)}\\.(status\\(\\)(?:\\.as_u16\\(\\))?)`,
      ).exec(document.text);
      if (!defined?.[1]) return all;
      const by = `${name}.${defined[1]}`;
      return all.map(l => l.replace(new RegExp(`(?<![\\w.])${alias}(?![\\w:])`, 'g'), () => by));
    }, lines);
  }

  /** What the match does with a success. */
  private ofOkArm(name: string): Resend {
    const { binding, document, place, style } = this.s;
    const match = binding.node;
    const arm = armsOf(match).find(a => /^Ok\(/.test(patternOf(a)));
    const value = arm?.childForFieldName('value');
    const [, own] = /^Ok\((?:mut\s+)?(\w+)\)$/.exec(arm ? patternOf(arm) : '') ?? [];
    if (!arm || !value || !own) return { kind: 'none' };
    const rename = (text: string): string => text.replace(new RegExp(`(?<![\\w.])${own}(?![\\w!])`, 'g'), () => name);
    const statements = value.type === 'block' ? namedChildren(value) : [value];
    const lines = statements.flatMap(n => toLines(rename(n.text), indentOf(document.text, n.startIndex), style.unit));
    if (lines.length > 14) return { kind: 'none' };
    if (isTail(match))
      return { kind: 'copy', parts: [{ condition: undefined, lines: returning(lines), leaves: true }] };
    const direct = place.chain?.node.id === match.id;
    if (isValue(match))
      return direct ? { kind: 'copy', parts: [{ condition: undefined, lines, leaves: false }] } : { kind: 'none' };
    const condition = this.dialect.succeeded?.(binding, name);
    return {
      kind: 'copy',
      parts: [
        {
          condition,
          lines: lines.map((l, i) => (i === lines.length - 1 && !/[;}]$/.test(l) ? `${l};` : l)),
          leaves: diverges(lines),
        },
      ],
    };
  }

  /** Whether the request may be repeated without harm: yes, no, or an expression that tells. */
  protected override saidOfRequest(): string {
    const { scope, request } = this.s.binding;
    return request ? scope.text.slice(0, request.call.endIndex - scope.startIndex) : '';
  }

  protected isIdempotent(method: string): string {
    if (this.client.id === 'ureq') return `matches!(${method}, "GET" | "HEAD" | "PUT" | "DELETE")`;
    return `${method}.is_idempotent()`;
  }

  /** True for another status than the branch's. */
  private isnt(name: string): string {
    const { condition, busy } = this.s;
    const failing = this.s.serverErrors
      ? this.client.id === 'ureq'
        ? `${name}.status() < 500`
        : `!${name}.status().is_server_error()`
      : undefined;
    if (failing && !busy) return failing;
    const also = failing ? ` && ${failing}` : '';
    const constant = /(?:\w+::)*StatusCode::\w+/.exec(condition)?.[0];
    if (constant && this.client.id === 'reqwest' && !/TOO_EARLY/.test(constant))
      return `${name}.status() != ${constant}${also}`;
    const number =
      this.client.id === 'ureq' ? 'status()' : /\.status\(\) == \d/.test(condition) ? 'status()' : 'status().as_u16()';
    return `${name}.${number} != ${busy ? 429 : this.code}${also}`;
  }

  /** Waits as Retry-After says, else longer each time with jitter; not longer than a minute. */
  private wait(kind: Wait, response: string, attempt: string, giveUp: Lines): Lines {
    const { fresh, document } = this.s;
    const { text } = document;
    const [jitter, backOff, delay] = [fresh('jitter'), fresh('back_off'), fresh('delay')];
    const random = /\brand::/.test(text)
      ? 'rand::random::<u32>() % 1000'
      : 'UNIX_EPOCH.elapsed().map_or(0, |now| now.subsec_millis())';
    const lines = [`let ${jitter} = ${random};`];
    const sum = `Duration::from_millis((500 << ${attempt}) + u64::from(${jitter}))`;
    if (kind === 'backOff') return [...lines, `let ${delay} = ${sum};`, ...this.sleep(delay)];
    lines.push(`let ${backOff} = ${sum};`);
    const seconds = ['.and_then(|value| value.parse().ok())'];
    const retryAfter = fresh('retry_after');
    const date = dateOf(text, retryAfter);
    if (date) {
      lines.push(
        ...this.header(retryAfter, response, 'Retry-After', []),
        `let ${delay} = ${retryAfter}`,
        ...seconds.map(c => `\t${c}`),
        '\t.map(Duration::from_secs)',
        '\t.or_else(|| {',
        ...date.map(l => `\t\t${l}`),
        '\t})',
        `\t.unwrap_or(${backOff});`,
      );
    } else {
      lines.push(
        '// Retry-After in seconds; a date would need a crate to be read, and backs off instead.',
        ...this.header(delay, response, 'Retry-After', [...seconds, `.map_or(${backOff}, Duration::from_secs)`]),
      );
    }
    return [...lines, ...this.when(`${delay} > Duration::from_secs(60)`, giveUp), ...this.sleep(delay)];
  }

  private sleep(delay: string): Lines {
    const { document } = this.s;
    if (this.async) {
      const own = isImported(document, 'tokio::time', 'sleep')
        ? 'sleep'
        : isImported(document, 'tokio', 'time')
          ? 'time::sleep'
          : 'tokio::time::sleep';
      return [`${own}(${delay}).await;`];
    }
    return [`${isImported(document, 'std', 'thread') ? 'thread::sleep' : 'std::thread::sleep'}(${delay});`];
  }

  protected resend(kind: Wait, times: number, words: string, repeatable: boolean | string): Lines {
    const { fresh } = this.s;
    const { resend, sent, name, spent } = this.plan();
    const end = (): Lines => this.tellWait(kind, words, repeatable !== false ? spent : undefined);
    if (resend.kind === 'continue' && repeatable !== false && !spent && typeof repeatable !== 'string') {
      this.repeats = true;
      return [
        ...this.wait(kind, this.response, resend.counter, this.endOfAttempts(this.fail(words), 'break;')),
        'continue;',
      ];
    }
    if (resend.kind === 'none' || resend.kind === 'continue' || !sent || repeatable === false) return end();
    const attempt = fresh('attempt');
    const loop = [
      `for ${attempt} in 0..‹${times}› {`,
      ...indent([
        ...this.wait(kind, name, attempt, ['break;']),
        ...assign(name, sent),
        ...this.when(this.isnt(name), ['break;']),
      ]),
      '}',
    ];
    const onward = this.goOn(resend, name, this.fail(words, name));
    // What goes on behind the branch needs the response that was moved.
    if (name !== this.response && !this.isFailureMatch() && !diverges(onward)) return end();
    this.repeats = repeatable === true;
    return [
      ...(name === this.response ? [] : [`let mut ${name} = ${this.response};`]),
      ...(typeof repeatable === 'string' ? this.when(repeatable, loop) : loop),
      ...onward,
    ];
  }

  /** Fails, and tells how long to wait; why the request is not sent again, where something was moved into it. */
  private tellWait(kind: Wait, words: string, spent: string | undefined): Lines {
    const why = spent ? [`// Not sent again: ${spent} went with the first request.`] : [];
    if (kind === 'backOff') return [...why, ...this.fail(words)];
    const name = this.s.fresh('retry_after');
    const field = this.header(name, this.response, 'Retry-After', ['.unwrap_or("a while")']);
    const told = this.tell(`${words}; try again after`, name, field, this.response);
    return [...why, ...told.map(l => l.replace('try again after›: {', 'try again after› {'))];
  }

  protected ok(name: string): string {
    return this.dialect.succeeded?.(this.s.binding, name) ?? '';
  }

  protected failed(name: string): string {
    const ok = this.ok(name);
    return ok.includes(' < 400') ? ok.replace(' < 400', ' >= 400') : `!${ok}`;
  }

  protected override goOn(resend: Resend, name: string, end: Lines): Lines {
    const only = resend.kind === 'copy' && resend.parts.length === 1 ? resend.parts[0] : undefined;
    if (only && !only.condition && this.isOwnError())
      return [
        ...(only.lines[0]?.includes('.error_for_status()?') ? [] : [`let ${name} = ${name}.error_for_status()?;`]),
        ...(only.leaves ? only.lines : [...only.lines, 'return;']),
      ];
    // The value of a match.
    if (only && this.isFailureMatch() && !only.leaves && !only.condition)
      return [...this.when(this.failed(name), end), ...only.lines];
    return super.goOn(resend, name, end);
  }
}

const indent = (lines: Lines): Lines => lines.map(l => l && `\t${l}`);

/** What a function gives back when all went well. */
function okOf({ returned }: Failures): string {
  return returned.kind === 'result' || returned.kind === 'report' ? returned.ok : '';
}

/** A value for a body that is not there. */
function emptyValue(type: string): string | undefined {
  if (type === '()') return '()';
  if (/^Option</.test(type)) return 'None';
  if (/^Vec</.test(type)) return 'Vec::new()';
  if (type === 'String') return 'String::new()';
  if (type === 'bool') return 'true';
  return /^(?:serde_json::)?Value$/.test(type) ? 'serde_json::Value::Null' : undefined;
}

/** Lines of a closure that makes a delay of an HTTP-date, by a crate that the file uses. */
function dateOf(text: string, field: string): Lines | undefined {
  if (/\bhttpdate\b/.test(text))
    return [`let date = httpdate::parse_http_date(${field}?).ok()?;`, 'date.duration_since(SystemTime::now()).ok()'];
  if (/\bchrono\b/.test(text))
    return [
      `let date = chrono::DateTime::parse_from_rfc2822(${field}?).ok()?;`,
      '(date.with_timezone(&chrono::Utc) - chrono::Utc::now()).to_std().ok()',
    ];
  return undefined;
}

/** rustfmt's default `chain_width`. */
const chainWidth = 60;

/** A chain of calls, broken where rustfmt breaks it. */
function chained(head: string, calls: string[]): Lines {
  const one = head + calls.join('');
  return one.length <= chainWidth ? [one] : [head, ...calls.map(c => `\t${c}`)];
}

function declare(name: string, head: string, calls: string[]): Lines {
  return assign(`let ${name}`, chained(head, calls));
}

/** `target = …;` */
function assign(target: string, value: Lines): Lines {
  return value
    .map((l, i) => (i === 0 ? `${target} = ${l}` : l))
    .map((l, i, all) => (i === all.length - 1 ? `${l};` : l));
}

/** Lines whose last statement gives its value back. */
function returning(lines: Lines): Lines {
  if (!lines.length || diverges(lines)) return lines;
  const at = lines.findLastIndex(l => l !== '' && !/^[\t})\].]/.test(l));
  return lines.map((l, i) => {
    const line = i === at ? `return ${l}` : l;
    return i === lines.length - 1 && !line.endsWith(';') ? `${line.replace(/,$/, '')};` : line;
  });
}
