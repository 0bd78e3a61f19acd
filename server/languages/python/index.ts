import type { Language } from '../../src/languages/types';

export const python: Language = {
  id: 'python',
  grammar: 'python',
  queries: ['python'],
  languageIds: ['python', 'py', 'python3'],
  nodes: {
    number: ['integer'],
    string: ['string', 'concatenated_string'],
    name: ['identifier'],
    comment: ['comment'],
  },
  http: /\b(?:requests|httpx|aiohttp|urllib|http\.client|http\.server|flask|fastapi|starlette|django|rest_framework|werkzeug|tornado|bottle|falcon|sanic|pyramid|litestar|quart|cherrypy|twisted|connexion|ninja|webob|webtest|oauthlib|requests_mock|httpretty|blacksheep|robyn|responses|respx|HTTPStatus|HttpResponse|status_code|response)\b/i,
};
