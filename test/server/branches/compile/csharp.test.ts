import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished, ownFolder } from './programs';

/** Json.NET, from Debian's libnewtonsoft-json5.0-cil. */
const newtonsoft = '/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll';

/** Mono's compiler knows C# 7; what is written for a later one leaves the usual namespaces to the project. */
const older = (text: string): boolean => /^using System\.Net\.Http;/m.test(text);

/** Mono's HttpRequestException is that of .NET Framework: this one has the status, as it does from .NET 5 on. */
const exception = `namespace System.Net.Http {
  public class HttpRequestException : Exception {
    public HttpRequestException(string message) : base(message) { }
    public HttpRequestException(string message, Exception inner) : base(message, inner) { }
    public HttpRequestException(string message, Exception inner, HttpStatusCode? code) : base(message, inner) { StatusCode = code; }
    public HttpStatusCode? StatusCode { get; }
  }
}
`;

describe('branches: the result compiles', function () {
  this.timeout(360_000);
  const folder = ownFolder();

  it("C#, with Mono's compiler", async function () {
    if (spawnSync('mcs', ['--version']).status !== 0 || !existsSync(newtonsoft)) return this.skip();
    const programs = (await finished(['cs'], 15)).filter(f => older(f.before));
    assert.ok(programs.length >= 8, `only ${programs.length} programs are for C# 7`);
    for (const [i, f] of programs.entries()) {
      const file = join(folder(), `p${i}.cs`);
      writeFileSync(file, f.after);
      const own = join(folder(), 'exception.cs');
      writeFileSync(own, exception);
      const sources = /\bcatch \(HttpRequestException \w+\)/.test(f.before) ? [file, own] : [file];
      const references = ['-r:System.Net.Http', `-r:${newtonsoft}`];
      const options = ['-langversion:7.2', '-target:library', `-out:${file.replace(/cs$/, 'dll')}`];
      const { status, stdout, stderr } = spawnSync('mcs', [...options, ...references, ...sources], {
        encoding: 'utf8',
      });
      assert.equal(status, 0, `${f.file}\n${stdout}${stderr}`);
    }
  });
});
