/** Whole programs, every status in its other spelling and back, given to the languages' own compilers. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cargoCheck, hasCrates } from '../../branches/compile/cargo';
import { ownFolder } from '../../branches/compile/programs';
import { everywhere } from './rewriting';

const spring = ['spring3-web', 'spring3-core'].map(name => `/usr/share/java/${name}.jar`);

const java = `import java.net.HttpURLConnection;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestTemplate;

class Program {
  static final int LIMIT = 500;

  ResponseEntity<String> one(RestTemplate rest) {
    ResponseEntity<String> answer = rest.getForEntity("http://localhost/a", String.class);
    if (answer.getStatusCode().value() == 404) return ResponseEntity.status(404).body("none");
    if (answer.getStatusCode() == HttpStatus.GONE) return new ResponseEntity<String>(HttpStatus.valueOf(410));
    switch (answer.getStatusCode().value()) {
      case 503:
        return ResponseEntity.status(HttpStatus.BAD_GATEWAY).body("later");
      default:
        return answer;
    }
  }

  boolean old(HttpURLConnection connection) throws java.io.IOException {
    int status = connection.getResponseCode();
    return status == 304 || status == HttpStatus.CONFLICT.value();
  }
}
`;

const csharp = `using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

class Program {
  const int Limit = 500;

  async Task<int> One(HttpClient client) {
    HttpResponseMessage response = await client.GetAsync("http://localhost/a");
    if (response.StatusCode == HttpStatusCode.Gone) return 0;
    if (response.StatusCode == (HttpStatusCode)429) return 1;
    if ((int)response.StatusCode == 404) return 2;
    switch ((int)response.StatusCode) {
      case 503:
        return 3;
      case (int)HttpStatusCode.BadGateway:
        return 4;
    }
    return new HttpResponseMessage(HttpStatusCode.OK).IsSuccessStatusCode ? 5 : 6;
  }
}
`;

const rust = `use reqwest::StatusCode;

pub async fn one(client: &reqwest::Client) -> Result<u16, reqwest::Error> {
    let response = client.get("http://localhost/a").send().await?;
    if response.status() == 404 {
        return Ok(0);
    }
    if response.status() == StatusCode::GONE || response.status().as_u16() == 429 {
        return Ok(1);
    }
    assert_eq!(response.status(), 200);
    match response.status().as_u16() {
        502 | 503 => return Ok(2),
        _ => {}
    }
    let expected = StatusCode::from_u16(201).unwrap();
    match response.status() {
        StatusCode::FORBIDDEN => Ok(3),
        status if status == expected => Ok(4),
        _ => Ok(StatusCode::IM_A_TEAPOT.as_u16()),
    }
}
`;

/** A program as it is, with constants for its numbers, and with numbers for its constants. */
async function spellings(languageId: string, text: string, number: string, constant: string): Promise<string[]> {
  const toConstants = await everywhere(languageId, text, number);
  const toNumbers = await everywhere(languageId, text, constant);
  assert.notEqual(toConstants, text);
  assert.notEqual(toNumbers, text);
  return [text, toConstants, toNumbers];
}

describe('rewriting every status: the result compiles', function () {
  this.timeout(900_000);
  const folder = ownFolder();

  it('Java, with Spring', async function () {
    if (spawnSync('javac', ['-version']).status !== 0 || !spring.every(existsSync)) return this.skip();
    for (const program of await spellings('java', java, '304', 'CONFLICT')) {
      const file = join(folder(), 'Program.java');
      writeFileSync(file, program);
      const options = ['-d', join(folder(), 'out'), '-cp', spring.join(':'), '-proc:none'];
      const { status, stderr } = spawnSync('javac', [...options, file], { encoding: 'utf8' });
      assert.equal(status, 0, `${stderr}\n${program}`);
    }
  });

  it("C#, with Mono's compiler", async function () {
    if (spawnSync('mcs', ['--version']).status !== 0) return this.skip();
    for (const program of await spellings('csharp', csharp, '404', 'BadGateway')) {
      const file = join(folder(), 'program.cs');
      writeFileSync(file, program);
      const options = ['-target:library', '-r:System.Net.Http', `-out:${join(folder(), 'program.dll')}`];
      const { status, stdout, stderr } = spawnSync('mcs', [...options, file], { encoding: 'utf8' });
      assert.equal(status, 0, `${stdout}${stderr}\n${program}`);
    }
  });

  it('Rust, with reqwest', async function () {
    if (!hasCrates()) return this.skip();
    const programs = (await spellings('rust', rust, '404', 'GONE')).map((text, i) => ({ name: `spelling ${i}`, text }));
    assert.equal(cargoCheck('rewrites', programs), undefined);
  });
});
