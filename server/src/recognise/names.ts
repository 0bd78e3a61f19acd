import { phraseKey, type Catalogue } from '../catalogue';
import type { ConstantForm, ConstantTable } from '../catalogue/types';
import type { ParsedDocument } from '../parsing/document';
import { lineAround } from '../parsing/document';
import { pathOf, wordsOf } from './path';
import type { Site } from './sites';
import type { Evidence } from './types';
import { responseName } from './words';

interface Entry {
  table: ConstantTable;
  forms: ConstantForm[];
  code: number;
}

/** Knows the names that libraries give to statuses. */
export class ConstantNames {
  private index: Map<string, Entry[]> | undefined;

  constructor(private readonly readTables: () => ConstantTable[]) {}

  /** The tables that have a member of this name, exactly as written. */
  lookup(name: string): Entry[] {
    if (!this.index) {
      this.index = new Map();
      for (const table of this.readTables()) {
        for (const [member, code] of Object.entries(table.members)) {
          const list = this.index.get(member);
          const entry = { table, forms: table.forms, code };
          if (list) list.push(entry);
          else this.index.set(member, [entry]);
        }
      }
    }
    return this.index.get(name) ?? [];
  }

  tables(): ConstantTable[] {
    return this.readTables();
  }
}

/** What a name that may spell a status turned out to be. */
export interface NameVerdict {
  code: number;
  evidence: Evidence[];
}

/** Judges an identifier: `NOT_FOUND` in `HttpStatus.NOT_FOUND`, `NotFoundException`, `notFound()`. */
export function judgeName(
  name: string,
  start: number,
  document: ParsedDocument,
  sites: Site[],
  catalogue: Catalogue,
  constants: ConstantNames,
): NameVerdict | undefined {
  const receiver = receiverBefore(document, start);
  const fromTables = judgeByTables(name, receiver, document, sites, constants);
  if (fromTables && fromTables.evidence.reduce((s, e) => s + e.weight, 0) >= 1) return fromTables;
  return judgeByShape(name, receiver, document, sites, catalogue) ?? fromTables;
}

/** The path before a member, read from its own line and the one above: `http.` → [`http`]. */
function receiverBefore(document: ParsedDocument, start: number): string[] {
  const line = lineAround(document.text, start);
  let before = document.text.slice(line.start, start);
  const joint = /(?:\.|\?\.|::|->|\\)\s*$/.exec(before);
  if (!joint) return [];
  before = before.slice(0, joint.index);
  if (before.trim() === '' && line.start > 0) before = lineAround(document.text, line.start - 1).text;
  const expression = /[\w$@.:>\\?!-]+(?:\([^()]*\))?$/.exec(before)?.[0] ?? '';
  const path = pathOf(expression);
  return path.length ? path : ['.'];
}

function judgeByTables(
  name: string,
  receiver: string[],
  document: ParsedDocument,
  sites: Site[],
  constants: ConstantNames,
): NameVerdict | undefined {
  let best: NameVerdict | undefined;
  let bestScore = 0;
  const entries = constants
    .lookup(name)
    .filter(e => e.table.languages.some(l => l === document.language.id || sameFamily(l, document.language.id)));
  for (const entry of entries) {
    for (const form of entry.forms) {
      const evidence = judgeForm(form, entry.table, receiver, document, sites);
      const score = evidence.reduce((s, e) => s + e.weight, 0);
      if (score > bestScore) {
        best = { code: entry.code, evidence };
        bestScore = score;
      }
    }
  }
  return best;
}

const families = [
  ['javascript', 'typescript', 'tsx', 'jsx'],
  ['java', 'kotlin', 'scala', 'groovy'],
  ['cpp', 'c'],
];
const sameFamily = (a: string, b: string): boolean => families.some(f => f.includes(a) && f.includes(b));

function judgeForm(
  form: ConstantForm,
  table: ConstantTable,
  receiver: string[],
  document: ParsedDocument,
  sites: Site[],
): Evidence[] {
  const imported = !form.imports?.length || form.imports.some(i => document.text.includes(i));
  const library = { words: `a name of ${table.library}`, weight: 1.1 };
  const last = receiver.at(-1);
  const called = sites[0]?.kind === 'callee' || sites[0]?.kind === 'argument';
  switch (form.kind) {
    case 'member': {
      if (last === undefined) return [];
      const fits = form.receivers?.some(r => pathOf(r).at(-1) === last) ?? true;
      if (!fits) return [];
      return imported
        ? [library]
        : [
            { ...library, weight: 0.6 },
            { words: `but ${form.imports?.[0] ?? 'its library'} is not imported here`, weight: -0.1 },
          ];
    }
    case 'bare':
      if (last !== undefined && !document.text.includes(`${last}`)) return [];
      return imported ? [library] : [];
    case 'class': {
      if (!imported) return [];
      return form.imports?.length || sites[0] === undefined || receiver.length > 0 ? [library] : [library];
    }
    case 'call': {
      const fits = !form.receivers?.length
        ? receiver.length === 0
        : last !== undefined && form.receivers.some(r => pathOf(r).at(-1) === last);
      return fits && imported && called ? [library] : [];
    }
    default:
      return [];
  }
}

/** Names that no table knows, by their shape: `HTTP_404_NOT_FOUND`, `MyStatus.NOT_FOUND`, `throw new NotFoundError()`. */
function judgeByShape(
  name: string,
  receiver: string[],
  document: ParsedDocument,
  sites: Site[],
  catalogue: Catalogue,
): NameVerdict | undefined {
  const numbered =
    /^(?:HTTP_?|Status|SC_|k|STATUS_)(\d{3})(?:_?([A-Za-z_]+))?$/.exec(name) ??
    /^(?:CODE|HTTP_STATUS|HTTP_CODE)_(\d{3})(?:_([A-Z_]+))?$/.exec(name);
  if (numbered?.[1]) {
    const code = Number(numbered[1]);
    const says = numbered[2] ? catalogue.isPhraseOf(numbered[2], code) : true;
    return {
      code,
      evidence: [
        {
          words: says ? 'the name holds the code' : 'the name holds the code and other words',
          weight: says ? 1.1 : 0.7,
        },
      ],
    };
  }
  const words = wordsOf(name);
  const prefixed = /^(?:HTTP|SC|STATUS|HttpStatus|Status)_?[A-Z]/.test(name) && words.length > 1;
  const bare = words.filter((w, i) => !(i === 0 && /^(?:http|sc|status)$/.test(w)));
  const key = (prefixed ? bare : words).join('');
  const exact = catalogue.codeOfPhrase(key);
  const last = receiver.at(-1);
  if (exact !== undefined) {
    if (
      last &&
      /^(?:\w*http_?status(?:_?codes?)?|status_?codes?|statuses|http_?codes?|reason_?phrases?|httpstatuses|status)$/i.test(
        last,
      ) &&
      !/rpc|grpc/i.test(receiver.join('.'))
    ) {
      return {
        code: exact,
        evidence: [
          { words: `\`${last}\` holds statuses`, weight: /^status$/i.test(last) ? 0.8 : 1.1 },
          ...(document.speaksHttp ? [{ words: 'the file speaks HTTP', weight: 0.25 }] : []),
        ],
      };
    }
    if (prefixed && /^(?:HTTP|SC)_/.test(name))
      return { code: exact, evidence: [{ words: 'the name is HTTP and a phrase', weight: 1.1 }] };
    return judgeHelper(name, exact, words, last, document, sites);
  }
  return judgeErrorClass(name, words, receiver, document, sites, catalogue);
}

/** An application's own helper: `return notFound()`, imported from a module about responses or errors. */
function judgeHelper(
  name: string,
  code: number,
  words: string[],
  last: string | undefined,
  document: ParsedDocument,
  sites: Site[],
): NameVerdict | undefined {
  const from = importOf(name, document);
  const about = from !== undefined && /http|response|api|errors?|status|exception|reply|server/i.test(from);
  const called = sites[0]?.kind === 'callee';
  const evidence: Evidence[] = [];
  if (sites[0]?.kind === 'class') {
    const head = lineAround(document.text, sites[0].node.startIndex).text;
    if (!/(?:exception|error|abort|response)\b/i.test(head)) return undefined;
    evidence.push({ words: 'an error class named like a phrase', weight: words.length > 1 ? 0.9 : 0.75 });
  }
  if (words.length > 1 && called) evidence.push({ words: 'a call named like a phrase', weight: 0.3 });
  if (about) evidence.push({ words: `imported from \`${from}\``, weight: 0.8 });
  if (called && last && responseName(last).weight >= 0.7)
    evidence.push({ words: `called on \`${last}\``, weight: 0.7 });
  if (called && sites.some(s => s.kind === 'returned' || s.kind === 'thrown'))
    evidence.push({ words: 'its result is given back', weight: 0.15 });
  if (evidence.length && document.speaksHttp) evidence.push({ words: 'the file speaks HTTP', weight: 0.25 });
  return evidence.length ? { code, evidence } : undefined;
}

/** Where a name is imported from, judged by the import's own text. */
function importOf(name: string, document: ParsedDocument): string | undefined {
  const head = document.text.slice(0, 8000);
  const escaped = name.replace(/\W/g, '\\$&');
  const es = new RegExp(`(?:import|export)\\s[^;'"]*\\b${escaped}\\b[^;'"]*from\\s*['"]([^'"]+)['"]`).exec(head);
  const py = new RegExp(`from\\s+([\\w.]+)\\s+import\\s+(?:\\([^)]*|[^\\n]*)\\b${escaped}\\b`).exec(head);
  const cjs = new RegExp(`\\{[^{}]*\\b${escaped}\\b[^{}]*\\}\\s*=\\s*require\\(\\s*['"]([^'"]+)['"]`).exec(head);
  return es?.[1] ?? py?.[1] ?? cjs?.[1];
}

/** Exceptions of other worlds that are named like a phrase. */
const foreign =
  /^(?:NotImplemented(?:Error|Exception)|TimeoutE\w+|ConflictE\w+|LockedE\w+|FoundE\w+|OkE\w+|UnauthorizedAccessException|NotImplemented)$/;

/** `NotFoundException`, `UnauthorizedError`: an application's class that fixes a status. */
function judgeErrorClass(
  name: string,
  words: string[],
  _receiver: string[],
  document: ParsedDocument,
  sites: Site[],
  catalogue: Catalogue,
): NameVerdict | undefined {
  const stem = words.filter(w => !/^(?:http|error|exception|err|api|errors|response|exceptions)$/.test(w));
  if (stem.length === words.length || stem.length === 0 || foreign.test(name)) return undefined;
  if (!/(?:Error|Exception|Response)$/.test(name)) return undefined;
  const code = catalogue.codeOfPhrase(stem.join(' ')) ?? (stem.join('') === 'internalserver' ? 500 : undefined);
  if (code === undefined || phraseKey(stem.join('')).length < 4) return undefined;
  const evidence: Evidence[] = [
    { words: `\`${name}\` is named like ${catalogue.get(code)?.phrase ?? code}`, weight: stem.length > 1 ? 0.6 : 0.4 },
  ];
  if (words.includes('http') || words.includes('api')) evidence.push({ words: 'its name says HTTP', weight: 0.5 });
  const from = importOf(name, document);
  if (from && /http|response|api|nest|boom|rest|web/i.test(from))
    evidence.push({ words: `imported from \`${from}\``, weight: 0.5 });
  if (document.speaksHttp) evidence.push({ words: 'the file speaks HTTP', weight: 0.25 });
  if (sites.some(s => s.kind === 'thrown' || s.kind === 'caught' || s.kind === 'callee'))
    evidence.push({ words: 'it is made, thrown or caught', weight: 0.2 });
  return { code, evidence };
}
