import type { ParsedDocument } from '../../../src/parsing/document';
import type { Library } from '../../../src/branches/types';

const success = (code: number): boolean => code >= 200 && code < 300;

/** https://learn.microsoft.com/dotnet/api/system.net.http.httpresponsemessage */
export const httpClient: Library = {
  id: 'HttpClient',
  status: 'StatusCode',
  flags: { IsSuccessStatusCode: success },
  reads: ['Content'],
  raises: { EnsureSuccessStatusCode: code => !success(code) },
};

/**
 * What `EnsureSuccessStatusCode()` and calls such as `GetStringAsync` throw, from .NET 5 on; it has no headers.
 * https://learn.microsoft.com/dotnet/api/system.net.http.httprequestexception.statuscode
 */
export const httpException: Library = {
  id: 'HttpRequestException',
  status: 'StatusCode',
  flags: {},
  reads: [],
  raises: {},
  thrownStatus: [],
  also: ['StatusCode.Value'],
};

/** What a file shows of the C# and the .NET that it is written for. */
export interface Edition {
  /** .NET 6 and C# 8 or later. */
  modern: boolean;
  /** True where the project imports the usual namespaces by itself (`ImplicitUsings`). */
  implicitUsings: boolean;
  /** What the file reads JSON with. */
  json: 'System.Text.Json' | 'Newtonsoft.Json' | undefined;
  /** True where codes that .NET Framework has no name for are written as `(HttpStatusCode)429`. */
  casts: boolean;
}

/** A program of top-level statements: they stand in front of everything else. */
const startsWithStatement = ({ root }: ParsedDocument): boolean =>
  root.namedChildren.find(n => n && !/comment|using_directive|preproc|alias/.test(n.type))?.type === 'global_statement';

const editions = new WeakMap<ParsedDocument, Edition>();

/** Syntax and library calls that came with C# 8 or .NET 5 and later. */
const recent =
  /^\s*namespace\s+[\w.]+\s*;|^\s*#nullable\b|\b(?:await\s+)?using\s+(?:var|\w+)\s+\w+\s*=|\bis\s+not\b|\bis\s+[\w.]+\s+or\s|\brecord\s+(?:class\s+|struct\s+)?\w+\s*[({]|=\s*new\s*\(|\w\s+switch\s*\{|\bstring\?|Task<[\w.<>[\]]+\?>|\bglobal\s+using\b|\brequired\s+\w+|\binit;|Random\.Shared|"""|ReadAs(?:String|Stream|ByteArray)Async\(\w|\bclass\s+\w+\s*\(|\bIAsyncEnumerable\b|\?\?=|\b(?:PatchAsJson|PatchAs)Async\b/m;

/** Reads the edition off the file's first 100 000 characters. */
export function editionOf(document: ParsedDocument): Edition {
  let edition = editions.get(document);
  if (edition) return edition;
  const text = document.text.slice(0, 100_000);
  const uses = (namespace: string): boolean =>
    new RegExp(`^\\s*(?:global\\s+)?using\\s+${namespace.replace(/\./g, '\\.')}\\b`, 'm').test(text);
  const implicitUsings =
    /\bHttp(?:Client|ResponseMessage|RequestMessage)\b/.test(text) &&
    !/^\s*(?:global\s+)?using\s+System\.Net\.Http\s*;/m.test(text);
  const modern = implicitUsings || recent.test(text) || startsWithStatement(document);
  const newtonsoft = uses('Newtonsoft.Json');
  const textJson = uses('System.Text.Json') || uses('System.Net.Http.Json') || /\bJsonSerializer\b/.test(text);
  edition = {
    modern,
    implicitUsings,
    json: newtonsoft ? 'Newtonsoft.Json' : modern || textJson ? 'System.Text.Json' : undefined,
    casts: /\(HttpStatusCode\)\s*\d/.test(text),
  };
  editions.set(document, edition);
  return edition;
}
