import { originFault, tokens } from '../cors';
import { spec } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

/**
 * What it does: reports CORS values that browsers cannot use: several origins, something that no Origin can equal, credentials
 * other than `true`, a max-age that is no number, lists that do not parse. `Access-Control-Max-Age: -1` is a known way to
 * switch the preflight cache off and is let pass.
 */
export const corsValueInvalid: Check = {
  id: 'cors-value-invalid',
  level: 'error',
  reference: spec('Fetch, HTTP responses', 'https://fetch.spec.whatwg.org/#http-responses'),
  *find({ response, request }) {
    const { fields } = response;
    const origin = fields.get('access-control-allow-origin');
    const fault = origin && originFault(origin.value);
    if (origin && fault !== undefined) {
      const asked = request.fields.get('origin')?.first;
      const example = asked && originFault(asked) === undefined && asked !== 'null' ? asked : 'https://app.example';
      yield {
        wrong: `Access-Control-Allow-Origin ${quote(origin.value)} ${fault}.`,
        why: "Browsers compare the whole value with the page's origin, which it can never equal, so no script gets to read the response.",
        instead: `The server must send one origin, as in Access-Control-Allow-Origin: ${example}, chosen from its list by the request's Origin, or *.`,
        place: origin.place,
      };
    }
    const credentials = fields.get('access-control-allow-credentials');
    if (credentials && credentials.value !== 'true') {
      const no = /^false$/i.test(credentials.value);
      yield {
        wrong: `Access-Control-Allow-Credentials is ${quote(credentials.value)}, and the only value with a meaning is true, in lower case.`,
        why: no
          ? 'Browsers treat it as if it were not there, which is what it means to say.'
          : 'Browsers treat it as if it were not there, and refuse the response to a request with cookies or credentials.',
        instead: no ? 'The server should leave the field out.' : 'The server must send true, or leave the field out.',
        place: credentials.place,
        ...(no && { level: 'warn' as const }),
      };
    }
    const maxAge = fields.get('access-control-max-age');
    if (maxAge && !/^(?:\d{1,15}|-1)$/.test(maxAge.value))
      yield {
        wrong: `Access-Control-Max-Age ${quote(maxAge.value)} is no whole number of seconds.`,
        why: 'Browsers use their default of 5 seconds, and ask by a preflight nearly each time.',
        instead: 'The server must send seconds, for example Access-Control-Max-Age: 600.',
        place: maxAge.place,
      };
    for (const name of [
      'access-control-allow-methods',
      'access-control-allow-headers',
      'access-control-expose-headers',
    ]) {
      const field = fields.get(name);
      if (!field || tokens(field.members)) continue;
      yield {
        wrong: `${field.lines[0]?.name ?? name} ${quote(field.value)} is no list of names separated by commas.`,
        why: 'Browsers cannot read it and allow nothing by it.',
        instead: `The server must send names with commas between them, for example ${name.includes('methods') ? 'GET, PUT, DELETE' : 'Content-Type, X-Request-Id'}.`,
        place: field.place,
      };
    }
  },
};
