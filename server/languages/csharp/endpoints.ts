import type { Endpoints } from '../../src/endpoints/types';

/** HttpClient, RestSharp and Flurl; ASP.NET's controllers and minimal APIs. */
export const csharpEndpoints: Endpoints = {
  marks: ['attribute'],
  calls: {
    positions: {
      // https://learn.microsoft.com/dotnet/api/system.net.http.httpclient
      '*': {
        GetAsync: ['url'],
        GetStringAsync: ['url'],
        GetStreamAsync: ['url'],
        GetByteArrayAsync: ['url'],
        GetFromJsonAsync: ['url'],
        DeleteAsync: ['url'],
        PostAsync: ['url', 'body'],
        PutAsync: ['url', 'body'],
        PatchAsync: ['url', 'body'],
        PostAsJsonAsync: ['url', 'json'],
        PutAsJsonAsync: ['url', 'json'],
        PatchAsJsonAsync: ['url', 'json'],
        SendAsync: ['request'],
        Send: ['request'],
        HttpRequestMessage: ['method', 'url'],
        ExecuteAsync: ['request'],
        RestRequest: ['url', 'method'],
        RestClient: ['base'],
      },
    },
    names: {
      BaseAddress: 'base',
      Content: 'body',
      'Headers.Add': 'field',
      'DefaultRequestHeaders.Add': 'field',
      RequestUri: 'url',
      Method: 'method',
      AddHeader: 'field',
      AddJsonBody: 'json',
      AddQueryParameter: 'query',
      AddParameter: 'query',
      WithHeader: 'field',
      WithBasicAuth: 'basic',
      WithOAuthBearerToken: 'bearer',
    },
  },
  routes: [
    {
      framework: 'ASP.NET',
      port: 5000,
      form: 'mark',
      names: {
        HttpGet: 'get',
        HttpPost: 'post',
        HttpPut: 'put',
        HttpPatch: 'patch',
        HttpDelete: 'delete',
        HttpHead: 'head',
        HttpOptions: 'options',
      },
      pathMarks: ['Route'],
      loose: true,
    },
    {
      framework: 'ASP.NET',
      port: 5000,
      form: 'call',
      names: { MapGet: 'get', MapPost: 'post', MapPut: 'put', MapPatch: 'patch', MapDelete: 'delete' },
      handler: 'argument',
      loose: true,
    },
  ],
  prefixes: { marks: ['Route'], groups: ['MapGroup'] },
};
