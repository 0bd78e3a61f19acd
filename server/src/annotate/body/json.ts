import { findBreak, type Break } from './jsonBreak';

/**
 * JSON with the place where it breaks. `JSON.parse` decides; only when it refuses, a scanner walks the text to say where and
 * why, because engines word that differently.
 */
export type JsonResult = { ok: true; value: unknown; bom: boolean } | { ok: false; error: JsonBreak; bom: boolean };

export interface JsonBreak extends Break {
  /** From 1. */
  line: number;
  /** In UTF-16 units, from 1. */
  column: number;
}

/** @param text Non-empty; a leading U+FEFF is skipped and reported as `bom`. */
export function parseJson(text: string): JsonResult {
  const bom = text.charCodeAt(0) === 0xfeff;
  try {
    return { ok: true, value: JSON.parse(bom ? text.slice(1) : text) as unknown, bom };
  } catch {
    const found = findBreak(text, bom ? 1 : 0);
    return { ok: false, error: { ...position(text, found.offset), message: found.message }, bom };
  }
}

function position(text: string, offset: number): { offset: number; line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
    line++;
    start = i + 1;
  }
  return { offset, line, column: offset - start + 1 };
}
