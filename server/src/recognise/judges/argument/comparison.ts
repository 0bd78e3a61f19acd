import { lambdaCall, subjectEvidence, type Question } from '../../evidence';
import type { Evidence } from '../../types';
import { isText } from './calls';
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
  const judged = subjects.slice(0, 3).map(s => subjectEvidence(s, question));
  return judged.sort((a, b) => total(b) - total(a))[0] ?? [];
}

/** What a chain of matchers is about: `expect(res.status).not.toBe` → `res.status`. */
export function subjectOfChain(callee: string): string | undefined {
  const match =
    /\b(?:[eE]xpect|Eventually|assertThat|assert_that|that|verify|expectThat|Assert|cy\.wrap|receive|when|whenever|given|every|coEvery|Setup(?:Get)?|_)\s*[({]/.exec(
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
  const should = /^([\s\S]+?)(?:[.?]+(?:should|must|Should|Must|shouldBe|is|to|eq|equals)\b)/.exec(callee);
  if (should?.[1]) return should[1];
  const dot = Math.max(callee.lastIndexOf('.'), callee.lastIndexOf('->'));
  return dot > 0 ? callee.slice(0, dot) : undefined;
}

/** should.js: `should(error).have.property('status', 404)` is about `error`. */
export const heldByShould = (callee: string): string | undefined => /^should\(\s*([\w.[\]]+)\s*\)\./.exec(callee)?.[1];

const total = (e: Evidence[]): number => e.reduce((s, x) => s + x.weight, 0);
