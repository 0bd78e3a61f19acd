import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Services } from '../services';
import { branchFor, busyOrFailing, serverErrors, type Insertion, type Span } from './index';

/** A run of text that was inserted, where it now stands. */
interface Inserted {
  /** Offset in the original. */
  offset: number;
  text: string;
}

/**
 * The branches for several codes as one edit of the document as it is: each is written as if those before were there.
 * A code that turns out to be handled is passed over. Where 429 and the server errors are both sent again in one way, one
 * branch is for both.
 * @param refine  True where a general test counts for nothing.
 */
export async function branchesFor(
  uri: string,
  offset: number,
  codes: readonly number[],
  services: Services,
  refine = false,
): Promise<Insertion[]> {
  const open = services.documents.text(uri);
  if (!open) return [];
  const original = open.getText();
  const inserted: Inserted[] = [];
  let merged = false;
  for (const code of together(codes)) {
    if (merged && parts.includes(code)) continue;
    const before = inserted.filter(i => i.offset <= offset).reduce((sum, i) => sum + i.text.length, 0);
    const text = TextDocument.create(uri, open.languageId, open.version, render(original, inserted));
    const position = text.positionAt(offset + before);
    const more = await services.documents.becoming(uri, text, position, document => {
      const there = (at: number): number => document.offsetAt(text.positionAt(at));
      const written = standing(inserted).map(({ start, end }): Span => ({ start: there(start), end: there(end) }));
      return branchFor(document, document.offsetAt(position), code, services, refine, written)?.map(
        (edit): Insertion => ({ ...edit, offset: text.offsetAt(document.positionAt(edit.offset)) }),
      );
    });
    // From the end, so that the offsets of the others hold.
    for (const edit of [...(more ?? [])].sort((a, b) => b.offset - a.offset)) add(inserted, edit);
    if (code === busyOrFailing && more) merged = true;
  }
  return inserted;
}

/** What one branch may be for. */
const parts = [429, serverErrors];

/** The codes with what stands for several of them in front of these. */
function together(codes: readonly number[]): number[] {
  if (!parts.every(code => codes.includes(code))) return [...codes];
  return [...codes.filter(code => !parts.includes(code)), busyOrFailing, ...parts];
}

function render(original: string, inserted: readonly Inserted[]): string {
  let out = '';
  let at = 0;
  for (const { offset, text } of inserted) {
    out += original.slice(at, offset) + text;
    at = offset;
  }
  return out + original.slice(at);
}

/** Where the runs stand in the text as it is now. */
function standing(inserted: readonly Inserted[]): Span[] {
  let moved = 0;
  return inserted.map(({ offset, text }) => {
    const start = offset + moved;
    moved += text.length;
    return { start, end: start + text.length };
  });
}

/** Notes an insertion into the text as it is now, in terms of the original. */
function add(inserted: Inserted[], { offset, text }: { offset: number; text: string }): void {
  let moved = 0;
  for (const [i, run] of inserted.entries()) {
    const start = run.offset + moved;
    if (offset < start) {
      inserted.splice(i, 0, { offset: offset - moved, text });
      return;
    }
    if (offset <= start + run.text.length) {
      run.text = run.text.slice(0, offset - start) + text + run.text.slice(offset - start);
      return;
    }
    moved += run.text.length;
  }
  inserted.push({ offset: offset - moved, text });
}
