import type { Draft } from './messages';

type Plain = Record<string, unknown>;

/**
 * Carries what a person changed in a draft over onto another version of it, as the three-way merge of a text does.
 * @param shown What stood in the composer when the person began: what the view had kept, without secrets.
 * @param edited What stands there now.
 * @param held The same draft as the host holds it, secrets included.
 * @returns `held` with every change from `shown` to `edited` made in it; `held` itself where there is none.
 */
export function rebaseDraft(shown: Draft, edited: Draft, held: Draft): Draft {
  return rebase(shown, edited, held) as Draft;
}

function rebase(shown: unknown, edited: unknown, held: unknown): unknown {
  if (same(shown, edited)) return held;
  if (isList(shown) && isList(edited) && isList(held)) return rebaseList(shown, edited, held);
  if (isPlain(shown) && isPlain(edited) && isPlain(held)) {
    return Object.fromEntries(
      Object.entries(edited).map(([key, value]) => [key, rebase(shown[key], value, held[key])]),
    );
  }
  return edited;
}

/** Lines that were left alone are the host's; one that was changed keeps what was not changed in it. */
function rebaseList(shown: unknown[], edited: unknown[], held: unknown[]): unknown[] {
  if (shown.length !== held.length) return edited;
  const free = new Set(shown.keys());
  const untouched = edited.map(line => {
    const at = [...free].find(i => same(shown[i], line));
    if (at !== undefined) free.delete(at);
    return at;
  });
  return edited.map((line, i) => {
    const at = untouched[i];
    if (at !== undefined) return held[at];
    return edited.length >= shown.length && free.has(i) ? rebase(shown[i], line, held[i]) : line;
  });
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
