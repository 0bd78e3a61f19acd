import assert from 'node:assert/strict';
import { inOrder, narrowed } from '../../../server/src/features/ranking';
import type { Role } from '../../../server/src/recognise/types';
import { marked, testServices } from '../../support/services';

const { catalogue } = testServices();

/** The first codes that a spot is offered, in order. */
function firstAt(role: Role, source: string, count = 3): number[] {
  const { text, offset } = marked(source);
  const supposed = text.slice(0, offset) + '200' + text.slice(offset);
  const order = inOrder({ use: { role }, text: supposed, at: offset }, catalogue);
  return narrowed(order, '', catalogue)
    .slice(0, count)
    .map(f => f.code);
}

describe('ranking', () => {
  // A hit, and beside it what looks like it and asks for something else.
  const pairs: [rule: string, role: Role, hit: [number, string], miss: [number, string]][] = [
    [
      'the message beside',
      'emit',
      [409, 'app.post("/users", (req, res) => {\n  res.status(|).json({ error: "email already taken" })\n})'],
      [403, 'app.post("/users", (req, res) => {\n  res.status(|).json({ error: "permission denied" })\n})'],
    ],
    [
      'a message on a line of its own, in the same call',
      'emit',
      [
        403,
        'def remove(user):\n    raise HTTPException(\n        status_code=|,\n        detail="The user has no permission",\n    )\n',
      ],
      [
        404,
        'def remove(user):\n    raise HTTPException(\n        status_code=|,\n        detail="The user was not found",\n    )\n',
      ],
    ],
    [
      'the catch around',
      'emit',
      [500, 'try {\n  run()\n} catch (e) {\n  res.status(|).send(e.message)\n}'],
      [200, 'if (ready) {\n  res.status(|).send("hello")\n}'],
    ],
    [
      'the title of the test',
      'assert',
      [422, 'it("refuses an invalid name with 422", async () => {\n  expect(response.status).toBe(|)\n})'],
      [201, 'it("creates a user", async () => {\n  expect(response.status).toBe(|)\n})'],
    ],
    [
      'the name of the test',
      'assert',
      [
        401,
        'def test_create_user_unauthorized(client):\n    response = client.post("/users")\n    assert response.status_code == |\n',
      ],
      [
        204,
        'def test_delete_user(client):\n    response = client.delete("/users/1")\n    assert response.status_code == |\n',
      ],
    ],
    [
      'the handler of the path that a test asks for',
      'assert',
      [
        418,
        'app.get("/kettle", (req, res) => res.status(418).end())\napp.get("/cup", (req, res) => res.status(202).end())\nit("boils", async () => {\n  const res = await get("/kettle")\n  expect(res.status).toBe(|)\n})',
      ],
      [
        202,
        'app.get("/kettle", (req, res) => res.status(418).end())\napp.get("/cup", (req, res) => res.status(202).end())\nit("pours", async () => {\n  const res = await get("/cup")\n  expect(res.status).toBe(|)\n})',
      ],
    ],
    [
      'the order of a table',
      'define',
      [203, 'const names = {\n  201: "a",\n  202: "b",\n  |: "c",\n  204: "d",\n  205: "e",\n}'],
      [200, 'const counts = {\n  a: 1,\n  status: |,\n}'],
    ],
    [
      'the order of a list',
      'define',
      [503, 'const retryable = [500, 502, |, 504]'],
      [504, 'const retryable = [500, 502, 503, |]'],
    ],
    [
      'what a number in words says',
      'assert',
      [304, 'public void test_304_has_no_body() {\n  assertEquals(|, response.getStatus());\n}'],
      [200, 'public void test_page_has_a_body() {\n  assertEquals(|, response.getStatus());\n}'],
    ],
    [
      'a comment above',
      'check',
      [407, '// 407: the proxy wants a name\nif (response.status === |) {\n}'],
      [404, '// the proxy has no such page\nif (response.status === |) {\n}'],
    ],
  ];
  for (const [rule, role, [hit, hitSource], [miss, missSource]] of pairs) {
    it(`reads ${rule}`, () => {
      const found = firstAt(role, hitSource);
      assert.ok(found.includes(hit), `${hit} in ${found.join()}`);
      const other = firstAt(role, missSource);
      assert.ok(other.includes(miss), `${miss} in ${other.join()}`);
      const before = (codes: number[], one: number, two: number): boolean =>
        !codes.includes(two) || codes.indexOf(one) < codes.indexOf(two);
      assert.ok(before(found, hit, miss), `${hit} before ${miss} in ${found.join()}`);
      assert.ok(before(other, miss, hit), `${miss} before ${hit} in ${other.join()}`);
    });
  }

  it('offers no label that the switch has already', () => {
    const source = 'switch (response.status) {\n  case 200:\n    return a\n  case 404:\n    return b\n  case |:\n}';
    const found = firstAt('check', source, 10);
    assert.ok(!found.includes(200) && !found.includes(404), found.join());
    const test = 'expect(a.status).toBe(200)\nexpect(b.status).toBe(200)\nexpect(c.status).toBe(|)';
    assert.equal(firstAt('assert', test)[0], 200);
  });

  it('offers a code of one vendor where the file uses it', () => {
    const all = (source: string): number[] => firstAt('emit', source, 100);
    assert.ok(all('const a = () => reply(499)\nconst b = () => reply(|)').slice(0, 3).includes(499));
    assert.ok(all('if (status === 521) down()\nif (status === 523) lost()\nif (status === |) late()').includes(522));
    assert.ok(!all('const a = () => reply(404)\nconst b = () => reply(|)').includes(499));
  });

  it('counts no width for a code that the file uses', () => {
    const source = (word: string): string => `${`a.${word}(300)\n`.repeat(6)}reply(|)`;
    assert.ok(!firstAt('emit', source('setWidth')).includes(300));
    assert.ok(firstAt('emit', source('setStatus')).includes(300));
  });

  it('says nothing of 302 where something is not found', () => {
    const raised = 'def item(id):\n    raise HTTPException(status_code=|, detail="Item not found")\n';
    assert.equal(firstAt('emit', raised)[0], 404);
    assert.ok(!firstAt('emit', raised, 6).includes(302));
  });

  it('goes on with rows that stand close, and with no others', () => {
    const rows = (...codes: number[]): string => codes.map(code => `  ${code}: "a",\n`).join('');
    assert.equal(firstAt('define', `const names = {\n${rows(411, 412, 413)}  |: "b",\n}`)[0], 414);
    assert.ok(!firstAt('define', `const names = {\n${rows(200, 404)}  |: "b",\n}`).includes(405));
  });

  it('reads the method that the handler answers', () => {
    assert.equal(firstAt('emit', 'app.delete("/a/:id", (req, res) => {\n  res.sendStatus(|)\n})')[0], 204);
    assert.ok(firstAt('emit', 'app.post("/a", (req, res) => {\n  res.status(|).json(a)\n})', 2).includes(201));
    assert.ok(!firstAt('emit', 'app.get("/a", (req, res) => {\n  res.status(|).json(a)\n})', 2).includes(204));
  });

  it('looks no farther than some thousand characters', () => {
    const far = 'reply(418)\n'.repeat(40) + '// filler\n'.repeat(1500);
    assert.ok(!firstAt('emit', `${far}\nreply(|)`).includes(418));
  });
});
