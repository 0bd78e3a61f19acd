import type { Catalogue } from '../catalogue';
import type { ParsedDocument } from '../parsing/document';
import type { ConstantNames } from '../recognise/names';
import { importedSample, isValue, memberFor, sampleOf, type Sample } from './constantNames';

/** The constants that a file writes its statuses with, or imports to do so. */
export interface ConstantSpelling extends Sample {
  document: ParsedDocument;
}

/** The first library constant in the file, else one that is imported and not used yet. */
export function spellingOf(document: ParsedDocument, constants: ConstantNames): ConstantSpelling | undefined {
  const { id } = document.language;
  for (const m of document.text.slice(0, 200_000).matchAll(/[A-Za-z_$][\w$]{1,60}/g)) {
    const entry = constants.lookup(m[0], id).find(e => e.table.forms.some(isValue));
    if (!entry) continue;
    const sample = sampleOf(m[0], entry.code, m.index, document, constants, isValue);
    if (sample && (sample.prefix !== '' || sample.form.kind === 'bare') && !isImport(document, m.index))
      return { ...sample, document };
  }
  const imported = importedSample(document, constants);
  return imported && { ...imported, document };
}

/** The constant of a code, as the file can write it; `undefined` where the library has none or it is not in scope. */
export function constantFor(code: number, spelling: ConstantSpelling, catalogue: Catalogue): string | undefined {
  const member = memberFor(spelling, code, spelling.document, catalogue);
  return member && spelling.prefix + member;
}

function isImport(document: ParsedDocument, offset: number): boolean {
  const line = document.text.slice(document.text.lastIndexOf('\n', offset) + 1, offset);
  return /^\s*(?:import|from|using|use|#include|require)\b/.test(line);
}
