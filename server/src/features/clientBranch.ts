import { CodeActionKind, type CodeAction, type Position } from 'vscode-languageserver-types';
import { branchFor } from '../branches';
import { unbranched } from '../branches/plan';
import { dialectFor } from '../branches/registry';
import { sampleClients, type Sample } from '../branches/samples';
import { styleOf, type Style } from '../branches/style';
import type { ParsedDocument } from '../parsing/document';
import type { ClientBranchParams, ClientBranchResult, CopyClientBranchArguments } from '../protocol';
import type { Services } from '../services';
import { title } from './hover';

/** The command behind `Copy client branch for …`, which the client runs. */
export const copyClientBranch = 'statuswise.copyClientBranch';

/** `Copy client branch for 409 Conflict` on a status that the program sends. */
export function copyActions(
  document: ParsedDocument,
  position: Position,
  { recogniser, catalogue }: Services,
): CodeAction[] {
  const use = recogniser.at(document, position);
  const facts = use?.role === 'emit' && use.class === undefined ? catalogue.get(use.code) : undefined;
  const languages = sampleClients().map(({ language, name, endings }) => ({ language, name, endings }));
  if (!facts || unbranched(facts.code) || !languages.length) return [];
  const named = `Copy client branch for ${title(facts)}`;
  const told: CopyClientBranchArguments = { code: facts.code, languages };
  return [
    {
      title: named,
      kind: CodeActionKind.Refactor,
      command: { title: named, command: copyClientBranch, arguments: [told] },
    },
  ];
}

let samplesMade = 0;

/**
 * The branch for a status as a client in that language would have it, in the style of an open file of the language.
 * Imports that it needs stand above it in a comment: the branch is for the inside of a function.
 */
export async function clientBranch(
  { code, language }: ClientBranchParams,
  services: Services,
): Promise<ClientBranchResult | undefined> {
  const sample = sampleClients().find(s => s.language === language);
  if (!sample) return undefined;
  const { documents } = services;
  const marked = styled(sample.program(methodFor(code)), await styleIn(sample, services));
  const offset = marked.indexOf('▮');
  const uri = `statuswise:sample/${++samplesMade}`;
  documents.opened(uri, sample.language, 1, marked.replace('▮', ''));
  try {
    const insertions = await documents.parsed(uri, undefined, document =>
      branchFor(document, offset + 1, code, services),
    );
    const branch = insertions?.at(-1);
    if (!branch) return undefined;
    const imports = insertions?.slice(0, -1).map(i => i.text) ?? [];
    return { text: imports.length ? comment(imports, language) + dedented(branch.text) : dedented(branch.text) };
  } finally {
    documents.closed(uri);
  }
}

/** The method with which a client would get that answer. */
function methodFor(code: number): string {
  if ([409, 412, 428].includes(code)) return 'PUT';
  return [202, 400, 422].includes(code) ? 'POST' : 'GET';
}

/** How the open files of the sample's language are written, by the first of them. */
async function styleIn({ language }: Sample, { documents }: Services): Promise<Style | undefined> {
  const dialect = dialectFor(language);
  for (const uri of documents.uris()) {
    const own = documents.languageOf(uri)?.id;
    if (!dialect || !own || dialectFor(own) !== dialect) continue;
    const style = await documents.parsed(uri, { line: 0, character: 0 }, d =>
      styleOf(d, dialect.style(d), dialect.usual),
    );
    if (style) return style;
  }
  return dialect && { ...unstyled, ...dialect.usual };
}

const unstyled: Omit<Style, 'unit' | 'quote'> = { eol: '\n', semicolons: true, cuddled: true, arrowParens: false };

function styled(program: string, style: Style | undefined): string {
  if (!style) return program;
  const text = program.replace(/^\t+/gm, tabs => style.unit.repeat(tabs.length)).replaceAll("'", style.quote);
  return style.semicolons ? text : text.replace(/;$/gm, '');
}

/** Import lines as a comment. */
function comment(imports: string[], language: string): string {
  const mark = language === 'python' || language === 'ruby' ? '#' : '//';
  return imports
    .flatMap(text => text.split('\n'))
    .filter(line => line.trim())
    .map(line => `${mark} ${line.trim()}\n`)
    .join('');
}

/** Without the indentation of its first line, and with no empty line around it. */
function dedented(text: string): string {
  const lines = text.replace(/^(?:[ \t]*\r?\n)+|\s+$/g, '').split('\n');
  const indent = /^[ \t]*/.exec(lines[0] ?? '')?.[0] ?? '';
  return lines.map(line => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n') + '\n';
}
