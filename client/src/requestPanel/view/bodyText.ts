import type { BodyView } from '../messages';
import { JsonLayout } from '../jsonLayout';
import { isJson } from '../prettyJson';
import { LineCutter } from './longLines';

/** A text as far as it is there, to be drawn: the same pieces with a higher count are more of the same text. */
export interface DrawnText {
  pieces: readonly string[];
  count: number;
}

/** One way to draw a text, its longest lines cut. */
class Drawing {
  private readonly cutter = new LineCutter();
  private readonly pieces: string[] = [];
  private last: DrawnText = { pieces: this.pieces, count: 0 };

  add(piece: string): void {
    this.pieces.push(this.cutter.add(piece));
  }

  get drawn(): DrawnText {
    const { pieces } = this;
    if (this.last.count < pieces.length) this.last = { pieces, count: pieces.length };
    return this.last;
  }

  /** A line is not drawn to its end. */
  get cut(): boolean {
    return this.cutter.cut;
  }
}

/**
 * The text of a body as it comes, and as it is drawn: as received, and laid out where it is JSON. Each piece costs its own
 * length; nothing that is drawn is drawn again.
 */
export class BodyText {
  source = '';
  private readonly layout: JsonLayout | undefined;
  private readonly pretty = new Drawing();
  private plain: Drawing | undefined;
  private json: boolean | undefined;
  /** The first character is one of JSON's brackets. */
  private readonly bracketed: boolean;

  constructor(private readonly body: BodyView) {
    this.bracketed = /^\ufeff?\s*[{[]/.test(body.text ?? '');
    if (body.shape === 'json') this.layout = new JsonLayout();
    this.add(body.text ?? '');
  }

  add(piece: string): void {
    this.source += piece;
    if (this.layout) this.pretty.add(this.layout.add(piece));
    this.plain?.add(piece);
  }

  get complete(): boolean {
    return this.source.length >= (this.body.textLength ?? 0);
  }

  /** Whether it can be laid out. Of what is only a beginning, or has not come whole yet, the first character decides. */
  get canPretty(): boolean {
    if (!this.layout) return false;
    if (!this.complete || this.body.truncated) return this.bracketed;
    return (this.json ??= isJson(this.source));
  }

  drawing(pretty: boolean): Drawing {
    if (pretty) return this.pretty;
    if (!this.plain) {
      this.plain = new Drawing();
      this.plain.add(this.source);
    }
    return this.plain;
  }
}

const texts = new WeakMap<BodyView, BodyText>();

/** The text of this body, made once. */
export function bodyTextOf(body: BodyView): BodyText {
  let text = texts.get(body);
  if (!text) texts.set(body, (text = new BodyText(body)));
  return text;
}
