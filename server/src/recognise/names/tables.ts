import type { ConstantForm, ConstantTable } from '../../catalogue/types';
import { lineAround, type ParsedDocument } from '../../parsing/document';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { importsName, importsOf, importsPath, type Imports } from './imports';
import { lambdaAround, type Receiver } from './receiver';

/** A member of a table. */
export interface TableEntry {
  table: ConstantTable;
  code: number;
}

/** Knows the names that libraries give to statuses (server/catalogue/constants/). */
export class ConstantNames {
  private index: Map<string, TableEntry[]> | undefined;

  constructor(private readonly readTables: () => ConstantTable[]) {}

  /** The tables of a language that have a member of this name, exactly as written. */
  lookup(name: string, language?: string): TableEntry[] {
    if (!this.index) {
      this.index = new Map();
      for (const table of this.readTables()) {
        for (const [member, code] of Object.entries(table.members)) {
          const list = this.index.get(member);
          if (list) list.push({ table, code });
          else this.index.set(member, [{ table, code }]);
        }
      }
    }
    const entries = this.index.get(name) ?? [];
    return language === undefined ? entries : entries.filter(e => speaks(e.table, language));
  }

  /** All tables, or those of a language. */
  tables(language?: string): ConstantTable[] {
    const tables = this.readTables();
    return language === undefined ? tables : tables.filter(table => speaks(table, language));
  }
}

/** JSX and TSX are JavaScript and TypeScript; Kotlin and Scala use Java's libraries where a table says so. */
function speaks(table: ConstantTable, language: string): boolean {
  return (
    table.languages.includes(language === 'tsx' ? 'typescript' : language) ||
    (language === 'c-sharp' && table.languages.includes('csharp'))
  );
}

/** What a table makes of a name in its place. */
export interface TableVerdict {
  code: number;
  evidence: Evidence[];
  /** What the name does by itself, where the table says it. */
  role?: ConstantForm['role'];
  /** True for a symbol: the spot has to ask for a status. */
  needsSpot: boolean;
}

/** Judges a name by the tables of its language; the best fitting form counts. */
export function judgeByTables(
  name: string,
  start: number,
  receiver: Receiver | undefined,
  document: ParsedDocument,
  sites: Site[],
  constants: ConstantNames,
): TableVerdict | undefined {
  let best: TableVerdict | undefined;
  let bestWeight = 0;
  for (const { table, code } of constants.lookup(name, document.language.id)) {
    for (const form of table.forms) {
      const weight = fits(form, name, start, receiver, document, sites);
      if (weight <= bestWeight) continue;
      bestWeight = weight;
      best = {
        code,
        evidence: [{ words: `a name of ${table.library}`, weight }],
        needsSpot: form.kind === 'symbol' || form.kind === 'implicit',
        ...(form.role ? { role: form.role } : {}),
      };
    }
  }
  return best;
}

/** A line of an import, or of the group that it brings. */
const imported =
  /^\s*(?:pub(?:\([\w ]+\))?\s+|global\s+)?(?:import|use|using|from|export|alias|require)\b|^[\w\s,{}:*]*[;)]?\s*$/;

const sure = 1.1;

/** The weight of a form for this name in this place; 0 where it does not fit. */
function fits(
  form: ConstantForm,
  name: string,
  start: number,
  receiver: Receiver | undefined,
  document: ParsedDocument,
  sites: Site[],
): number {
  const imports = importsOf(document);
  const { kind, receivers, needsImport } = form;
  const some = (form.imports ?? []).some(prefix => importsPath(imports, prefix));
  const byName = !form.imports?.length || form.imports.some(prefix => importsName(imports, name, prefix));
  // Written out: `org.scalatra.NotFound()`
  const whole =
    receiver !== undefined && /[a-z]\.[a-z]/.test(receiver.text) && (form.imports ?? []).includes(receiver.text);
  const inImport = sites.length === 0 && some && imported.test(lineAround(document.text, start).text);
  switch (kind) {
    case 'member':
      return fitsReceiver(receivers, receiver, form, document, start, imports) && (!needsImport || some) ? sure : 0;
    case 'bare':
      // `AppErrors.NOT_FOUND` is not the imported `NOT_FOUND`.
      return (byName && (receiver === undefined || !form.imports?.length)) || (inImport && receiver !== undefined)
        ? sure
        : 0;
    case 'class':
    case 'call': {
      const place = receivers?.length
        ? fitsReceiver(receivers, receiver, form, document, start, imports) && (!needsImport || some)
        : whole || ((kind === 'call' ? fitsCall(receiver) : fitsAlone(receiver)) && byName);
      if (!place) return 0;
      // A call's name is an ordinary word more often than a class's: it has to be called, or be imported by name.
      if (
        kind === 'call' &&
        sites[0]?.kind !== 'callee' &&
        // Java's `orElseGet(Results::notFound)`
        !(receivers?.length && document.text.startsWith('::', start - 2)) &&
        // actix-web: `head().to(HttpResponse::MethodNotAllowed)`
        !(sites[0]?.kind === 'argument' && /^Http\w*Response$/.test(receiver?.path.at(-1) ?? '')) &&
        !receiver?.text.endsWith(')') &&
        !(imports.names.has(name) && !receivers?.length)
      )
        return 0;
      return sure;
    }
    case 'implicit':
      return receiver !== undefined && receiver.text === '' && (!form.imports?.length || some) ? 0.3 : 0;
    default:
      return 0;
  }
}

const own = /^(?:this|self|super|base|static|parent|\$this)$/;

/** A method of the class itself, or a function: `ViewEngineResult.NotFound()` is another's. */
function fitsCall(receiver: Receiver | undefined): boolean {
  return receiver === undefined || own.test(receiver.text) || receiver.text.startsWith('\\');
}

/** Alone, behind the object itself, or behind a namespace. */
function fitsAlone(receiver: Receiver | undefined): boolean {
  return receiver === undefined || own.test(receiver.text) || /^[A-Z\\][\w\\:.]*$/.test(receiver.text);
}

function fitsReceiver(
  receivers: string[] | undefined,
  receiver: Receiver | undefined,
  form: ConstantForm,
  document: ParsedDocument,
  start: number,
  imports: Imports,
): boolean {
  if (!receivers) return receiver !== undefined;
  const last = receiver?.path.at(-1);
  return receivers.some(wanted => {
    if (wanted === '*') return receiver !== undefined;
    if (wanted.endsWith('{}')) return lambdaAround(document, start) === wanted.slice(0, -2);
    // `self::STATUS_OK`: the path leaves such words out.
    if (receiver?.text === wanted) return true;
    if (!receiver || last === undefined) return false;
    if (wanted.endsWith(')') && !wanted.endsWith('()')) return receiver.text.replace(/\s/g, '') === wanted;
    if (wanted.endsWith('()'))
      return (
        receiver.call &&
        last ===
          wanted
            .slice(0, -2)
            .split(/[.:\\>-]+/)
            .at(-1)
      );
    const segments = wanted.split(/::|->|[.\\]/);
    const tail = receiver.path.slice(-segments.length);
    if (segments.length === tail.length && segments.every((s, i) => s.replace(/^\$/, '') === tail[i])) return true;
    // An alias of one of the imports: `const errors = require('http-errors')`.
    const alias = imports.names.get(last);
    return (
      segments.length === 1 &&
      alias !== undefined &&
      (alias === wanted ||
        (form.imports ?? []).some(p => alias === p || alias.replace(/[./\\:]+/g, '.').endsWith(`.${wanted}`)))
    );
  });
}
