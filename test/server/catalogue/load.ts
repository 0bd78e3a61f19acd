import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { facts } from '../../../server/generated/facts';
import { pages } from '../../../server/generated/pages';
import type {
  ComparePage,
  Decision,
  FieldPage,
  Scenario,
  StatusFacts,
  StatusProse,
} from '../../../server/src/catalogue/types';

/** One row of the committed copy of IANA's registry. */
export interface RegistryRow {
  value: number;
  description: string;
  reference: string;
}

/** Everything that the checks look at: the compiled modules, and the pages as people wrote them. */
export interface Catalogue {
  facts: StatusFacts[];
  prose: Record<string, StatusProse>;
  fields: Record<string, FieldPage>;
  compare: ComparePage[];
  scenarios: Scenario[];
  decision: Decision | null;
  /** Path below `server/catalogue/` to the Markdown as written. */
  raw: Record<string, string>;
  registry: RegistryRow[];
  /** First line of the registry's copy, which gives its date. */
  registryNote: string;
  /** Section to its title: `RFC 9110, 15.5.5`. */
  sections: Record<string, string>;
}

const folder = join(__dirname, '../../../server/catalogue');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8').replaceAll('\r\n', '\n');

/** Reads the compiled catalogue; run `node scripts/compile.mjs` first. A new copy each time, so that a test may change it. */
export function loadCatalogue(): Catalogue {
  const raw: Record<string, string> = {};
  for (const kind of ['status', 'compare', 'fields']) {
    for (const file of readdirSync(join(folder, kind))) {
      if (file.endsWith('.md') && basename(file) !== 'README.md') raw[`${kind}/${file}`] = read(`${kind}/${file}`);
    }
  }
  const [registryNote = '', , ...rows] = read('registry/iana-status-codes.csv').trimEnd().split('\n');
  const { prose, fields, compare, scenarios, decision } = structuredClone(pages());
  return {
    facts: structuredClone(facts()),
    prose,
    fields,
    compare,
    scenarios,
    decision,
    raw,
    registry: rows.map(parseRow),
    registryNote,
    sections: parse(read('registry/sections.yaml')) as Record<string, string>,
  };
}

/** Splits a line of three CSV cells; a cell with commas stands in double quotes. */
function parseRow(line: string): RegistryRow {
  const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^",]*))/g)].map(match => match[1] ?? match[2] ?? '');
  if (cells.length !== 3) throw new Error(`registry: not three cells: ${line}`);
  return { value: Number(cells[0]), description: cells[1] ?? '', reference: cells[2] ?? '' };
}
