import { CodeUnits } from './codeUnits';

/** Blanks for each level. */
const indent = 2;

const [newline, blank, quote, comma, colon, backslash] = [0x0a, 0x20, 0x22, 0x2c, 0x3a, 0x5c];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Indents JSON piece by piece, without changing a single token: numbers keep every digit, strings their escapes, repeated
 * names stay. A token may be parted by the pieces. What is no JSON comes out somehow; whether it is JSON, others ask.
 */
export class JsonLayout {
  /** Where the last character that was taken from the source stands in the layout. */
  last = 0;
  private length = 0;
  private depth = 0;
  private begun = false;
  /** A bracket was opened, and nothing stands in it yet. */
  private opened = false;
  private inString = false;
  private escaped = false;

  /** @param variables Whether `{{name}}` may stand where a value stands; no piece may part one. */
  constructor(private readonly variables = false) {}

  /** The layout of the next piece, to be put behind what came before. */
  add(piece: string): string {
    // Token by token as strings it would take ten times as long.
    const out = new CodeUnits(piece.length * 2);
    const line = (): void => {
      out.add(newline);
      for (let n = this.depth * indent; n > 0; n--) out.add(blank);
    };
    const from = !this.begun && piece.startsWith('\ufeff') ? 1 : 0;
    this.begun ||= piece !== '';
    for (let at = from; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (code === backslash) this.escaped = true;
        else if (code === quote) this.inString = false;
      } else if (code === blank || (code >= 0x09 && code <= 0x0d)) {
        continue;
      } else if (code === closeBrace || code === closeBracket) {
        this.depth--;
        if (!this.opened) line();
        this.opened = false;
      } else {
        if (this.opened) line();
        this.opened = false;
        if (code === quote) this.inString = true;
        else if (code === openBrace || code === openBracket) {
          const end = this.variables ? endOfVariable(piece, at) : at;
          for (; at < end - 1; at++) out.add(piece.charCodeAt(at));
          if (end === at) {
            this.depth++;
            this.opened = true;
          }
        }
      }
      out.add(piece.charCodeAt(at));
      this.last = this.length + out.length - 1;
      if (this.inString) continue;
      if (code === comma) line();
      else if (code === colon) out.add(blank);
    }
    this.length += out.length;
    return out.toString();
  }
}

/** Behind the variable that begins here; here, where none does. */
function endOfVariable(piece: string, from: number): number {
  const variable = /\{\{[^{}]*\}\}/y;
  variable.lastIndex = from;
  return variable.test(piece) ? variable.lastIndex : from;
}
