import assert from 'node:assert/strict';
import { marked, testServices } from '../../support/services';
import { act, hasError } from './fixtures';

const services = testServices();

/** Where everything stands on one line there is no line to insert; nothing of the old text is lost all the same. */
describe('branches: on one line', () => {
  const programs = [
    'export const load = url => fetch(url).then(r|es => res.json());\n',
    'async function load(url) { const r|es = await fetch(url); return res.json(); }\n',
    'fetch(url).then(r|es => { return res.json(); });\n',
    'async function load(url) { const res = await fetch(url); if (r|es.status === 404) { return null; } else { return res.json(); } }\n',
  ];
  for (const program of programs) {
    it(program.trim(), async () => {
      const { text, offset } = marked(program);
      const done = await act(services, 'javascript', text, offset, 403);
      assert.ok(done);
      assert.equal(await hasError(services, 'javascript', done.text), false, done.text);
      // Without what was inserted, the text is what it was.
      let rest = done.text;
      for (const { offset: at, text: inserted, snippet } of [...done.insertions].sort((a, b) => a.offset - b.offset)) {
        assert.equal(snippet, undefined);
        assert.equal(rest.slice(at, at + inserted.length), inserted);
        rest = rest.slice(0, at) + rest.slice(at + inserted.length);
      }
      assert.equal(rest, text);
      assert.match(done.text, /status === 403/);
      assert.equal(
        await act(services, 'javascript', done.text, done.text.search(/\bres\b/) + 1, 403),
        undefined,
        done.text,
      );
    });
  }
});

/** What the branch needs of a response and the pattern does not name is taken into the pattern. */
describe('branches: a pattern on one line', () => {
  it('takes the fields in for Retry-After', async () => {
    const { text, offset } = marked(
      "import axios from 'axios';\n\nasync function load(url) {\n  const { data, st|atus } = await axios.get(url, { validateStatus: null });\n  return data;\n}\n",
    );
    const done = await act(services, 'javascript', text, offset, 429);
    assert.match(done?.text ?? '', /const \{ data, status, headers \} = await axios/);
    assert.match(done?.text ?? '', /let retried = \{ data, status, headers \};/);
    assert.match(done?.text ?? '', /retried\.headers\['retry-after'\]/);
  });

  it("leaves a name of the scope's own alone", async () => {
    const { text, offset } = marked(
      "import axios from 'axios';\n\nasync function load(url, headers) {\n  const { data, st|atus } = await axios.post(url, { headers }, { validateStatus: null });\n  return data;\n}\n",
    );
    const done = await act(services, 'javascript', text, offset, 503);
    assert.match(done?.text ?? '', /const \{ data, status, headers: headers2 \} = await axios/);
    assert.match(done?.text ?? '', /\$\{headers2\['retry-after'\] \?\? 'a while'\}/);
  });

  it('takes them in where a callback is given the members', async () => {
    const { text, offset } = marked(
      'function version(url) {\n  return fetch(url).then(({ st|atus }) => {\n    console.log(status);\n    return status;\n  });\n}\n',
    );
    const done = await act(services, 'javascript', text, offset, 429);
    assert.match(done?.text ?? '', /\.then\(\(\{ status, headers \}\) => \{/);
    assert.match(done?.text ?? '', /let retried = \{ status, headers \};/);
    assert.match(done?.text ?? '', /retried = await fetch\(url\);/);
    assert.equal(await hasError(services, 'javascript', done?.text ?? ''), false, done?.text);
  });
});
