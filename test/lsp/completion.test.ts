import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol';
import { startLspServer, type LspServer } from '../support/lspServer';
import { marked } from '../support/services';

describe('completion over stdio', () => {
  let server: LspServer;
  let count = 0;
  before(async () => {
    server = await startLspServer();
  });
  after(() => server.stop());

  async function completeAt(
    languageId: string,
    source: string,
  ): Promise<{ items: CompletionItem[]; text: string; uri: string }> {
    const { text, offset } = marked(source);
    const uri = `file:///completion/${++count}`;
    server.open(uri, languageId, text);
    const before = text.slice(0, offset).split('\n');
    return { items: await server.complete(uri, before.length - 1, before.at(-1)!.length), text, uri };
  }

  /** The line once an item has been accepted. */
  function accepted(text: string, item: CompletionItem): string {
    const edit = item.textEdit as {
      range: { start: { line: number; character: number }; end: { character: number } };
      newText: string;
    };
    const line = text.split('\n')[edit.range.start.line]!;
    return line.slice(0, edit.range.start.character) + edit.newText + line.slice(edit.range.end.character);
  }

  const wanted: [first: number, language: string, source: string][] = [
    [302, 'javascript', 'app.get("/", (req, res) => {\n  return redirect(url, |)\n})'],
    [
      302,
      'go',
      'package x\nimport "net/http"\nfunc f(w http.ResponseWriter, r *http.Request) {\n\thttp.Redirect(w, r, "/", |)\n}\n',
    ],
    [410, 'javascript', 'const http = require("http")\nconst GONE = |\n'],
    [404, 'javascript', 'const express = require("express")\nres.status(|).json({ error: "not found" })'],
    [
      422,
      'typescript',
      'it("returns 422 when the name is missing", async () => {\n  expect(response.status).toBe(|)\n})',
    ],
  ];
  wanted.push(
    [407, 'ruby', 'require "faraday"\nmessage = %(| "Proxy Authentication Required")\n'],
    [401, 'php', "<?php\nclass E extends HttpException {\n    protected string $title = '| Unauthorized';\n}\n"],
    [502, 'python', 'import httpx\nassert httpx.codes.BAD_GATEWAY == |\n'],
  );
  for (const [first, language, source] of wanted) {
    it(`offers ${first} first in ${JSON.stringify(source.split('\n').find(l => l.includes('|')))} (${language})`, async () => {
      const { items } = await completeAt(language, source);
      assert.equal(items[0]?.label.slice(0, 3), String(first));
    });
  }
  const handlers: [first: number[], language: string, source: string][] = [
    [[201, 400, 409, 422], 'javascript', 'app.post("/users", async (req, res) => {\n  const user = await add(req.body)\n  res.status(|)\n})'],
    [[201, 400, 409, 422], 'python', 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/users", status_code=|)\ndef add(user: User):\n    return user\n'],
    [
      [201, 400, 409, 422],
      'java',
      'import org.springframework.web.bind.annotation.*;\nclass Users {\n  @PostMapping("/users")\n  ResponseEntity<User> add(@RequestBody User user) {\n    return ResponseEntity.status(|).body(user);\n  }\n}\n',
    ],
    [[204, 404], 'typescript', 'app.delete("/users/:id", (req, res) => {\n  res.sendStatus(|)\n})'],
    [[204, 404], 'php', "<?php\nuse Illuminate\\Support\\Facades\\Route;\nRoute::delete('/users/{id}', function ($id) {\n    return response()->json(null, |);\n});\n"],
    [[200, 201], 'typescript', 'const made = await fetch("/users", { method: "POST", body })\nif (made.status === |) {\n}\n'],
    [[200, 404], 'python', 'import requests\nr = requests.get(u)\nif r.status_code == |:\n    pass\n'],
  ]; // prettier-ignore
  for (const [first, language, source] of handlers) {
    it(`offers ${first.join(', ')} before others in ${JSON.stringify(source.split('\n').find(l => l.includes('|')))} (${language})`, async () => {
      const { items } = await completeAt(language, source);
      const codes = items.slice(0, first.length).map(i => Number(i.label.slice(0, 3)));
      assert.deepEqual(
        codes.sort((a, b) => a - b),
        first,
      );
    });
  }

  const comparisons: [handled: number[], language: string, source: string][] = [
    [[404], 'typescript', 'const res = await fetch(u)\nif (res.status === 404) {\n  return null\n} else if (res.status === |) {\n}\n'],
    [[401, 404], 'python', 'import requests\nr = requests.get(u)\nif r.status_code in (401, 404):\n    raise Refused()\nif r.status_code == |:\n    pass\n'],
    [[404, 429], 'go', 'package x\nimport "net/http"\nfunc f() error {\n\tresp, err := http.Get(u)\n\tif err != nil {\n\t\treturn err\n\t}\n\tswitch resp.StatusCode {\n\tcase http.StatusNotFound, 429:\n\t\treturn errAbsent\n\tcase |:\n\t}\n\treturn nil\n}\n'],
  ]; // prettier-ignore
  for (const [handled, language, source] of comparisons) {
    it(`offers what the branches beside it lack, before ${handled.join(' and ')} (${language})`, async () => {
      const { items } = await completeAt(language, source);
      const codes = items.slice(0, 12).map(i => Number(i.label.slice(0, 3)));
      assert.ok(codes.includes(401) || codes.includes(503), codes.join());
      for (const code of handled) assert.ok(!codes.includes(code), `${code} in ${codes.join()}`);
    });
  }

  it('offers no code that the list has already, and those of its class first', async () => {
    const { items } = await completeAt(
      'javascript',
      'const axios = require("axios")\nconst retryStatuses = [502, 503, |]\n',
    );
    const codes = items.slice(0, 3).map(i => Number(i.label.slice(0, 3)));
    assert.ok(
      codes.every(c => c >= 500 && c !== 502 && c !== 503),
      codes.join(),
    );
  });

  const spots: [language: string, source: string][] = [
    ['javascript', 'app.get("/", (req, res) => { res.status(|'],
    ['javascript', 'app.get("/", (req, res) => {\n  res.status(4|).json({})\n})'],
    ['javascript', 'app.get("/", (req, res) => {\n  res.sendStatus(|\n})'],
    ['typescript', 'export const GET = () => new Response(body, { status: |'],
    ['typescript', 'export const GET = () => {\n  return new Response(body, { status: 40| })\n}'],
    ['javascript', 'fastify.get("/", (request, reply) => {\n  reply.code(|)\n})'],
    ['javascript', 'const res = await fetch(u)\nif (res.status === |'],
    ['typescript', 'const res = await fetch(u)\nif (res.status === |) {\n}\n'],
    ['javascript', 'const res = await fetch(u)\nswitch (res.status) {\n  case 200:\n    break\n  case |\n}'],
    [
      'dart',
      "import 'package:http/http.dart' as http;\nvoid main() async {\n  final response = await http.get(u);\n  expect(response.statusCode, |);\n}\n",
    ],
    ['javascript', 'const http = require("http")\nconst NOT_FOUND = |\n'],
    ['python', 'from fastapi import HTTPException\nraise HTTPException(status_code=|'],
    ['python', 'from fastapi import HTTPException\ndef f():\n    raise HTTPException(status_code=4|)\n'],
    ['python', 'from flask import jsonify\ndef view():\n    return jsonify(x), |'],
    ['python', 'import requests\nr = requests.get(u)\nif r.status_code == |'],
    ['python', 'import requests\nr = requests.get(u)\nif r.status_code == 4|:\n    pass\n'],
    ['python', 'import requests\nr = requests.get(u)\nmatch r.status_code:\n    case 200:\n        pass\n    case |\n'],
  ];
  spots.push(
    ['ruby', 'case env[:status]\nwhen |\n  raise Missing\nend\n'],
    ['ruby', 'require "net/http"\nif response.status == |\n  puts 1\nend\n'],
    // Without the number the grammar loses its way in what is around.
    [
      'kotlin',
      'import okhttp3.Call\n\nclass A {\n  fun a(header: String): List<String> {\n    val proxy = header.startsWith("Proxy-")\n    val responseCode = if (proxy) | else 401\n    return listOf()\n  }\n}\n',
    ],
    [
      'php',
      "<?php\nthrow new RuntimeException($this->http->message('TOO_LARGE'), |);\n".replace(
        '<?php',
        '<?php\nuse GuzzleHttp\\Client;',
      ),
    ],
    ['java', 'String body = "{\\"error\\":{\\"message\\":\\"none\\",\\"code\\":|}}";\n'],
  );
  spots.push(
    ['javascript', 'app.get("/x", { schema: { response: { 200: User, | } } }, show);\n'],
    [
      'typescript',
      'const route = createRoute({\n  responses: {\n    201: { description: "made" },\n    |\n  },\n});\n',
    ],
    ['python', '@app.post("/a", responses={409: {"model": Problem}, |})\nasync def add(): ...\n'],
  );
  for (const [language, source] of spots) {
    it(`offers codes in ${JSON.stringify(source.split('\n').find(l => l.includes('|')))} (${language})`, async () => {
      const { items, text } = await completeAt(language, source);
      const found = items.find(i => i.label === '404 Not Found');
      assert.ok(found, `404 Not Found among ${items.length} items`);
      assert.match(accepted(text, found), /\b404/);
      assert.doesNotMatch(accepted(text, found), /\b4404|40404/);
    });
  }

  it('finds a code by its number, its phrase and plain words', async () => {
    const handler = (typed: string): string => `app.post("/", (req, res) => {\n  res.status(${typed}|)\n})`;
    const labels = async (typed: string): Promise<string[]> =>
      (await completeAt('javascript', handler(typed))).items.map(i => i.label);
    assert.ok((await labels('42')).every(l => l.startsWith('42')));
    assert.equal((await labels('teapot'))[0]?.slice(0, 3), '418');
    assert.equal((await labels('unproc'))[0], '422 Unprocessable Content');
    assert.ok((await labels('duplicate')).includes('409 Conflict'));
    assert.ok((await labels('expired')).includes('401 Unauthorized'));
  });

  it('adds the documentation when an item is looked at', async () => {
    const { items } = await completeAt('javascript', 'app.get("/", (req, res) => { res.status(|) })');
    const item = items.find(i => i.label === '429 Too Many Requests')!;
    assert.equal(item.documentation, undefined);
    const resolved = await server.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    assert.match((resolved.documentation as { value: string }).value, /Retry-After/);
  });

  it('says the range once for all items, to a client that takes it from the list', async () => {
    const completionList = { itemDefaults: ['editRange', 'data'] };
    const other = await startLspServer({ capabilities: { textDocument: { completion: { completionList } } } });
    try {
      const text = 'app.get("/", (req, res) => { res.status(40) })';
      other.open('file:///defaults', 'javascript', text);
      const character = text.indexOf('40') + 2;
      const list = await other.connection.sendRequest<CompletionList>('textDocument/completion', {
        textDocument: { uri: 'file:///defaults' },
        position: { line: 0, character },
      });
      const { editRange, data } = list.itemDefaults ?? {};
      assert.deepEqual(editRange, { start: { line: 0, character: character - 2 }, end: { line: 0, character } });
      const item = list.items.find(i => i.label === '404 Not Found')!;
      assert.equal(item.textEditText, '404');
      assert.equal(item.textEdit, undefined);
      const resolved = await other.connection.sendRequest<CompletionItem>('completionItem/resolve', { ...item, data });
      assert.match((resolved.documentation as { value: string }).value, /15\.5\.5/);
    } finally {
      await other.stop();
    }
  });

  it('writes the constants that the file imports, where it writes constants', async () => {
    const head = "import { StatusCodes } from 'http-status-codes';\n";
    const inserted = async (body: string): Promise<string | undefined> => {
      const { items, text } = await completeAt('typescript', head + body);
      const item = items.find(i => i.label === '404 Not Found');
      return item && accepted(text, item);
    };
    assert.equal(await inserted('res.status(|)'), 'res.status(StatusCodes.NOT_FOUND)');
    assert.equal(await inserted('res.status(4|)\nres.status(StatusCodes.OK)'), 'res.status(StatusCodes.NOT_FOUND)');
    assert.equal(await inserted('res.status(|)\nres.sendStatus(204)'), 'res.status(404)');
    // In a text a number stands.
    const pseudo = "if (response.headers.get(':status') === '|') {}";
    assert.equal(await inserted(pseudo), pseudo.replace('|', '404'));
  });

  const spelled: [language: string, source: string, accepted: string][] = [
    [
      'csharp',
      'using System.Net;\nif (response.StatusCode == HttpStatusCode.Gone) return;\nif (response.StatusCode == |) return;\n',
      'HttpStatusCode.NotFound',
    ],
    ['swift', 'import Vapor\nfunc f() throws {\n  if a { throw Abort(.gone) }\n  throw Abort(|)\n}\n', '.notFound'],
    [
      'dart',
      "import 'dart:io';\nvoid f(HttpResponse response) {\n  if (a) response.statusCode = HttpStatus.gone;\n  response.statusCode = |;\n}\n",
      'HttpStatus.notFound',
    ],
    [
      'rust',
      'use axum::{http::StatusCode, response::IntoResponse, Json};\nasync fn find() -> impl IntoResponse {\n    (|, Json(problem()))\n}\n',
      'StatusCode::NOT_FOUND',
    ],
    ['ruby', 'class A < ApplicationController\n  def a\n    head :gone if b\n    head |\n  end\nend\n', ':not_found'],
    [
      'ruby',
      'it "is gone" do\n  expect(response).to have_http_status(:gone)\n  expect(response.status).to eq(|)\nend\n',
      '404',
    ],
    [
      'java',
      'import org.springframework.http.HttpStatus;\nclass A { void f(HttpServletResponse res) { res.setStatus(|); } }\n',
      'HttpStatus.NOT_FOUND.value()',
    ],
    [
      'java',
      'import org.springframework.http.HttpStatus;\nclass A { Object f() { return HttpStatus.valueOf(|); } }\n',
      '404',
    ],
  ];
  for (const [language, source, expected] of spelled)
    it(`spells a status as the file does and the spot takes it: ${expected} (${language})`, async () => {
      const { items, text } = await completeAt(language, source);
      const item = items.find(i => i.label === '404 Not Found');
      const line = source.split('\n').find(l => l.includes('|'));
      assert.equal(item && accepted(text, item), line?.replace('|', expected));
    });

  it('offers a key no second time, and no success where something is thrown', async () => {
    const first = async (language: string, source: string): Promise<string[]> =>
      (await completeAt(language, source)).items.slice(0, 6).map(i => i.label.slice(0, 3));
    const keys = await first(
      'javascript',
      'app.get("/x", { schema: { response: { 200: User, 404: Problem, | } } }, show);\n',
    );
    assert.ok(keys.includes('400') && !keys.includes('200') && !keys.includes('404'), keys.join());
    const thrown = await first(
      'java',
      'import org.springframework.http.HttpStatus;\nclass A {\n  @PostMapping("/a")\n  User add() {\n    throw new ResponseStatusException(|, "x");\n  }\n}\n',
    );
    assert.deepEqual(
      thrown.filter(code => code < '400'),
      [],
    );
  });

  const quiet: [language: string, source: string][] = [
    ['javascript', 'const x = |'],
    ['javascript', 'fetch(u); setTimeout(f, |)'],
    ['javascript', 'res.|'],
    ['javascript', 'res.status(404).|'],
    ['javascript', '// res.status(|'],
    ['javascript', 'const s = "res.status(|"'],
    ['javascript', 'res.status(404).json(|)'],
    ['typescript', 'new Response(|, { status: 200 })'],
    ['typescript', 'if (order.status === |) ship()'],
    ['python', 'import requests\nrequests.get(u, timeout=|)'],
    ['python', 'print(|)'],
    ['python', 'for i in range(|): pass'],
  ];
  quiet.push(
    ['javascript', 'const label = "| gone by"'],
    ['ruby', 'if count == |\n'],
    ['javascript', 'throw new Error("x", |)'],
    ['java', 'String body = "{\\"id\\":|}";'],
    ['javascript', 'const shades = { 100: pale, 200: light, | };'],
    ['php', '<?php exit(|);'],
  );
  for (const [language, source] of quiet) {
    it(`stays away from ${source.split('\n').at(-1)} (${language})`, async () =>
      assert.deepEqual(
        (await completeAt(language, source)).items.map(i => i.label),
        [],
      ));
  }

  it('offers where a status stands, parsed or not, what it offers in its place', async () => {
    const sources: [language: string, source: string][] = [
      ['javascript', 'const app = require("express")();\napp.get("/", (req, res) => {\n  res.status(|).json({ error: "taken" });\n});\n'],
      ['go', 'package x\n\nimport "net/http"\n\nfunc f(w http.ResponseWriter) {\n\tw.WriteHeader(|)\n}\n'],
      ['python', 'import requests\n\nr = requests.get(url)\nif r.status_code == |:\n    retry()\n'],
    ]; // prettier-ignore
    for (const [language, source] of sources) {
      const labels = async (text: string): Promise<string[]> =>
        (await completeAt(language, text)).items.map(i => i.label);
      const empty = await labels(source);
      assert.ok(empty.length > 10);
      const standing = source.replace('|', '|404');
      assert.deepEqual(await labels(standing), empty, `${language}, not parsed yet`);
      const uri = `file:///completion/${++count}`;
      const { text, offset } = marked(standing);
      const lines = text.slice(0, offset).split('\n');
      server.open(uri, language, text);
      const hover = await server.hover(uri, lines.length - 1, lines.at(-1)!.length + 1);
      assert.match(JSON.stringify(hover), /404/);
      const items = await server.complete(uri, lines.length - 1, lines.at(-1)!.length);
      assert.deepEqual(
        items.map(i => i.label),
        empty,
        `${language}, parsed`,
      );
    }
  });

  it('says of a word that grows what it would say of it at once, and of another text what that asks for', async () => {
    const line = '  res.status().json({ error: "no such item" });';
    const text = (typed: string, message: string): string =>
      `app.get("/", (req, res) => {\n${line.replace('()', `(${typed})`).replace('no such item', message)}\n});\n`;
    const at = { line: 1, character: line.indexOf('()') + 1 };
    const fresh = async (typed: string, message: string): Promise<string[]> => {
      const uri = `file:///fresh/${++count}.js`;
      server.open(uri, 'javascript', text(typed, message));
      return (await server.complete(uri, 1, at.character + typed.length)).map(i => i.label);
    };
    const uri = 'file:///grows.js';
    server.open(uri, 'javascript', text('', 'no such item'));
    let version = 1;
    const become = async (typed: string, message: string): Promise<string[]> => {
      await server.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ text: text(typed, message) }],
      });
      return (await server.complete(uri, 1, at.character + typed.length)).map(i => i.label);
    };
    for (const message of ['no such item', 'already taken', 'too many requests'])
      for (const typed of ['', '4', '40', '4', 'not', ''])
        assert.deepEqual(await become(typed, message), await fresh(typed, message), `${typed} beside ${message}`);
    const [first] = await become('', 'no such item');
    assert.equal(first, '404 Not Found');
    // Asked about again after another file.
    assert.equal((await fresh('', 'already taken'))[0], '409 Conflict');
    assert.equal((await server.complete(uri, 1, at.character))[0]?.label, '404 Not Found');
    // The same spot in a text that is no code.
    server.open(uri, 'plaintext', text('', 'no such item'));
    assert.deepEqual(await server.complete(uri, 1, at.character), []);
  });
});
