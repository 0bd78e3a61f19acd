/**
 * Findings with one cause become one: whoever reads the list should not have to find out that two lines mean the same.
 */
import type { Finding } from '../protocol';

/** Where the first is found in the same response, the second only repeats it; the words then join the two. */
const CAUSES: readonly { cause: string; effect: string; words: string }[] = [];

/** @returns The findings in their order, effects folded into their causes, equal messages about several lines into one. */
export function merge(findings: readonly Finding[]): Finding[] {
  const out: Finding[] = [];
  const byMessage = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.id}\n${finding.message}`;
    const same = byMessage.get(key);
    if (same && same.place.part === 'field' && finding.place.part === 'field') {
      same.place = { ...same.place, lines: [...same.place.lines, ...finding.place.lines] };
    } else if (!same) {
      const copy = { ...finding };
      byMessage.set(key, copy);
      out.push(copy);
    }
  }
  for (const { cause, effect, words } of CAUSES) {
    const first = out.find(finding => finding.id === cause);
    const second = out.findIndex(finding => finding.id === effect);
    const folded = out[second];
    if (!first || !folded || folded === first) continue;
    out.splice(second, 1);
    first.message += ` ${words}`;
    first.also = [...(first.also ?? []), { id: folded.id, level: folded.level }, ...(folded.also ?? [])];
  }
  return out;
}
