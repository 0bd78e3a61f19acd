import type { Node } from 'web-tree-sitter';
import type { Question } from '../evidence';
import type { Evidence } from '../types';
import { takesAsStatus } from '../sinks';
import { statusName } from '../words';
import { parametersOf } from './parameters';

/** Annotations that hand a test its arguments: xUnit, NUnit, MSTest, TUnit, PHPUnit, JUnit. */
const handed = /^(?:InlineData|TestCase|DataRow|Arguments|TestWith|ValueSource)(?:Attribute)?$/;

export const handsTestData = (callee: string): boolean => handed.test(callee.replace(/^\W*(?:\w+[.\\])*/, ''));

/** `[InlineData(404)] void Fails(int status)`: what the test calls the datum in that place; `undefined` where none is found. */
export function annotatedParameter(annotation: Node, index: number, { document }: Question): Evidence[] | undefined {
  for (let n: Node | null = annotation, i = 0; n && i < 8; n = n.parent, i++) {
    const name = document.structure.one(n, 'function')?.parts.name?.[0];
    if (!name || name.startIndex < annotation.endIndex) continue;
    const list = /^\s*(?:<[^<>]*>)?\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)/.exec(
      document.text.slice(name.endIndex, name.endIndex + 800),
    )?.[1];
    return list === undefined ? undefined : named(parametersOf(list)[index]);
  }
  return undefined;
}

/**
 * `#[DataProvider('statuses')]`, `@MethodSource("statuses")`: what the test that takes the rows of the function or member around
 * calls the datum in that place. Looks 20 nodes up for the name.
 */
export function providedParameter(row: Node, index: number, { document }: Question): Evidence[] | undefined {
  let provider: string | undefined;
  for (let n: Node | null = row, i = 0; n && i < 20 && provider === undefined; n = n.parent, i++)
    provider =
      document.structure.one(n, 'function')?.parts.name?.[0]?.text ??
      (/propert|field|declarator/.test(n.type)
        ? document.structure.one(n, 'define')?.parts.name?.[0]?.text
        : undefined);
  if (!provider || !/^\w{3,60}$/.test(provider)) return undefined;
  const use = new RegExp(
    `\\b(?:DataProvider|MethodSource|MemberData|TestCaseSource|DynamicData|FieldSource)\\b[^\\n]{0,80}\\b${provider}\\b`,
    'i',
  ).exec(document.text);
  if (!use) return undefined;
  const below = document.text.slice(use.index, use.index + 1200);
  const list = /\b(?:void|Task|ValueTask|function|fun|def)\s+(?:`[^`]+`|\w+)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)/.exec(
    below,
  )?.[1];
  return list === undefined
    ? undefined
    : named(parametersOf(list)[index], below.slice(below.indexOf(list) + list.length));
}

/** `fakeResponse(code)`, `$this->answer($body, $code)->getStatusCode()`: what makes a status of a parameter, in the test's own body. */
function takenThere(parameter: string, body: string): string | undefined {
  const own =
    body.split(/\n\s*(?:@\w+\s+)?(?:(?:public|private|protected|static)\s+)*(?:void|function|fun|def)\s/, 1)[0] ?? '';
  return (
    takesAsStatus(parameter, own) ??
    new RegExp(`\\b(\\w*[rR]esponse\\w*)\\((?:[^()\\n]{1,60},)?\\s*\\$?${parameter}\\s*[,)]`).exec(own)?.[1]
  );
}

/** @param body  What the test does, as far as it is read. */
function named(parameter: string | undefined, body = ''): Evidence[] | undefined {
  if (!parameter) return undefined;
  const said = statusName(parameter);
  const words = `the test calls it \`${parameter}\``;
  const use = /code|status/i.test(parameter) ? takenThere(parameter, body) : undefined;
  if (use) return [{ words: `${words}, and \`${use}\` takes it there`, weight: 0.95 }];
  if (said.weight <= 0) return [{ words, weight: 0 }];
  return [{ words, weight: said.weight >= 1 ? said.weight : said.weight >= 0.5 ? 0.85 : 0.5 }];
}
