import type { Node, Parser, Point, Range as ParseRange, Tree } from 'web-tree-sitter';
import type { Head, ParsedDocument } from '../parsing/document';
import type { LoadedLanguage } from '../parsing/grammars';
import { Structure } from '../parsing/structure';
import type { Lines } from './lines';

/** Parses a text, or ranges of it; nodes keep the offsets and positions of the whole. */
export function parse(parser: Parser, source: string, old: Tree | undefined, ranges?: ParseRange[]): Tree {
  const tree = parser.parse(source, old ?? null, ranges ? { includedRanges: ranges } : undefined);
  if (!tree) throw new Error('The parser was cancelled or has no language.');
  return tree;
}

export function toParsed(
  uri: string,
  text: string,
  tree: Tree,
  loaded: LoadedLanguage,
  head: Head,
  lines: Lines,
  firstLine = 0,
): ParsedDocument {
  const { language, structure } = loaded;
  return {
    uri,
    text,
    language,
    head,
    structure: new Structure(structure(), language.nodes.suffix),
    root: tree.rootNode,
    offsetAt: p => lines.offsetAt({ line: p.line - firstLine, character: p.character }),
    positionAt: o => {
      const p = lines.positionAt(o);
      return { line: p.line + firstLine, character: p.character };
    },
    within: ({ startIndex, startPosition }, endIndex) => {
      const endPosition = pointBehind(startPosition, text.slice(startIndex, endIndex));
      const part = parse(loaded.parser, text, undefined, [{ startIndex, endIndex, startPosition, endPosition }]);
      return { parsed: toParsed(uri, text, part, loaded, head, lines, firstLine), free: () => part.delete() };
    },
  };
}

/** Where a text ends that starts at `start`. */
function pointBehind({ row, column }: Point, text: string): Point {
  const breaks = text.split('\n');
  const last = breaks.at(-1)?.length ?? 0;
  return { row: row + breaks.length - 1, column: breaks.length > 1 ? last : column + last };
}

/** Characters of the largest construct that completion parses by itself. */
const constructLimit = 12_000;

/**
 * The outermost construct that holds both offsets and is small enough to be parsed alone: a statement at the top of the
 * file, or a function in a large class. `undefined` where there is none, such as inside one that does not parse.
 */
export function constructAround(tree: Tree, from: number, to: number): Node | undefined {
  let found: Node | undefined;
  for (let node = tree.rootNode.descendantForIndex(from, to); node; node = node.parent) {
    if (node.endIndex - node.startIndex > constructLimit || node.parent === null) break;
    // At a boundary the construct before the offset is as likely as the one behind it: leave that to the whole tree.
    if (node.startIndex < from && node.endIndex > to) found = node;
  }
  return found && !found.hasError && found.type !== 'ERROR' ? found : undefined;
}

/** Characters of statements before a construct that are parsed with it, and of the longest of them. */
const leadLimit = 400;
const longLead = 160;

/**
 * The first of the short statements that lead up to a construct, `r = requests.get(url)` above `if r.status_code == 404:`: what
 * it asks about is often told there. The construct itself where none does.
 */
export function leadOf(construct: Node): Node {
  let first = construct;
  for (let before = first.previousNamedSibling; before; before = before.previousNamedSibling) {
    const long = before.endIndex - before.startIndex > longLead;
    if (long || construct.startIndex - before.startIndex > leadLimit || before.hasError) break;
    first = before;
  }
  return first;
}
