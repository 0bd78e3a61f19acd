import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Runtime } from './types';

/** Json.NET, from Debian's libnewtonsoft-json5.0-cil. */
const newtonsoft = '/usr/lib/cli/Newtonsoft.Json-5.0';

const compile = `mcs -langversion:7.2 -r:System.Net.Http -r:${newtonsoft}/Newtonsoft.Json.dll -out:"$0.exe" "$0" >&2`;

const message: Runtime = {
  name: 'HttpClient, with a message',
  languageId: 'csharp',
  file: 'Message.cs',
  command: ['sh', '-c', `${compile} && MONO_PATH=${newtonsoft} mono "$0.exe" "$1"`],
  lacks: () =>
    spawnSync('mcs', ['--version']).status === 0 && spawnSync('mono', ['--version']).status === 0
      ? existsSync(newtonsoft)
        ? undefined
        : 'Json.NET'
      : 'mcs and mono',
  program: `using System;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json;

public static class Program
{
    private static readonly HttpClient Client = new HttpClient();
    private static string token = "old";

    private static void RefreshToken()
    {
        token = "new";
    }

    private static async Task<string> Call(string url)
    {
        var request = new HttpRequestMessage(new HttpMethod("METHOD"), url);
        request.Headers.TryAddWithoutValidation("Authorization", token);
        var ®response = await Client.SendAsync(request);
        if ((int)response.StatusCode == 418)
        {
            throw new InvalidOperationException("teapot");
        }

        return await response.Content.ReadAsStringAsync();
    }

    public static void Main(string[] args)
    {
        try
        {
            var value = Call(args[0]).GetAwaiter().GetResult();
            Console.WriteLine("{\\"value\\":" + (value == "" ? "null" : value) + "}");
        }
        catch (Exception error)
        {
            Console.WriteLine(JsonConvert.SerializeObject(new { error = error.Message }));
        }
    }
}
`,
};

const using: Runtime = {
  ...message,
  name: 'HttpClient, in a using statement',
  file: 'Using.cs',
  brief: true,
  program: message.program.replace(
    /        var request[\s\S]*?return await response.*\n/,
    `        using (var ®response = await Client.SendAsync(new HttpRequestMessage(new HttpMethod("METHOD"), url)))
        {
            var text = await response.Content.ReadAsStringAsync();
            return text;
        }
`,
  ),
};

export const csharpRuntimes = [message, using];
