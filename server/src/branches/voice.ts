import type { ParsedDocument } from '../parsing/document';
import { descendants, namedChildren } from './tree';
import type { Binding, Chain, Lines } from './types';

/** How the messages of a program are worded, apart from what they say. */
export interface Voice {
  /** True where they begin with a small letter. */
  lower: boolean;
  /** True where they end with a full stop. */
  stop: boolean;
}

const failing = /[eE]rror|[eE]xception|\b(?:raise|throw|fail|abort|panic|bail)\b/;

/** A text without what it begins with whatever went wrong: `archived` of `#{path}: archived`. */
function begun(text: string): string {
  const rest = text.replace(/^(?:[^\s:]+ ){0,4}[^\s:]*: (?=\S)/, '');
  return sentence.test(rest) ? rest : text;
}

const sentence = /^[a-zA-Z][a-z']*(?:[\s,:;.!]|$)/;

/** Reads it off what the siblings tell; where they tell nothing, off what the scope of the response throws. */
export function voiceOf(document: ParsedDocument, { scope }: Binding, chains: readonly Chain[]): Voice {
  const { string } = document.language.nodes;
  const told = (nodes: ReturnType<typeof descendants>): string[] =>
    nodes
      .filter(n => !/string|char/.test(n.parent?.type ?? '') || n.parent?.namedChildCount !== 1)
      .map(n => n.text.replace(/^[a-zA-Z$@]{0,2}(["'`]+)/, '').replace(/["'`]+$/, ''))
      .filter(text => / /.test(text) && sentence.test(begun(text)));
  const arms = chains.flatMap(c => c.arms).filter(a => a.kind === 'else' || a.exact.some(code => code >= 400));
  let messages = told(arms.flatMap(a => a.statements).flatMap(s => descendants(s, string)));
  if (!messages.length)
    messages = told(
      descendants(scope, string).filter(
        n => failing.test(n.parent?.parent?.text.slice(0, 60) ?? '') && namedChildren(n).length < 4,
      ),
    );
  const most = (holds: (text: string) => boolean): boolean => messages.filter(holds).length * 2 > messages.length;
  return { lower: most(text => /^[a-z]/.test(begun(text))), stop: most(text => /[^.]\.$/.test(text)) };
}

/** What a branch tells, between its marks, in that voice. */
export function inVoice(lines: Lines, { lower, stop }: Voice): Lines {
  return lines.map(line =>
    line.replace(
      /‹([A-Z][a-z'][^›]*|[A-Z] [^›]*)›(?=(["'`])?)/g,
      (_, words: string, quote: string | undefined, at: number) => {
        // "cannot load: not found"
        const goesOn = /["'`][a-z][^"'`]*: $/.test(line.slice(0, at));
        const begun = lower || goesOn ? words.charAt(0).toLowerCase() + words.slice(1) : words;
        return `‹${begun}${stop && quote && !/[.!?]$/.test(begun) ? '.' : ''}›`;
      },
    ),
  );
}
