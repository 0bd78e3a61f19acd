import assert from 'node:assert/strict';
import { closeAll, hoverText, open } from './editor';

/**
 * Every number of the sample programs that has two digits or more, in order, with what its hover names. `-` is a number
 * that is no status: nothing must be shown there.
 */
const programs: Record<string, [number: string, hover: RegExp | '-'][]> = {
  'clients/users.mjs': [
    ['127', '-'],
    ['4040', '-'],
    ['5000', '-'],
    ['200', '-'], // longestName
    ['204', /204 No Content/],
    ['201', /201 Created/],
    ['400', /400 Bad Request/],
    ['401', /401 Unauthorized/],
    ['403', /403 Forbidden/],
    ['404', /404 Not Found/],
    ['409', /409 Conflict/],
    ['422', /422 Unprocessable Content/],
    ['500', /5xx/],
    ['42', '-'],
    ['969', '-'],
    ['404040', '-'],
    ['503', /503 Service Unavailable/], // a path that asks the API for that status
  ],
  'clients/users.py': [
    ['127', '-'],
    ['4040', '-'],
    ['200', '-'], // MAX_NAME_LENGTH
    ['200', /200 OK/],
    ['201', /201 Created/],
    ['204', /204 No Content/],
    ['400', /400 Bad Request/],
    ['401', /401 Unauthorized/],
    ['403', /403 Forbidden/],
    ['404', /404 Not Found/],
    ['409', /409 Conflict/],
    ['422', /422 Unprocessable Content/],
    ['500', /5xx/],
    ['600', /5xx/],
    ['42', '-'],
    ['969', '-'],
    ['404040', '-'],
    ['503', /503 Service Unavailable/], // a path that asks the API for that status
  ],
  'clients/jobs.mjs': [
    ['127', '-'],
    ['4040', '-'],
    ['300', '-'], // pauseMs
    ['200', /200 OK/],
    ['303', /303 See Other/],
    ['404', /404 Not Found/],
    ['202', /202 Accepted/],
  ],
  'server/shop.mjs': [
    ['100', '-'], // maxPerOrder
    ['404', /404 Not Found/],
    ['400', /400 Bad Request/],
    ['422', /422 Unprocessable Content/],
    ['201', /201 Created/],
    ['409', /409 Conflict/],
    ['204', /204 No Content/],
    ['4041', '-'], // a port
    ['127', '-'],
    ['127', '-'],
    ['4041', '-'],
  ],
  'server/library.py': [
    ['100', '-'], // MAX_LOANS
    ['404', /404 Not Found/],
    ['507', /507 Insufficient Storage/],
    ['204', /204 No Content/],
  ],
};

/** The copy of the workspace names the sample API's true address. */
const { port } = new URL(process.env.SAMPLE_API ?? '');

describe('hover', () => {
  after(closeAll);

  for (const [path, expected] of Object.entries(programs)) {
    it(`explains every status in ${path}, and nothing else`, async () => {
      const document = await open(path);
      const text = document.getText();
      const numbers = [...text.matchAll(/(?<![\w.])\d{2,}(?!\w)/g)];
      assert.deepEqual(
        numbers.map(n => (n[0] === port ? '4040' : n[0])),
        expected.map(([number]) => number),
        'the numbers of the program are those listed in this test',
      );
      for (const [i, number] of numbers.entries()) {
        const position = document.positionAt(number.index + 1);
        const shown = await hoverText(document, position);
        const wanted = expected[i]![1];
        const where = `${number[0]} in line ${position.line + 1}`;
        if (wanted === '-') assert.equal(shown, '', where);
        else assert.match(shown.slice(0, 60), wanted, where);
      }
    });
  }

  it('explains a named constant', async () => {
    const document = await open('server/library.py');
    for (const [name, title] of [
      ['HTTP_201_CREATED', /201 Created/],
      ['HTTP_409_CONFLICT', /409 Conflict/],
    ] as const) {
      assert.match(await hoverText(document, document.positionAt(document.getText().indexOf(name) + 6)), title);
    }
  });

  it('tells a server what to send and a client what to do', async () => {
    const server = await open('server/shop.mjs');
    const sent = await hoverText(server, server.positionAt(server.getText().indexOf('404') + 1));
    const client = await open('clients/users.mjs');
    const received = await hoverText(client, client.positionAt(client.getText().indexOf('404') + 1));
    assert.match(sent, /404 Not Found/);
    assert.match(received, /404 Not Found/);
    assert.notEqual(sent, received);
    assert.match(received, /rfc9110/);
  });
});
