import { lineStart } from '../../parsing/document';

/** The text around a spot, cut into what says how much. Every part is bounded, so that the size of the file does not matter. */
export interface Surroundings {
  /** The line before the spot. */
  before: string;
  /** The line behind the spot. */
  behind: string;
  /** The call, list or object that holds the spot, line breaks included; at least the line. */
  statement: string;
  /** The texts in it. */
  message: string;
  /** The head of the block around, and of the one around that: `if (!user) {`, `} catch (e) {`. */
  header: string;
  outer: string;
  /** The lines just above the statement. */
  above: string;
  below: string;
  /** What the test around says it is about. */
  test: string;
  /** The name of the function around. */
  name: string;
  /** Where the function or test around starts. */
  from: number;
}

/** How far a statement reaches, in UTF-16 units to each side. */
const statementReach = 500;
/** How far up the test or function around is looked for. */
const titleReach = 2500;

/** @param at where the dummy starts  @param length of the dummy */
export function surroundingsOf(text: string, at: number, length: number): Surroundings {
  const start = lineStart(text, at);
  const lineEnd = endOfLine(text, at);
  const [opens, closes] = statementAround(text, at, at + length);
  const first = lineStart(text, opens);
  const last = Math.max(lineEnd, endOfLine(text, closes));
  const lines = text.slice(Math.max(0, first - 1600), first).split('\n');
  lines.pop();
  const { header, outer } = headersAbove(lines, indentOf(text.slice(first, first + 80)));
  const { test, name, from } = titlesAbove(text, at);
  const statement =
    text.slice(Math.max(first, at - statementReach), at) + text.slice(at + length, Math.min(last, at + statementReach));
  return {
    before: text.slice(Math.max(start, at - 300), at),
    behind: text.slice(at + length, Math.min(lineEnd, at + 300)),
    statement,
    message: [...statement.matchAll(/(["'`])([^"'`\n]*[a-z]{3}[^"'`\n]*)\1/gi)]
      .map(m => m[2])
      .join(' ')
      .slice(0, 300),
    header,
    outer,
    above: lines.slice(-5).join('\n').slice(-500),
    below: text.slice(last, last + 240),
    test,
    name,
    from,
  };
}

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].replace(/\t/g, '    ').length ?? 0;

/** The brackets around a spot, outwards for as long as they hold an expression and no statements. */
function statementAround(text: string, at: number, end: number): [number, number] {
  const lowest = Math.max(0, at - statementReach);
  const highest = Math.min(text.length, end + statementReach);
  let from = at;
  let to = end;
  let depth = 0;
  for (let i = at - 1; i >= lowest; i--) {
    const c = text.charAt(i);
    if (c === ')' || c === ']' || c === '}') depth++;
    else if (c === '(' || c === '[' || c === '{') {
      if (depth-- > 0) continue;
      depth = 0;
      if (c === '{' && !/[(,:=[]\s*$|\breturn\s+$|\w\s*$/.test(text.slice(Math.max(0, i - 30), i))) break;
      if (
        c === '{' &&
        /[\w)]\s+$/.test(text.slice(Math.max(0, i - 30), i)) &&
        !/\breturn\s+$/.test(text.slice(Math.max(0, i - 30), i))
      )
        break;
      from = i;
    } else if (c === ';' && depth === 0) break;
  }
  depth = 0;
  for (let i = end, open = from < at; open && i < highest; i++) {
    const c = text.charAt(i);
    if (c === '(' || c === '[' || c === '{') depth++;
    else if (c === ')' || c === ']' || c === '}') {
      if (depth-- > 0) continue;
      depth = 0;
      to = i;
    } else if (c === ';' && depth === 0) open = false;
  }
  return [from, to];
}

/** The nearest lines above that stand less deep. */
function headersAbove(lines: string[], indent: number): { header: string; outer: string } {
  const found: string[] = [];
  let depth = indent;
  for (let i = lines.length - 1; i >= 0 && found.length < 2 && depth > 0; i--) {
    const line = lines[i] ?? '';
    if (/^\s*(?:$|\/\/|#(?!\[)|\*|\/\*|[)\]}]+[;,]?\s*$)/.test(line)) continue;
    const own = indentOf(line);
    if (own >= depth) continue;
    depth = own;
    // A brace on a line of its own belongs to the line above it.
    if (/^\s*[{(]\s*$/.test(line)) {
      depth = own + 1;
      continue;
    }
    found.push(line.trim().slice(0, 240));
  }
  return { header: found[0] ?? '', outer: found[1] ?? '' };
}

const testTitle =
  /\b(?:it|test|describe|context|scenario|Scenario|specify|fact|Fact|Describe|It|Context|should|t\.Run|testcase|TEST_CASE|SECTION|test_that)\b[^\n"'`]{0,30}["'`]([^"'`\n]{3,160})["'`]|^[ \t]*["']([^"'\n]{4,160})["'] (?:in|should|when|-|must|>>|!)\b/gm;
const functionName =
  /\b(?:def|func|fun|fn|function|void|Task|async|sub|defp|public|private|protected|internal|suspend|static)\s+(?:\([^)\n]*\)\s*)?(?:[\w<>[\],.?]+\s+){0,2}`?([A-Za-z_]\w[\w ,'’-]{1,140}?)`?\s*(?:<[^>()]*>)?\s*\(|\b(?:TEST|TEST_F|TEST_P|BOOST_AUTO_TEST_CASE|DROGON_TEST)\s*\(([^)]{3,100})\)|\b(?:defp?|def|test)\s+"?([a-z_]\w{2,80})[?!]?\s*(?:do|$|,)|\bconst\s+(\w{2,60})\s*=\s*(?:async\s*)?\(/gm;

function titlesAbove(text: string, at: number): { test: string; name: string; from: number } {
  const start = Math.max(0, at - titleReach);
  const above = text.slice(start, at);
  const test = [...above.matchAll(testTitle)].at(-1);
  const named = [...above.matchAll(functionName)]
    .filter(m => !/^(?:if|for|while|switch|catch|return|new|await|match)$/.test(m[1] ?? ''))
    .at(-1);
  const name = named?.[1] ?? named?.[2] ?? named?.[3] ?? named?.[4] ?? '';
  return {
    test: test?.[1] ?? test?.[2] ?? '',
    name,
    from: start + Math.max(test?.index ?? 0, named?.index ?? 0),
  };
}
