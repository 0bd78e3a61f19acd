import type { Catalogue } from '../catalogue';
import type { DecisionAnswer, DecisionResult } from '../protocol';

/** Answers `statuswise/decision`: the questions behind "Which status should I send?", each code with its phrase. */
export function decision(catalogue: Catalogue): DecisionResult | null {
  const tree = catalogue.decision();
  if (!tree) return null;
  const phrase = (code: number): string => catalogue.get(code)?.phrase ?? '';
  const questions: DecisionResult['questions'] = {};
  for (const [id, { ask, answers }] of Object.entries(tree.questions)) {
    questions[id] = {
      ask,
      answers: answers.map(({ label, detail, next, code, why, not }): DecisionAnswer => ({
        label,
        ...(detail ? { detail } : {}),
        ...(next !== undefined ? { next } : {}),
        ...(code !== undefined
          ? {
              code,
              phrase: phrase(code),
              why: why ?? '',
              nearMisses: (not ?? []).map(n => ({ ...n, phrase: phrase(n.code) })),
            }
          : {}),
      })),
    };
  }
  return { start: tree.start, questions };
}
