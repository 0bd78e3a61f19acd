import { judgeColumn, judgeTestCase } from '../columns';
import { annotatedParameter, handsTestData, providedParameter } from '../testData';
import { some, type Rule } from './call';

/** JUnit's `@ValueSource(ints = {404, 500})`, NUnit's `[TestCase(404)]`: what the test's parameter is called. */
export const ofTestData: Rule = ({ site, question }) =>
  handsTestData(site.callee.text)
    ? (annotatedParameter(site.node, site.keyword ? 0 : site.index, question) ?? [])
    : undefined;

/** `#[case(404)] fn fails(#[case] status: u16)` */
export const ofTestCase: Rule = ({ name, site, question }) =>
  /^(?:case|test_case)$/.test(name) ? some(judgeTestCase(site, question)) : undefined;

/** pytest's `parametrize("status, ok", [pytest.param(503, False, id="down")])` */
export const ofPytestRow: Rule = ({ site, question }) => {
  if (!/^(?:pytest\.)?param$/.test(site.callee.text)) return undefined;
  const [, row, table] = question.sites;
  return row?.kind === 'element' ? judgeColumn(site.index, row.node, table, question) : [];
};

/** JUnit's `arguments(404, "no such order")` */
export const ofProvider: Rule = ({ name, site, question }) =>
  /^(?:arguments|of|TestCaseData)$/i.test(name) ? providedParameter(site.node, site.index, question) : undefined;
