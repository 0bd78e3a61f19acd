import { lambdaCall, subjectEvidence, type Question } from '../../evidence';
import type { Evidence } from '../../types';
import { responseName } from '../../words';
import { isText } from './givens';
import type { Argument } from './types';

/** `assertEqual(response.status_code, 404)`, `expect(response.status).toBe(404)`: the rest of the comparison decides. */
export function comparison(site: Argument, question: Question): Evidence[] {
  // What is put into the message is not compared: `assert_eq!(res.status(), 404, "for {}", 300)`.
  if (site.args.slice(1, site.index).some(a => isText(a) && /\{[^}]*\}|%[sdv]/.test(a.text))) return [];
  const subjects = site.args.filter((_, i) => i !== site.index).map(a => a.text);
  const chain = subjectOfChain(site.callee.text);
  // AssertJ: `assertThat(order).extracting(Response::status).isEqualTo(404)`
  const drawn = /\.extracting\(\s*(?:(\w+)::(\w+)|"(\w+)")\s*\)[^()]*$/.exec(site.callee.text);
  if (drawn) subjects.unshift(drawn[3] ?? `${drawn[1] ?? ''}.${drawn[2] ?? ''}`);
  else if (chain) subjects.unshift(chain);
  if (subjects.length === 0) {
    // `status { isEqualTo(404) }`
    const owner = lambdaCall(site.node, question);
    if (owner) subjects.push(owner);
  }
  const behind = secondList(site);
  if (behind !== undefined) subjects.unshift(behind);
  const double = memberOfDouble(site.callee.text);
  if (double !== undefined) subjects.unshift(double);
  const told = described(site);
  if (told.length) return told;
  const judged = subjects.slice(0, 3).map(s => subjectEvidence(s, question));
  if (/^on\s*\{/.test(site.callee.text)) {
    const best = judged[0] ?? [];
    return total(best) > 0 && total(best) < 1 ? [...best, ...doubleOf(question)] : best;
  }
  return judged.sort((a, b) => total(b) - total(a))[0] ?? [];
}

/** ScalaTest's `assertResult(404) { response.status }`: what is compared stands in a list of its own. */
function secondList({ callee, node }: Argument): string | undefined {
  const whole = /^(?:assert|expect)Result$/.test(callee.text) ? node.parent : null;
  return whole && whole.startIndex === node.startIndex
    ? /^\s*[({]\s*([^{}]{1,160}?)\s*[)}]$/.exec(whole.text.slice(node.text.length))?.[1]
    : undefined;
}

/** PHPUnit's `$response->method('status')->willReturn(404)`, Mockery's `$response->shouldReceive('status')->once()->andReturn(404)` */
function memberOfDouble(callee: string): string | undefined {
  const double =
    /^([\s\S]{1,80}?)\s*->\s*(?:expects\([^;]{0,60}\)\s*->\s*)?(?:method|shouldReceive|allows)\(\s*["'](\w+)["']\s*\)(?:\s*->\s*\w+\([^()]*\))*\s*->\s*\w+$/.exec(
      callee,
    );
  return double ? `${double[1] ?? ''}->${double[2] ?? ''}()` : undefined;
}

/** AssertJ's `assertThat(answer.first()).as("status code").isEqualTo(404)`: a test says what it compares. */
const described = ({ callee }: Argument): Evidence[] =>
  /\.(?:as|describedAs|withFailMessage)\(\s*"[^"]{0,60}\b(?:status(?: code)?|HTTP code|response code)\b[^"]{0,20}"\s*\)\s*\.\s*\w+$/i.test(
    callee.text.slice(-160),
  )
    ? [{ words: 'the test calls it a status', weight: 0.85 }]
    : [];

/** Mockito-Kotlin's `val response: Response = mock { on { code() } doReturn 404 }`: what is doubled. Looks 1 000 characters up. */
function doubleOf({ document, node }: Question): Evidence[] {
  const above = document.text.slice(Math.max(0, node.startIndex - 1000), node.startIndex);
  const made = [
    ...above.matchAll(
      /(?:\bva[lr]\s+(\w+)\s*(?::\s*([\w.]+)[^=\n]{0,60})?=\s*)?\bmock(?:<([\w.]+)[^>\n]*>+)?\s*(?:\([^()]*\)\s*)?\{/g,
    ),
  ].at(-1);
  const named = made?.slice(1).find(n => n !== undefined && responseName(n).weight >= 0.7);
  return named === undefined ? [] : [{ words: `\`${named}\` is doubled`, weight: 0.5 }];
}

/** What a chain of matchers is about: `expect(res.status).not.toBe` → `res.status`. */
export function subjectOfChain(callee: string): string | undefined {
  const match =
    /\b(?:[eE]xpect(?:\.(?:soft|poll))?|Eventually|assertThat|assert_that|[tT]hat|verify|expectThat|Assert|cy\.wrap|receive|when|whenever|given|every|coEvery|Setup(?:Get)?|_|on(?=\s*\{))\s*[({]/.exec(
      callee,
    );
  if (match) {
    let depth = 1;
    const from = match.index + match[0].length;
    for (let i = from; i < callee.length; i++) {
      const c = callee.charAt(i);
      if (c === '(' || c === '[' || c === '{') depth++;
      else if (c === ')' || c === ']' || c === '}') depth--;
      if (depth === 0 || (depth === 1 && c === ',')) return callee.slice(from, i);
    }
  }
  const held = heldByShould(callee);
  if (held) return held;
  // `result.Should().BeOfType<OkResult>().Which.StatusCode.Should().Be`
  const last = /^([\s\S]+\.\w+)\.Should\(\)\.\w+$/.exec(callee);
  if (last?.[1]) return last[1];
  const should =
    /^([\s\S]+?)(?:(?:[.?]+|\s+(?=should|must))(?:should|must|Should|Must|shouldBe|is|to|eq|equals)\b)/.exec(callee);
  if (should?.[1]) return should[1];
  const dot = Math.max(callee.lastIndexOf('.'), callee.lastIndexOf('->'));
  return dot > 0 ? callee.slice(0, dot) : undefined;
}

/** should.js: `should(error).have.property('status', 404)` is about `error`. */
export const heldByShould = (callee: string): string | undefined =>
  /^should\(\s*([^()]{1,80})\s*\)\./.exec(callee)?.[1];

const total = (e: Evidence[]): number => e.reduce((s, x) => s + x.weight, 0);
