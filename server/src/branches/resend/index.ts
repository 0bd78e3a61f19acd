import { readsOf } from '../tree';
import type { Dialect } from '../dialect';
import type { Binding, Situation } from '../types';
import { attemptsLoop } from './attempts';
import { dealtBefore, takenByRest } from './success';
import { onward } from './onward';
import { successOfTry } from './ofTry';
import { longest, type Resend } from './types';

export { successOfChain } from './success';
export type { Resend } from './types';

/** @param name  What the new response is called in copied code. */
export function resendOf(situation: Situation, dialect: Dialect, name: string): Resend {
  const { binding, place } = situation;
  if (!isSayable(binding)) return { kind: 'none' };
  if (place.form === 'then')
    return { kind: 'copy', parts: [{ condition: undefined, lines: [`return ${name}`], leaves: true }] };
  const counter = attemptsLoop(situation, dialect);
  if (counter) return { kind: 'continue', counter };
  const copying = { situation, dialect, name };
  if (binding.caught) return successOfTry(copying);
  if (readBefore(situation)) return { kind: 'none' };
  return dealtBefore(copying) ?? takenByRest(copying) ?? onward(copying);
}

/** True for a request that can be said a second time. */
function isSayable({ request }: Binding): boolean {
  if (!request || request.again === false) return false;
  const sent = request.again ?? request.call.text;
  return sent.split('\n').length <= longest && !holdsLines(request.again ?? request.whole.text);
}

/** True where a string goes over several lines: to indent it anew would change it. */
function holdsLines(code: string): boolean {
  const templates = code.match(/`(?:[^`\\]|\\[^])*`/g) ?? [];
  return templates.some(t => t.includes('\n')) || /"""|'''|<<</.test(code);
}

/** True where the body was read already in front of the branch: what was read would be the old response's. */
function readBefore({ document, binding, place, chains }: Situation): boolean {
  let text = document.text.slice(binding.start, place.offset);
  for (const { node } of chains) {
    const [start, end] = [node.startIndex - binding.start, node.endIndex - binding.start];
    if (start >= 0 && start < text.length) text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }
  return readsOf(binding)?.test(text) ?? false;
}
