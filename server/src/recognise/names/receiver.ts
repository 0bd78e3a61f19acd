import { lineAround, type ParsedDocument } from '../../parsing/document';
import { pathOf } from '../path';

/** What stands before a member. */
export interface Receiver {
  /** Its text, at most a line and a half of it. */
  text: string;
  /** The names along it; empty for an expression without names. */
  path: string[];
  /** True where it is the result of a call: `status().isNotFound`. */
  call: boolean;
}

const implicit: Receiver = { text: '', path: [], call: false };

/** The receiver of the name at `start`; `undefined` where the name stands alone. */
export function receiverBefore(document: ParsedDocument, start: number): Receiver | undefined {
  const line = lineAround(document.text, start);
  let before = document.text.slice(Math.max(line.start, start - 300), start);
  // RSpec puts a matcher behind `.to `: `expect(response).to be_ok` asks about what is expected.
  const joint = /(?:\?\.|\.|::|->|\\)\s*$|\.(?:to|not_to|to_not)\s+$/.exec(before);
  if (!joint) return undefined;
  before = before.slice(0, joint.index);
  // `case Gone -> NOT_FOUND`, Scala's `STATUS -> OK`: an arrow with spaces around it points at something else.
  if (/^->\s/.test(joint[0]) && /\S[ \t]+$/.test(before)) return undefined;
  // Swift's `return .notFound`, `error ?? .badRequest`: nothing stands before the dot.
  if (/\S[ \t]+$/.test(before) && joint[0].startsWith('.') && !/\b(?:to|not)\b/.test(joint[0])) return implicit;
  if (before.trim() === '' && line.start > 0) {
    // Swift's list of `.badGateway,  // 502`, one a line
    before = lineAround(document.text, line.start - 1).text.replace(/\s+\/\/[^"\n]*$/, '');
    if (/(?:[{(,[=:]|\b(?:in|return|else))\s*$/.test(before)) return implicit;
  }
  // PowerShell's `[System.Net.HttpStatusCode]::NotFound`.
  before = before.replace(/\[([\w.]+)\]$/, '$1');
  const text = /[\w$@.:>\\?!-]+(?:\((?:[^()]|\([^()]*\))*\))?(?:\{\})?$/.exec(before.trimEnd())?.[0] ?? '';
  return { text, path: pathOf(text), call: /\)$/.test(text) };
}

/** The call whose lambda directly holds the name: `status { isNotFound() }` → `status`. */
export function lambdaAround(document: ParsedDocument, start: number): string | undefined {
  return /(\w+)\s*\{\s*(?:it\.)?$/.exec(document.text.slice(Math.max(0, start - 80), start))?.[1];
}
