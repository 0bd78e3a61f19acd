import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-types';
import { sampleClients } from '../../../server/src/branches/samples';
import { clientBranch, copyActions } from '../../../server/src/features/clientBranch';
import type { CopyClientBranchArguments } from '../../../server/src/protocol';
import { marked, testServices } from '../../support/services';

async function actions(text: string): Promise<CodeAction[] | undefined> {
  const services = testServices();
  const { text: source, offset } = marked(text);
  services.documents.opened('file:///server.js', 'javascript', 1, source);
  return services.documents.parsed('file:///server.js', undefined, d => copyActions(d, d.positionAt(offset), services));
}

describe('copy client branch', () => {
  it('is offered on a status that a handler sends', async () => {
    const [action, ...more] = (await actions('app.get("/", (req, res) => res.status(40|9).end());\n')) ?? [];
    assert.equal(action?.title, 'Copy client branch for 409 Conflict');
    assert.deepEqual(more, []);
    assert.equal(action.command?.command, 'statuswise.copyClientBranch');
    const [told] = (action.command.arguments ?? []) as CopyClientBranchArguments[];
    assert.equal(told?.code, 409);
    assert.ok(told.languages.some(l => l.language === 'python' && l.endings.includes('py')));
  });

  it('is not offered where nothing would be done, nor where a client compares', async () => {
    assert.deepEqual(await actions('app.get("/", (req, res) => res.status(20|1).end());\n'), []);
    assert.deepEqual(await actions('const r = await fetch(url);\nif (r.status === 40|9) stop();\n'), []);
    assert.deepEqual(await actions('const timeout = 40|9;\n'), []);
  });

  for (const { language, name } of sampleClients()) {
    it(`writes it in ${name}`, async () => {
      const services = testServices();
      for (const code of [404, 409, 429, 503]) {
        const branch = await clientBranch({ code, language }, services);
        assert.ok(branch, `none for ${code}`);
        assert.match(branch.text, new RegExp(`\\b${code}\\b|\\b(?:Status|HttpStatus|StatusCode)\\w*`));
        assert.match(branch.text, /^\S/);
        assert.doesNotMatch(branch.text, /[‹›▮]/);
        // A guard with its condition behind it is a branch on one line.
        assert.match(branch.text, /^(?:[^\n]+\n){2,}|^return nil if [^\n]+\n$/);
      }
      assert.deepEqual(services.documents.uris(), [], 'the sample is closed again');
    });
  }

  it('is in the style of an open file of that language', async () => {
    const services = testServices();
    services.documents.opened('file:///a.ts', 'typescript', 1, 'function f() {\n    return "a"\n}\n');
    const branch = await clientBranch({ code: 404, language: 'typescript' }, services);
    assert.equal(branch?.text, 'if (response.status === 404) {\n    return null\n}\n');
  });

  it('names the imports in a comment', async () => {
    const branch = await clientBranch({ code: 429, language: 'python' }, testServices());
    assert.match(
      branch?.text ?? '',
      /^# import random\n# import time\n# from email\.utils import parsedate_to_datetime\nif response\.status_code == 429:\n {4}\S/,
    );
  });

  it('reads the resource again for a 409, as whoever wanted to change it would', async () => {
    const branch = await clientBranch({ code: 409, language: 'typescript' }, testServices());
    assert.match(branch?.text ?? '', /const current = await \(await fetch\(url\)\)\.json\(\)/);
  });
});
