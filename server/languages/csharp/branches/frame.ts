import { nextLine } from '../../../src/branches/tree';
import type { Lines, Situation } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';

/** The branch around its body: braces, empty lines and guards on one line as the siblings have them. */
export function frame({ place, condition, document }: Situation, body: Lines): Lines | undefined {
  const { like } = place;
  const { text } = document;
  const between = like?.condition && like.body ? text.slice(like.condition.endIndex, like.body.startIndex) : '';
  const bare =
    place.form !== 'case' && place.form !== 'catch' && like?.body !== undefined && like.body.type !== 'block';
  const allman = like?.body?.type === 'block' && place.form !== 'case' ? between.includes('\n') : isAllman(document);
  const style = (lines: Lines): Lines => spaced(allman ? lines.flatMap(opened) : lines, document.text);
  if (place.chain?.node.type === 'switch_expression' && place.form === 'case') {
    // An arm is a value: what takes more goes in front of the statement.
    const value = body.length === 1 ? /^(?:return\s+)?((?:throw\s)?[^]+?);$/.exec(body[0] ?? '')?.[1] : undefined;
    return value && !/^(?:return|if|var)\b/.test(value) ? [`${condition} => ${value},`] : undefined;
  }
  if (place.form === 'case') return section(condition, body, like?.node.text ?? '', style);
  if (place.form === 'catch' && like?.condition) {
    // The sibling's head up to its condition: catch (HttpRequestException ex) when (
    const head = text.slice(like.node.startIndex, like.condition.startIndex).replace(/\s*\r?\n\s*/g, '\n\t');
    const [start = '', ...more] = `${head}${condition})`.split('\n');
    const opens = allman ? ['{'] : [];
    const lines = [start, ...more, ...opens, ...style(body).map(l => l && `\t${l}`), '}'];
    if (!allman) lines[more.length] += ' {';
    return place.cuddled ? [`} ${lines[0] ?? ''}`, ...lines.slice(1, -1)] : lines;
  }
  const keyword = place.form === 'else-if' ? 'else if' : 'if';
  const gap = place.form === 'if' && !place.gap && closes(document.text, place.offset) ? [''] : [];
  if (bare && body.length === 1) {
    const [only = ''] = body;
    const line = `${keyword} (${condition})`;
    const lines = between.includes('\n') ? [line, `\t${only}`] : [`${line} ${only}`];
    return lines;
  }
  const whole = style([`${keyword} (${condition}) {`, ...body.map(l => l && `\t${l}`), '}']);
  if (place.cuddled) return [`} ${whole[0] ?? ''}`, ...whole.slice(1, -1)];
  return [...whole, ...gap];
}

function section(condition: string, body: Lines, like: string, style: (lines: Lines) => Lines): Lines {
  const last = body.findLast(l => !l.startsWith('\t')) ?? '';
  const leaves = /^(?:return|throw|continue|break)\b/.test(last);
  const declares = body.some(l => /^(?:using\s+)?(?:var|[A-Z][\w<>?]*)\s+\w+\s*=/.test(l));
  const inner = leaves ? body : [...body, 'break;'];
  if (!declares && !/:\s*\{/.test(like.slice(0, 160)))
    return [`case ${condition}:`, ...style(inner).map(l => l && `\t${l}`)];
  const cuddled = /:[ \t]*\{/.test(like.slice(0, 160));
  const lines = style(inner).map(l => l && `\t${l}`);
  // Names of one section are known in the others: a block keeps them to itself.
  return cuddled ? [`case ${condition}: {`, ...lines, '}'] : [`case ${condition}:`, '{', ...lines, '}'];
}

/** True where the line behind the branch goes on with something else. */
function closes(text: string, offset: number): boolean {
  return /^[ \t]*[^\s}]/.test(text.slice(offset, nextLine(text, offset))) && spaces(text);
}

/** A line with its opening brace on a line of its own. */
function opened(line: string): Lines {
  const m = /^(\t*)(\} )?((?:if|for|foreach|while|else|try|catch|using|lock|switch)\b.*?|do) ?\{$/.exec(line);
  if (!m?.[3]) return [line];
  const tabs = m[1] ?? '';
  return [...(m[2] ? [`${tabs}}`] : []), tabs + m[3], `${tabs}{`];
}

/** With an empty line behind each block that something follows, as the file has it. */
function spaced(lines: Lines, text: string): Lines {
  if (!spaces(text)) return lines;
  return lines.flatMap((line, i) => {
    const next = lines[i + 1];
    const follows = next !== undefined && next.trim() !== '' && !/^\t*(?:\}|else\b|catch\b|finally\b)/.test(next);
    return /^\t*\}$/.test(line) && follows ? [line, ''] : [line];
  });
}

/** True unless the file has more blocks without an empty line behind them than with one. */
function spaces(text: string): boolean {
  const sample = text.slice(0, 100_000);
  const apart = [...sample.matchAll(/^[ \t]*\}[ \t]*\r?\n[ \t]*\r?\n[ \t]*[^\s}]/gm)].length;
  const close = [
    ...sample.matchAll(/^[ \t]*\}[ \t]*\r?\n[ \t]*(?!else\b|catch\b|finally\b|while\b|\}|case\b|default\b)\S/gm),
  ].length;
  return apart >= close;
}

/** True where opening braces stand on lines of their own, as they do by default. */
export function isAllman({ text }: ParsedDocument): boolean {
  const sample = text.slice(0, 100_000);
  const alone = [...sample.matchAll(/^[ \t]*\{[ \t]*\r?$/gm)].length;
  const behind = [...sample.matchAll(/(?:\)|\belse|\btry|\bclass\s+\w+.*|\bnamespace\s+[\w.]+)[ \t]*\{[ \t]*\r?$/gm)]
    .length;
  return alone >= behind;
}
