import { idempotent, messageFor } from './codes';
import { planFor, type PlanWriter } from './plan';
import type { Dialect, Lines, Situation } from './types';

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

  constructor(
    protected s: Situation,
    protected readonly dialect: Dialect,
  ) {
    this.response = s.binding.name;
    this.code = s.code;
  }

  /** The branch's lines. */
  body(): Lines {
    return this[planFor(this.code)]();
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
