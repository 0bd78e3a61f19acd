/** A status in its other spelling has to compile: where constants are no numbers, the spot decides how each is written. */
import assert from 'node:assert/strict';
import { marked } from '../../../support/services';
import { rewrites } from './rewriting';

/** The line with the cursor at `|`, and the line that it becomes; `undefined` where nothing is offered. */
type Case = [line: string, becomes: string | undefined];

const files: { language: string; around: (line: string) => string; cases: Case[] }[] = [
  {
    language: 'java',
    around: line =>
      `import org.springframework.http.HttpStatus;\nimport org.springframework.http.ResponseEntity;\n\nclass A {\n  Object f(HttpServletResponse res, RestTemplate rest) {\n    ResponseEntity<String> answer = rest.getForEntity("/a", String.class);\n    ${line}\n  }\n}\n`,
    cases: [
      ['return ResponseEntity.status(4|04).build();', 'return ResponseEntity.status(HttpStatus.NOT_FOUND).build();'],
      ['return new ResponseEntity<>(HttpStatus.valueOf(4|09));', 'return new ResponseEntity<>(HttpStatus.CONFLICT);'],
      ['res.setStatus(4|04);', 'res.setStatus(HttpStatus.NOT_FOUND.value());'],
      [
        'if (answer.getStatusCodeValue() == 4|04) return null;',
        'if (answer.getStatusCodeValue() == HttpStatus.NOT_FOUND.value()) return null;',
      ],
      ['switch (answer.getStatusCodeValue()) { case 4|04: return null; }', undefined],
      ['return ResponseEntity.status(HttpStatus.NOT_|FOUND).build();', 'return ResponseEntity.status(404).build();'],
      ['res.setStatus(HttpStatus.NOT_|FOUND.value());', 'res.setStatus(404);'],
      ['return new ResponseEntity<>(HttpStatus.NOT_|FOUND);', undefined],
      ['if (answer.getStatusCode() == HttpStatus.NOT_|FOUND) return null;', undefined],
    ],
  },
  {
    language: 'csharp',
    around: line =>
      `using System.Net;\nusing System.Net.Http;\n\nclass A : ControllerBase {\n  async Task<IActionResult> F(HttpClient client) {\n    var response = await client.GetAsync("/a");\n    if (response.StatusCode == HttpStatusCode.Gone) return null;\n    ${line}\n  }\n}\n`,
    cases: [
      ['return StatusCode(4|04);', 'return StatusCode((int)HttpStatusCode.NotFound);'],
      [
        'if ((int)response.StatusCode == 4|04) return null;',
        'if ((int)response.StatusCode == (int)HttpStatusCode.NotFound) return null;',
      ],
      [
        'if (response.StatusCode == (HttpStatusCode)4|04) return null;',
        'if (response.StatusCode == HttpStatusCode.NotFound) return null;',
      ],
      [
        'switch ((int)response.StatusCode) { case 4|04: return null; }',
        'switch ((int)response.StatusCode) { case (int)HttpStatusCode.NotFound: return null; }',
      ],
      ['return StatusCode((int)HttpStatusCode.Not|Found);', 'return StatusCode(404);'],
      ['if (response.StatusCode == HttpStatusCode.Not|Found) return null;', undefined],
    ],
  },
  {
    language: 'rust',
    around: line =>
      `use axum::http::StatusCode;\n\nfn f(res: reqwest::Response) -> Result<StatusCode, Error> {\n    ${line}\n}\n`,
    cases: [
      [
        'if res.status() == 4|04 { return Err(gone()); }',
        'if res.status() == StatusCode::NOT_FOUND { return Err(gone()); }',
      ],
      [
        'if res.status().as_u16() == 4|04 { return Err(gone()); }',
        'if res.status().as_u16() == StatusCode::NOT_FOUND.as_u16() { return Err(gone()); }',
      ],
      ['Ok(http::StatusCode::from_u16(4|04).unwrap())', 'Ok(StatusCode::NOT_FOUND)'],
      ['match res.status().as_u16() { 4|04 => Err(gone()), _ => Err(other()) }', undefined],
      [
        'if res.status() != StatusCode::NOT_|FOUND { return Err(gone()); }',
        'if res.status() != 404 { return Err(gone()); }',
      ],
      ['Ok(StatusCode::NOT_|FOUND)', undefined],
    ],
  },
  {
    language: 'kotlin',
    around: line =>
      `import io.ktor.http.HttpStatusCode\n\nsuspend fun f(call: ApplicationCall, client: HttpClient) {\n    val response: HttpResponse = client.get("/a")\n    ${line}\n}\n`,
    cases: [
      ['call.respond(HttpStatusCode.fromValue(4|04))', 'call.respond(HttpStatusCode.NotFound)'],
      [
        'if (response.status.value == 4|04) return',
        'if (response.status.value == HttpStatusCode.NotFound.value) return',
      ],
      [
        'if (response.status.value == HttpStatusCode.Not|Found.value) return',
        'if (response.status.value == 404) return',
      ],
      ['call.respond(HttpStatusCode.Not|Found)', undefined],
    ],
  },
  {
    language: 'swift',
    around: line =>
      `import Vapor\n\nfunc f(req: Request, status: HTTPResponseStatus) async throws -> Response {\n    let res = try await req.client.get("/a")\n    if res.status == HTTPResponseStatus.gone { throw Abort(.gone) }\n    ${line}\n}\n`,
    cases: [
      [
        'return Response(status: HTTPResponseStatus(statusCode: 4|04))',
        'return Response(status: HTTPResponseStatus.notFound)',
      ],
      [
        'if res.status.code == 4|04 { throw Abort(.gone) }',
        'if res.status.code == HTTPResponseStatus.notFound.code { throw Abort(.gone) }',
      ],
    ],
  },
  {
    language: 'ruby',
    around: line =>
      `class UsersController < ApplicationController\n  def show\n    return head :gone if @user.gone?\n    ${line}\n  end\nend\n`,
    cases: [
      ['render json: @user, status: 2|01', 'render json: @user, status: :created'],
      ['expect(response.status).to eq(4|04)', undefined],
    ],
  },
  {
    // Numbers themselves, and an enum whose members are numbers.
    language: 'python',
    around: line =>
      `from http import HTTPStatus\nimport requests\n\n\ndef f():\n    r = requests.get("/a")\n    ${line}\n`,
    cases: [
      ['if r.status_code == 4|04: return None', 'if r.status_code == HTTPStatus.NOT_FOUND: return None'],
      ['if r.status_code == HTTPStatus.NOT_|FOUND: return None', 'if r.status_code == 404: return None'],
    ],
  },
];

describe('rewriting a status where constants are no numbers', () => {
  for (const { language, around, cases } of files)
    for (const [line, becomes] of cases)
      it(`${language}: ${line}`, async () => {
        const { text, offset } = marked(around(line));
        const here = Object.entries(await rewrites(language, text, offset)).filter(([title]) => !/every/.test(title));
        assert.deepEqual(
          here.map(([, after]) => after),
          becomes === undefined ? [] : [around(becomes)],
        );
      });
});
