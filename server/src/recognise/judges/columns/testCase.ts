import type { Question } from '../../evidence';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { parametersOf } from '../parameters';
import { columnEvidence } from './evidence';

/** `#[case(404)] fn t(#[case] status: u16)`, `[InlineData("/a", 404)] void T(string path, int status)`: the function's own names. */
export function judgeTestCase(site: Extract<Site, { kind: 'argument' }>, question: Question): Evidence[] {
  const { document } = question;
  const below = document.text.slice(site.node.endIndex, site.node.endIndex + 600);
  const found =
    /\b(?:fn|fun|func|def|void|Task|function)\s+\w+\s*\(([^{;]{0,300}?)\)\s*(?:->|[{:=]|async|throws|where|\n)/.exec(
      below,
    );
  const name = found?.[1] === undefined ? undefined : parametersOf(found[1])[site.index];
  return name === undefined ? [] : columnEvidence(name, question);
}
