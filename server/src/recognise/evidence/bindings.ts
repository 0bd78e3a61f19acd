import type { Node } from 'web-tree-sitter';
import { lineAround } from '../../parsing/document';
import type { Evidence } from '../types';
import { statusName } from '../words';
import { declarationEvidence } from './declaration';
import type { Question } from './question';
import { subjectEvidence } from './subject';
import { typeEvidence } from './types';

/** `%{status: s} when s >= 500`, `{ status: s }`, `validateStatus: s => s < 500`: another name for a status. */
export function aliasEvidence(name: string, { document, node }: Question): Evidence[] {
  if (!/^\w{1,20}$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 300), node.startIndex);
  const bound = new RegExp(
    `\\b(\\w*[sS]tatus(?:_?[cC]ode)?)\\s*[:=]\\s*\\(?${name}(?!\\w|\\s*[.(:])(?:\\s*[=-]>)?`,
  ).exec(above);
  const key = bound?.[1];
  // Given anew since then.
  if (bound && new RegExp(`\\b${name}\\s*(?:[=-]>|=[^=])`).test(above.slice(bound.index + bound[0].length))) return [];
  const named = key === undefined ? undefined : statusName(key);
  return named && named.weight > 0
    ? [{ words: `\`${name}\` stands for \`${key ?? ''}\``, weight: named.weight >= 1 ? 1 : 0.8 }]
    : [];
}

/** A name that a case gives to what is looked at, or to a part of it. */
export const caseEvidence = (name: string, question: Question): Evidence[] =>
  /^\w{1,20}$/.test(name)
    ? [...matchedEvidence(name, question), ...boundInCase(name, question), ...besideFields(name, question)]
    : [];

/** Elixir's `{:ok, code, _headers, body} when code >= 400`: the fields stand behind it in the pattern. Looks 120 characters up. */
const besideFields = (name: string, { document, node }: Question): Evidence[] =>
  new RegExp(`\\{:\\w+,\\s*${name},\\s*_?\\w*headers?\\b[^{}]*\\}`).test(
    document.text.slice(Math.max(0, node.startIndex - 120), node.startIndex),
  )
    ? [{ words: `the fields stand behind \`${name}\``, weight: 0.9 }]
    : [];

/** `response.status match { case s if s >= 500 => … }`: a label's own name for what the switch looks at. Looks 10 nodes up. */
function matchedEvidence(name: string, question: Question): Evidence[] {
  const { document, node } = question;
  const line = lineAround(document.text, node.startIndex);
  const before = line.text.slice(0, node.startIndex - line.start);
  const bound = new RegExp(
    `\\bcase\\s+(?:let\\s+|var\\s+|val\\s+)?(?:\\.some\\(|Some\\()?(?:let\\s+)?${name}\\)?\\??(?:\\s*:\\s*\\w+)?\\s+(?:if|where|when)\\b|(?:^|[{,|])\\s*(?:var\\s+)?${name}\\s+(?:if|when)\\b`,
  );
  if (!bound.test(before)) return [];
  for (let n: Node | null = node, i = 0; n && i < 10; n = n.parent, i++) {
    const subject = document.structure.one(n, 'switch')?.parts.subject?.[0];
    if (subject) return subject.text === name ? [] : subjectEvidence(subject.text, question);
  }
  return [];
}

/** `Err(Status(code, _)) => code == 429`: a name that a pattern gives to a part of what is looked at. Looks 16 nodes up. */
function boundInCase(name: string, { document, node }: Question): Evidence[] {
  for (let n: Node | null = node.parent, i = 0; n && i < 16; n = n.parent, i++) {
    const label = document.structure.one(n, 'case')?.parts.label?.[0];
    if (!label) continue;
    const within = new RegExp(`(\\w*)\\(\\s*(?:\\w+\\s*[,:]\\s*)*(?:let\\s+|var\\s+)?${name}\\b`).exec(
      label.text.slice(0, 120),
    )?.[1];
    return within && statusName(within).weight > 0
      ? [{ words: `\`${within}\` holds it as \`${name}\``, weight: 0.9 }]
      : [];
  }
  return [];
}

/** `w := httptest.NewRecorder()` … `w.Code`, `r = http.request(…)` … `r.status`: what its holder is made by. */
export function madeEvidence(name: Evidence, receivers: string[], question: Question): Evidence[] {
  if (receivers.length !== 1) return [];
  const made = declarationEvidence(receivers[0] ?? '', question);
  if (name.weight >= 0.5) return made.filter(e => e.weight >= 0.6);
  return made.some(e => e.weight > 0) ? made : typeEvidence(receivers[0] ?? '', question);
}

/** `func redirect(code int)`: a parameter of a function that speaks of responses by its name. Looks 30 nodes up. */
export function parameterEvidence(name: string, { document, node }: Question): Evidence[] {
  for (let n: Node | null = node.parent, i = 0; n && i < 30; n = n.parent, i++) {
    const fn = document.structure.one(n, 'function');
    // `const isClientError = (code: number) => …`
    const given = fn && !fn.parts.name && n.parent ? document.structure.one(n.parent, 'define') : undefined;
    const called = (fn?.parts.name ?? given?.parts.name)?.[0]?.text;
    if (!fn || !called) continue;
    const takes = fn.parts.parameters?.some(p => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(p.text.slice(0, 600)));
    return takes && /redirect|status|respon|reply|http|abort|(?:client|server|auth)_?error|success|retry/i.test(called)
      ? [{ words: `it is a parameter of \`${called}\``, weight: statusName(called).weight >= 1 ? 0.75 : 0.5 }]
      : [];
  }
  return [];
}

/** True where the nearest function around takes a parameter of this name. Looks 30 nodes up. */
export function isParameter(name: string, { document, node }: Question): boolean {
  for (let n: Node | null = node.parent, i = 0; n && i < 30; n = n.parent, i++) {
    const fn = document.structure.one(n, 'function');
    if (fn?.parts.parameters)
      return fn.parts.parameters.some(p => new RegExp(`(?<![\\w.])${name}(?!\\w|\\s*\\()`).test(p.text.slice(0, 600)));
  }
  return false;
}

/** The name of the function around. Looks 20 nodes up. */
export function functionAround({ document, node }: Question): string | undefined {
  for (let n: Node | null = node.parent, i = 0; n && i < 20; n = n.parent, i++) {
    const name = document.structure.one(n, 'function')?.parts.name?.[0]?.text;
    if (name !== undefined) return name;
  }
  return undefined;
}
