import { messageFor } from '../../../src/branches/codes';
import { indented, toLines } from '../../../src/branches/lines';
import { callParts, indentOf, namedChildren } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation } from '../../../src/branches/types';
import { BranchWriter, type Wait } from '../../../src/branches/writer';
import { Around } from './around';
import { declared, refreshing } from './declared';
import { exceptionFor } from './exceptions';
import { clientOf, restRetrieved } from './libraries';
import { isRepeated, isRetrieved, parametersOf } from './operators';
import { failing, isRefused, retryWhen } from './retryWhen';

/** Longer lines are parted behind the first argument. */
const wide = 100;

/** What an operator of a chain does about its code: `.onStatus(…)`, or one that treats the error that it has become. */
export class OperatorWriter extends BranchWriter {
  /** True among the operators that ask for the status, false behind what makes the body. */
  private readonly front: boolean;
  private readonly blocking: boolean;

  constructor(s: Situation, dialect: Dialect) {
    super(s, dialect);
    const like = s.place.chain?.arms[0]?.node;
    this.blocking = s.binding.library === restRetrieved;
    this.front = this.blocking || s.code < 400 || (!!like && callParts(like)?.name === 'onStatus');
  }

  otherMethod(): Lines {
    return this.told(this.tellField('‹Use another method›', 'Allow'));
  }

  failure(): Lines {
    return this.told(this.text());
  }

  absent(): Lines {
    const { failure } = this.s;
    if (this.front || !failure.own || !this.mayBeEmpty()) return this.failure();
    return this.call('onErrorResume', this.thrown(), `${this.error} -> Mono.empty()`);
  }

  nothing(): Lines {
    return this.failure();
  }

  invalid(): Lines {
    const words = `"${this.words()}: " + `;
    if (!this.front) return this.told(`${words}${this.error}.getResponseBodyAsString()`);
    if (this.blocking) return this.failure();
    const { fresh, binding } = this.s;
    const body = fresh('body');
    const { log, exception } = failing(this.s, `${words}${body}`);
    if (log.length) return this.failure();
    const read = `${binding.name}.bodyToMono(String.class).defaultIfEmpty("")`;
    return this.call('onStatus', this.predicate(), `${binding.name} -> ${read}.map(${body} -> ${exception})`);
  }

  unauthorized(): Lines {
    const end = this.told('"‹Sign in first›"');
    const again = this.front ? undefined : this.refreshed();
    return again ? [...again, ...end] : end;
  }

  /** The operator that gets new credentials and sends the request once more, built anew so that it takes them. */
  private refreshed(): Lines | undefined {
    const { document, place, binding, style } = this.s;
    const refresh = declared(refreshing, document, new Around(place.block));
    const name = refresh?.childForFieldName('name')?.text;
    const whole = binding.request?.whole;
    if (!refresh || !name || !whole || namedChildren(refresh).some(n => n.type === 'throws')) return undefined;
    const sent = document.text.slice(whole.startIndex, place.offset).trimEnd();
    const lines = toLines(sent, indentOf(document.text, whole.startIndex), style.unit);
    const renewed = /^Mono\b/.test(refresh.childForFieldName('type')?.text ?? '')
      ? `${name}()`
      : `Mono.fromRunnable(() -> ${name}())`;
    const head = `.onErrorResume(${this.thrown()}, ${this.error} -> ${renewed}.then(Mono.defer(() ->`;
    return [head, ...lines.map((l, i) => `\t\t${l}${i === lines.length - 1 ? ')))' : ''}`)];
  }

  conflict(): Lines {
    return this.invalid();
  }

  accepted(): Lines {
    return this.told(this.tellField('‹Not done yet; look again at›', 'Location'));
  }

  partial(): Lines {
    return this.failure();
  }

  moved(): Lines {
    return this.told(this.tellField('‹It moved to›', 'Location'));
  }

  stored(): Lines {
    return this.told('"‹Not modified: use the stored copy›"');
  }

  protected resend(wait: Wait, times: number, words: string): Lines {
    if (!this.front && isRepeated(this.code, this.s.binding)) return retryWhen(this.s, wait, times, `"${words}"`);
    return this.told(
      wait === 'retryAfter' ? this.tellField(`${words}; try again after`, 'Retry-After', '') : `"${words}"`,
    );
  }

  // How the code fails.

  private text(): string {
    return `"‹${messageFor(this.s)}›"`;
  }

  private tellField(words: string, field: string, mark = ':'): string {
    const value = this.front
      ? clientOf(this.s.binding.library).header(this.response, field)
      : `${this.error}.getHeaders().getFirst("${field}")`;
    return `"${words}${mark} " + ${value}`;
  }

  /** What the error is called in a function that takes it: as its sibling has it. */
  private get error(): string {
    const own = this.s.place.like?.body;
    return (own && parametersOf(own)[0]) ?? this.s.fresh('e');
  }

  /** The status as `onStatus` asks for it, as the sibling does where there is one. */
  private predicate(): string {
    const { condition, serverErrors } = this.s;
    if (/->|::/.test(condition)) return condition;
    if (serverErrors) return 'status -> status.is5xxServerError()';
    return `status -> ${condition.replace(/^status (?===? \d)/, 'status.value() ')}`;
  }

  /** The class of the error, or a condition on it. */
  private thrown(): string {
    const { code, serverErrors } = this.s;
    const own = serverErrors ? undefined : exceptionFor(code);
    if (own) return `WebClientResponseException.${own}.class`;
    const { error } = this;
    return `${error} -> ${isRefused(this.s, error)}`;
  }

  /** The operator that makes an error of its own of the answer. */
  private told(message: string): Lines {
    const { binding } = this.s;
    if (!this.front) {
      const { error } = this;
      const { log, exception } = failing(this.s, message, error);
      const body = log.length ? ['{', ...indented([...log, `return ${exception};`]), '}'] : [exception];
      return this.call('onErrorMap', this.thrown(), `${error} -> ${body[0] ?? ''}`, body.slice(1));
    }
    const { log, exception } = failing(this.s, message);
    const parameters = this.blocking ? `(${this.s.fresh('request')}, ${binding.name})` : binding.name;
    const thrown = this.blocking ? `throw ${exception};` : `return Mono.error(${exception});`;
    if (!log.length && !this.blocking)
      return this.call('onStatus', this.predicate(), `${parameters} -> Mono.error(${exception})`);
    return this.call('onStatus', this.predicate(), `${parameters} -> {`, [...indented([...log, thrown]), '}']);
  }

  /** `.onStatus(first, second)` on a line, or on two. */
  private call(operator: string, first: string, second: string, more: Lines = []): Lines {
    const head = `.${operator}(${first}, ${second}`;
    const lines = more.length || head.length <= wide ? [head] : [`.${operator}(${first},`, `\t\t${second}`];
    const all = [...lines, ...more];
    return all.map((l, i) => (i === all.length - 1 ? `${l})` : l));
  }

  /** True where the chain's value may be an empty Mono. */
  private mayBeEmpty(): boolean {
    const around = new Around(this.s.place.block);
    const whole = this.s.binding.request?.whole.text ?? '';
    return /bodyToMono\(/.test(whole) && (/^Mono\b/.test(around.type ?? '') || /\.block(?:Optional)?\(/.test(whole));
  }

  protected isIdempotent(): string {
    return 'false';
  }

  protected ok(): string {
    return 'true';
  }

  protected failed(): string {
    return 'false';
  }
}

/** Whether a situation is one for this writer. */
export const forOperator = ({ place, binding }: Situation): boolean =>
  place.form === 'then' && isRetrieved(binding.library);
