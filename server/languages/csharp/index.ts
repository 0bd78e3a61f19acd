import type { Language } from '../../src/languages/types';

export const csharp: Language = {
  id: 'csharp',
  grammar: 'c-sharp',
  queries: ['csharp'],
  languageIds: ['csharp', 'cs', 'c#', 'razor', 'aspnetcorerazor'],
  nodes: {
    number: ['integer_literal'],
    string: ['string_literal', 'verbatim_string_literal', 'raw_string_literal', 'interpolated_string_expression'],
    name: ['identifier'],
    comment: ['comment'],
  },
  http: /\b(?:System\.Net\b|System\.Web|AspNetCore|HttpClient|HttpContext|HttpRequest\w*|HttpResponse\w*|HttpStatusCode|StatusCodes?|I?ActionResult|ControllerBase|WebApplication|MapGet|RestSharp|RestClient|RestResponse|Refit|Flurl|WireMock|MockHttp|FastEndpoints|Carter|Nancy|ServiceStack|Swashbuckle|Polly|ProblemDetails|[rR]esponse\b\s*[,).])/,
};
