import { word } from '../../../src/branches/tree';
import type { Lines, Situation } from '../../../src/branches/types';
import { raisedFor } from './requests';

/** A line that is longer than this is no place for a modifier. */
const widest = 100;

/** How a branch begins and ends, in the form of its siblings: a modifier, `if … end`, `elsif`, `when`, `in`. */
export function frame(situation: Situation, body: Lines): Lines {
  const { place, document } = situation;
  const lines = framed(situation, body);
  // The first of its kind: an empty line parts it from the code that goes on, as after any guard clause.
  const next = /^[^\n]*/.exec(document.text.slice(place.offset))?.[0].trim() ?? '';
  const alone = place.form === 'if' && !place.like && !place.inline;
  return alone && next && !/^(?:end|else|rescue|ensure|\})\b/.test(next) && !tight.test(document.text)
    ? [...lines, '']
    : lines;
}

/** A guard clause with code on the next line. */
const tight =
  /^[ \t]*(?:return|raise|next)\b[^\n]*[ \t](?:if|unless)[ \t][^\n]*\n[ \t]*(?!end\b|(?:return|raise|next)\b)[^\s]/m;

function framed({ place, condition, document, binding, code, serverErrors }: Situation, body: Lines): Lines {
  const { like } = place;
  const inner = body.map(l => `\t${l}`);
  if (place.form === 'catch') {
    const held = binding.caught && body.some(l => word(binding.caught ?? '').test(l)) ? ` => ${binding.caught}` : '';
    return [`rescue ${raisedFor(serverErrors ? 599 : code) ?? ''}${held}`, ...inner];
  }
  const single = body.length === 1 ? (body[0] ?? '') : undefined;
  if (place.form === 'case') {
    const keyword = like?.node.type === 'in_clause' || place.chain?.node.type === 'case_match' ? 'in' : 'when';
    // when 404 then nil, with the words below each other
    const label = like?.condition;
    const rest = label && like ? document.text.slice(label.endIndex, like.node.endIndex) : '';
    const then = /^([ \t]+)then[ \t]+\S[^\n]*$/.exec(rest)?.[1];
    if (single !== undefined && then !== undefined && label) {
      const gap = then.length > 1 ? ' '.repeat(Math.max(label.text.length + then.length - condition.length, 1)) : ' ';
      return [`${keyword} ${condition}${gap}then ${single}`];
    }
    return [`${keyword} ${condition}`, ...inner];
  }
  if (place.form === 'else-if') return [`elsif ${condition}`, ...inner];
  const fits = single !== undefined && place.indent.length + single.length + condition.length + 4 <= widest;
  const modifier = !like || /_modifier$/.test(like.node.type);
  if (modifier && fits) return [`${single} if ${condition}`];
  return [`if ${condition}`, ...inner, 'end'];
}
