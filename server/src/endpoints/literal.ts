import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';

/** Parts of a string that are text. Whatever else has a name inside one is a hole. */
const textual =
  /content|fragment|escape|string_start|string_end|interpolation_start|interpolation_quote|quote|literal_text|heredoc_(?:start|end)|^string$|^line_str_text$/;

/**
 * The text of a string literal, its holes filled in by `fill`; `undefined` for anything else. Adjacent literals count as
 * one where the grammar says so.
 */
export function literalText(
  node: Node,
  document: ParsedDocument,
  hole: RegExp | undefined,
  fill: (hole: Node | string) => string,
): string | undefined {
  if (/^concatenated_string$|^chained_string$/.test(node.type)) {
    const parts = node.namedChildren.map(n => (n ? literalText(n, document, hole, fill) : undefined));
    return parts.every(p => p !== undefined) ? parts.join('') : undefined;
  }
  if (!document.language.nodes.string.includes(node.type) || /regex|jsx/.test(node.type)) return undefined;
  const { startIndex } = node;
  const whole = node.text;
  const open = /^([A-Za-z$@]*)(#*)("""|'''|"|'|`|\$\/|)/.exec(whole);
  const [prefix = '', mark = '', , quote = ''] = open ?? [];
  if (!open || !quote) return undefined;
  const raw = isRaw(mark, quote, document.language.id);
  const end = whole.endsWith(quote + open[2]) ? whole.length - quote.length - (open[2]?.length ?? 0) : whole.length;
  const unquoted = (text: string): string => {
    const decoded = raw ? text : decode(text);
    return hole ? decoded.replace(hole, (_, name: string) => fill(name)) : decoded;
  };
  let text = '';
  let at = prefix.length;
  for (const child of holesOf(node)) {
    const from = child.startIndex - startIndex;
    if (from < at) continue;
    text += unquoted(whole.slice(at, from));
    const inner = child.namedChildren.find((n): n is Node => n !== null && !/brace|format|start|end$/.test(n.type));
    text += fill(/interpolat|substitution|embedded|^template/.test(child.type) ? (inner ?? child) : child);
    at = child.endIndex - startIndex;
    // PHP: {$x} has its braces in the text.
    if (text.slice(0, text.lastIndexOf('{{')).endsWith('{') && whole.charAt(at) === '}') {
      const open2 = text.lastIndexOf('{{');
      text = text.slice(0, open2 - 1) + text.slice(open2);
      at++;
    }
  }
  text += unquoted(whole.slice(at, Math.max(at, end)));
  return quote.length === 3 ? text.replace(/^\r?\n/, '').replace(/\r?\n[ \t]*$/, '') : text;
}

function holesOf(node: Node): Node[] {
  return node.namedChildren.flatMap((n): Node[] => (!n || textual.test(n.type) ? (n ? inside(n) : []) : [n]));
}

/** Python keeps escapes, and some grammars the holes, inside the content. */
function inside(content: Node): Node[] {
  return content.namedChildren.filter((n): n is Node => n !== null && /interpolation|substitution/.test(n.type));
}

function isRaw(mark: string, quote: string, language: string): boolean {
  if (/r/i.test(mark) || mark.includes('@')) return true;
  if (quote === '`') return language === 'go';
  if (quote === '"""') return language === 'csharp' || language === 'kotlin';
  return quote === "'" && (language === 'php' || language === 'ruby');
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '0': '\0', '\n': '' };

function decode(text: string): string {
  return text.replace(
    /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r?\n|[\s\S]))/g,
    (whole, braced?: string, four?: string, two?: string, plain?: string) => {
      const hex = braced ?? four ?? two;
      if (hex !== undefined) {
        const code = parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      }
      return plain === undefined ? whole : (escapes[plain.replace('\r', '')] ?? plain);
    },
  );
}
