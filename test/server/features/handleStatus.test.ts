import assert from 'node:assert/strict';
import { handleStatus } from '../../../server/src/features/handleStatus';
import { marked, testServices } from '../../support/services';

const services = testServices();
const style = { resolve: true, snippets: true, documentChanges: true, commands: [] };

async function ask(text: string, code: number): ReturnType<typeof handleStatus> {
  const { text: source, offset } = marked(text);
  const uri = 'file:///a.mjs';
  services.documents.opened(uri, 'javascript', 1, source);
  const position = services.documents.text(uri)!.positionAt(offset);
  return handleStatus({ textDocument: { uri }, position, code }, services, style);
}

const program = `
export async function load(url) {
  const resp|onse = await fetch(url);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error('failed');
  return response.json();
}
`;

describe('handle another status', () => {
  it('answers the edit for any code', async () => {
    const branch = await ask(program, 418);
    assert.ok('edit' in branch);
    assert.match(branch.title, /^Handle 418 /);
    assert.match(JSON.stringify(branch.edit), /response\.status === 418/);
  });

  it('says where a code is handled already', async () => {
    const branch = await ask(program, 404);
    assert.deepEqual(branch, { refusal: '404 Not Found is handled here already, in line 4.', line: 3 });
  });

  it('puts a branch in front of a general test', async () => {
    const branch = await ask(program, 409);
    assert.ok('edit' in branch);
    const change = branch.edit.documentChanges?.[0];
    assert.ok(change && 'edits' in change);
    assert.deepEqual(
      change.edits.map(e => 'range' in e && e.range.start.line),
      [4],
    );
  });

  it('says in words why there is nothing to insert', async () => {
    const refusal = async (text: string, code: number): Promise<string> => {
      const branch = await ask(text, code);
      assert.ok('refusal' in branch, JSON.stringify(branch));
      return branch.refusal;
    };
    assert.match(await refusal(program, 103), /^103 Early Hints never reaches this code/);
    assert.match(await refusal(program, 201), /^201 Created is a success/);
    assert.match(await refusal('const time|out = 429;\n', 429), /^No response of a client is at the cursor/);
    assert.match(
      await refusal('export const load = url => fetch(url).then(r|es => res.json());\n', 204),
      /no line here on which a branch for 204 No Content/,
    );
    const caught =
      "import axios from 'axios';\nexport async function load(url) {\n  try {\n    return (await axios.get(url)).data;\n  } catch (err|or) {\n    throw error;\n  }\n}\n";
    assert.match(await refusal(caught, 206), /^206 Partial Content does not get here: only failures are caught/);
  });
});
