import assert from 'node:assert/strict';
import { startLspServer, type LspServer } from '../support/lspServer';
import { marked } from '../support/services';

describe('hover over stdio', () => {
  let server: LspServer;
  let count = 0;
  before(async () => {
    server = await startLspServer();
  });
  after(() => server.stop());

  /** The hover at the `|`, and the text that its range covers. */
  async function hoverAt(languageId: string, source: string): Promise<{ text: string; over: string } | undefined> {
    const { text, offset } = marked(source);
    const uri = `file:///hover/${++count}`;
    server.open(uri, languageId, text);
    const before = text.slice(0, offset).split('\n');
    const result = await server.hover(uri, before.length - 1, before.at(-1)!.length);
    if (!result) return undefined;
    const { start, end } = result.range!;
    const lines = text.split('\n');
    assert.equal(start.line, end.line, 'a status stands on one line');
    return {
      text: (result.contents as { value: string }).value,
      over: lines[start.line]!.slice(start.character, end.character),
    };
  }

  it('answers a bare client with no settings', () => {
    assert.equal(server.initialized.capabilities.hoverProvider, true);
    assert.equal(server.initialized.serverInfo?.name, 'statuswise');
  });

  const hits: [language: string, source: string, over: string, says: RegExp][] = [
    ['javascript', 'app.get("/", (req, res) => res.status(40|4).end())', '404', /^\*\*404 Not Found\*\*/],
    ['javascript', 'const res = await fetch(u);\nif (res.status === "40|4") stop()', '404', /^\*\*404 Not Found\*\*/],
    [
      'javascript',
      'const response = await fetch(u);\nif (response.statusText === "Not F|ound") stop()',
      'Not Found',
      /^\*\*404 Not Found\*\*/,
    ],
    [
      'javascript',
      'const response = await fetch(u);\nif (response.status >= 5|00) later()',
      '500',
      /^\*\*500\*\* bounds the \*\*5xx\*\* class/,
    ],
    [
      'python',
      'import requests\nr = requests.get(u)\nif r.status_code < 2|00 or r.status_code > 299:\n    raise failed(r)',
      '200',
      /^\*\*200\*\* bounds the \*\*2xx\*\* class/,
    ],
    [
      'python',
      'import requests\nr = requests.get(u)\nif r.status_code < 200 or r.status_code >= 4|00:\n    raise failed(r)',
      '400',
      /^\*\*400\*\* bounds the \*\*4xx\*\* class/,
    ],
    [
      'go',
      'package a\nimport "net/http"\nfunc f(r *http.Response) bool {\n\treturn r.StatusCode >= http.StatusOK && r.StatusCode < http.StatusMultiple|Choices\n}',
      'StatusMultipleChoices',
      /^\*\*300 Multiple Choices\*\* bounds the \*\*2xx\*\* class: Successful/,
    ],
    [
      'typescript',
      "import { StatusCodes } from 'http-status-codes';\nres.status(StatusCodes.IM_A_TEAP|OT)",
      'IM_A_TEAPOT',
      /418/,
    ],
    [
      'javascriptreact',
      'export const Old = () => { const response = use(fetch("/")); return response.status === 41|0 ? <Gone /> : null }',
      '410',
      /^\*\*410 Gone\*\*/,
    ],
    [
      'typescriptreact',
      'const r: Response = await fetch(u);\nexport const X = () => r.status === 40|1 ? <SignIn /> : null',
      '401',
      /^\*\*401 Unauthorized\*\*/,
    ],
    [
      'python',
      'import requests\nr = requests.get(u)\nif r.status_code == 42|9: wait()',
      '429',
      /^\*\*429 Too Many Requests\*\*/,
    ],
    [
      'python',
      'from http import HTTPStatus\nfrom flask import abort\nabort(HTTPStatus.CONFL|ICT)',
      'CONFLICT',
      /^\*\*409 Conflict\*\*/,
    ],
  ];
  for (const [language, source, over, says] of hits) {
    it(`explains ${source.split('\n').at(-1)} (${language})`, async () => {
      const result = await hoverAt(language, source);
      assert.equal(result?.over, over);
      assert.match(result.text, says);
      assert.match(result.text, /\]\(https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d+\.html#section-/, 'links the section');
    });
  }

  const silent: [language: string, source: string][] = [
    ['javascript', 'const retries = 40|4'],
    ['javascript', 'fetch(u); setTimeout(f, 50|0)'],
    ['javascript', 'fetch(u); // a 40|4 in a comment'],
    ['typescript', 'if (order.status === 20|0) ship(order)'],
    ['typescriptreact', 'const r = await fetch(u); export const X = () => <div style={{ width: 40|0 }} />'],
    ['python', 'import requests\nrequests.get(u, timeout=30|0)'],
    ['python', 'for i in range(40|4): print(i)'],
    ['cobol', 'DISPLAY 40|4'],
  ];
  for (const [language, source] of silent) {
    it(`stays silent on ${source.split('\n').at(-1)} (${language})`, async () =>
      assert.equal(await hoverAt(language, source), undefined));
  }

  it('says what matters for the role at that spot', async () => {
    const sent = await hoverAt('javascript', 'app.get("/", (req, res) => res.status(40|1).end())');
    const received = await hoverAt('javascript', 'const res = await fetch(u);\nif (res.status === 40|1) signIn()');
    assert.match(sent!.text, /WWW-Authenticate/);
    assert.match(sent!.text, /Sending it/);
    assert.match(received!.text, /Receiving it/);
    assert.doesNotMatch(received!.text, /Sending it/);
  });

  it('writes plain text for a client that shows no Markdown', async () => {
    const plain = await startLspServer({ capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } });
    try {
      plain.open('file:///p.js', 'javascript', 'res.status(404)');
      const text = await plain.hoverText('file:///p.js', 0, 12);
      assert.match(text, /^404 Not Found\n/);
      assert.doesNotMatch(text, /\*\*|\]\(/);
    } finally {
      await plain.stop();
    }
  });

  it('offers the full page only where the client runs command links', async () => {
    const rich = await startLspServer({ initializationOptions: { commandLinks: true } });
    try {
      rich.open('file:///p.js', 'javascript', 'res.status(404)');
      assert.match(await rich.hoverText('file:///p.js', 0, 12), /\(command:statuswise\.openPage\?/);
    } finally {
      await rich.stop();
    }
    assert.doesNotMatch((await hoverAt('javascript', 'res.status(40|4)'))!.text, /command:/);
  });
});
