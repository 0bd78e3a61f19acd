import { idempotent, messageFor } from './codes';
import { forEachItem } from './items';
import { planFor, type PlanWriter } from './plan';
import { indented, toLines } from './lines';
import { resendOf, successOfChain, type Resend } from './resend';
import { closest, descendants, escape } from './tree';
import type { Dialect } from './dialect';
import type { Lines, Situation } from './types';

/** The wait before the next try: as Retry-After says, else longer each time; or longer each time whatever it says. */
export type Wait = 'retryAfter' | 'backOff';

/**
 * What the writers of all languages share: for which codes a request is sent again, how often, and whether it may be. A
 * language's writer says the rest in its own words.
 */
export abstract class BranchWriter implements PlanWriter<Lines> {
  /** How code reaches the response. */
  protected response: string;
  protected readonly code: number;
  /** True once lines were written that send the request again. */
  repeats = false;

  constructor(
    protected s: Situation,
    protected readonly dialect: Dialect,
  ) {
    this.response = s.binding.name;
    this.code = s.code;
  }

  /** The branch's lines. */
  body(): Lines {
    const plan = planFor(this.code);
    const lines = (plan === 'nothing' ? this.bodiless() : undefined) ?? this[plan]();
    // A part that says where it belongs is a success like another.
    return plan === 'partial' ? [...lines, ...successOfChain(this.s, this.dialect)] : lines;
  }

  /** What the function gives back for every success, where that is a constant. */
  private bodiless(): Lines | undefined {
    const { binding } = this.s;
    const tail = resendOf({ ...this.s, binding: { ...binding, reassignable: false } }, this.dialect, this.response);
    const only = tail.kind === 'copy' && tail.parts.length === 1 ? tail.parts[0] : undefined;
    const fixed = /^(?:return|next) (?:true|True|\d+|"[^"]*"|'[^']*')(?:, nil)?;?$/;
    return only && !only.condition && only.lines.length === 1 && fixed.test(only.lines[0] ?? '')
      ? only.lines
      : undefined;
  }

  noAnswer(): Lines {
    const words = this.words('No answer in time; look whether it took effect before sending it again');
    return this.resend('backOff', 2, words, this.repeatable());
  }

  tooEarly(): Lines {
    return this.resend('backOff', 1, this.words(), true);
  }

  tooMany(): Lines {
    return this.resend('retryAfter', 3, this.words(), true);
  }

  unavailable(): Lines {
    return this.resend('retryAfter', 3, this.words(), this.repeatable());
  }

  serverError(): Lines {
    return this.s.serverErrors ? this.unavailable() : this.resend('backOff', 2, this.words(), this.repeatable());
  }

  /** What the branch tells, as a placeholder; without quotes. */
  protected words(text = messageFor(this.s)): string {
    return `‹${text}›`;
  }

  /** Whether the request may be repeated without harm (RFC 9110, 9.2.2): yes, no, or an expression that tells. */
  protected repeatable(): boolean | string {
    const { request } = this.s.binding;
    if (!request) return false;
    if (/idempotency-key/i.test(this.saidOfRequest())) return true;
    const { method } = request;
    if (!method) return false;
    return 'name' in method ? idempotent.includes(method.name) : this.isIdempotent(method.expression);
  }

  /** The code in which the request's fields are named. */
  protected saidOfRequest(): string {
    return this.s.binding.request?.call.text ?? '';
  }

  /** A condition that is true where an expression holds an idempotent method. */
  protected abstract isIdempotent(method: string): string;

  /**
   * Lines that wait, send the request again at most `times` times, and go on with what came; that tell `words` where it is
   * not to be sent again. `repeatable` as the method of that name gives it.
   */
  protected abstract resend(wait: Wait, times: number, words: string, repeatable: boolean | string): Lines;

  /** What is logged and how the branch leaves, with `message` as an expression of the language. */
  protected fail(message: string): Lines {
    const { log, exit, gap, release } = this.s.failure;
    const told = [...(release && this.lets() ? [release] : []), ...(log ? log(message).split('\n') : [])];
    const end = exit ? toLines(exit(message), '', this.s.style.unit) : [];
    return [...told, ...(gap && told.length && end.length ? [''] : []), ...end];
  }

  /** True where the branch lets go of the response as its siblings do, by no rule of its own. */
  protected lets(): boolean {
    return true;
  }

  /** False where neither what is logged nor what is given back has room for a message. */
  protected tells(): boolean {
    return this.fail('‹›').join().includes('‹›');
  }

  /** A condition that is true for a success called `name`. */
  protected abstract ok(name: string): string;

  /** A condition that is true for anything else. */
  protected abstract failed(name: string): string;

  /** Lines on a condition, and those where it does not hold. */
  protected when(condition: string, lines: Lines, otherwise: Lines = []): Lines {
    return [
      `if (${condition}) {`,
      ...indented(lines),
      ...(otherwise.length ? ['} else {', ...indented(otherwise)] : []),
      '}',
    ];
  }

  /** True where the branch may go on with the next of the things that a loop asks for. */
  protected passesOver(): boolean {
    const { binding, place } = this.s;
    return !!binding.request && forEachItem(binding.request.call, place.block, this.dialect);
  }

  /** What the function gives back: truth values only, nothing at all, or something else as far as can be seen. */
  protected gives(): 'truth' | 'nothing' | 'something' {
    const { place, document } = this.s;
    const { functions } = this.dialect.types;
    const fn = closest(place.block, functions);
    if (!fn) return 'something';
    const values = descendants(fn, ['return_statement'])
      .filter(n => closest(n, functions)?.id === fn.id)
      .map(n => n.text.replace(/^return\b\s*|\s*;$/g, ''));
    const truth = /^(?:true|false|(?:!|not )[^?&|]*|[^?&|]*(?:[=!]==?|\s[<>]=?\s)[^?&|]*)$/i;
    if (values.length && values.every(v => truth.test(v))) return 'truth';
    // Of a function that is not finished yet nothing is known.
    const finished = /[^\s})\];]/.test(document.text.slice(place.offset, fn.endIndex));
    return finished && values.every(v => v === '') ? 'nothing' : 'something';
  }

  /** What ends attempts that nothing more comes of: where failing does not leave, the loop is left. */
  protected endOfAttempts(end: Lines, leave: string): Lines {
    return this.s.failure.exit ? end : [...end, leave];
  }

  /** What leaves the function, or begins the next turn of a loop. */
  protected leave(onward: 'continue' | 'return'): string {
    return `${onward};`;
  }

  /** Copied lines that do not leave by themselves, made to. */
  protected left(lines: Lines, onward: 'continue' | 'return'): Lines {
    return [...lines, this.leave(onward)];
  }

  /** Copied lines as they fit in here. */
  protected copied(lines: Lines, _name: string): Lines {
    return lines;
  }

  /** What the code behind the branch is given of the new response. */
  protected given(_stale: string[], _name: string): Lines {
    return [];
  }

  /** `end` for a response that failed once more. */
  protected unlessOk(name: string, end: Lines, _stale: string[]): Lines {
    return this.when(this.failed(name), end);
  }

  /** `condition` for a response that is not `pending`. */
  protected unless(condition: string, pending: string | undefined): string {
    return pending ? `${condition} && !(${pending})` : condition;
  }

  /**
   * Lines that go on with the response that came when the request was sent again; `end` is for one that failed.
   * @param pending  A condition that is true for an answer that is neither.
   */
  protected goOn(resend: Resend, name: string, failing: Lines, pending?: string): Lines {
    const end = this.spokenOf(name, failing);
    if (resend.kind === 'flow') {
      const given = this.given(resend.stale, name);
      if (pending) return [...given, ...this.when(`${pending} || ${this.failed(name)}`, end)];
      return resend.answered ? given : [...given, ...this.unlessOk(name, end, resend.stale)];
    }
    if (resend.kind !== 'copy') return end;
    const only = resend.parts.length === 1 ? resend.parts[0] : undefined;
    // Nothing is left to do for a success but to leave what is for failures.
    if (only && !only.lines.length && !only.leaves && this.s.binding.caught)
      return [...this.when(this.ok(name), [this.leave(resend.onward ?? 'return')]), ...end];
    if (only && !only.condition && !only.lines.length) return this.unlessOk(name, end, []);
    const out: Lines = [];
    for (const part of resend.parts) {
      const lines = this.copied(part.lines, name);
      const condition = this.unless(part.condition ?? this.ok(name), pending);
      if (!part.leaves && part.condition) return [...out, ...this.when(condition, lines, end)];
      out.push(...this.when(condition, part.leaves ? lines : this.left(lines, resend.onward ?? 'return')));
    }
    return [...out, ...end];
  }

  /** Lines about the response that speak of the one called `name`. */
  private spokenOf(name: string, lines: Lines): Lines {
    const own = this.s.binding.name;
    if (name === own || this.s.binding.parts || this.s.binding.caught === own) return lines;
    // Not the words that are told, nor a key.
    const mention = new RegExp(`‹[^›]*›|(?<![\\w$.>])${escape(own)}(?![\\w$]|\\s*(?:=(?!=)|:(?!:)))`, 'g');
    return lines.map(line => line.replace(mention, found => (found.startsWith('‹') ? found : name)));
  }

  abstract accepted(): Lines;
  abstract nothing(): Lines;
  abstract partial(): Lines;
  abstract moved(): Lines;
  abstract stored(): Lines;
  abstract invalid(): Lines;
  abstract unauthorized(): Lines;
  abstract absent(): Lines;
  abstract otherMethod(): Lines;
  abstract conflict(): Lines;
  abstract failure(): Lines;
}
