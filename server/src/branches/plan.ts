/** What a client does about a code; each name is a method of a language's writer. */
export type Plan =
  | 'accepted'
  | 'nothing'
  | 'partial'
  | 'moved'
  | 'stored'
  | 'invalid'
  | 'unauthorized'
  | 'absent'
  | 'otherMethod'
  | 'conflict'
  | 'noAnswer'
  | 'tooEarly'
  | 'tooMany'
  | 'unavailable'
  | 'serverError'
  | 'failure';

/** Registered codes and the vendors' own, those by what their owner means by them. What is missing is told and not repeated. */
const plans: Record<number, Plan> = {
  202: 'accepted',
  204: 'nothing',
  205: 'nothing',
  206: 'partial',
  301: 'moved',
  302: 'moved',
  303: 'moved',
  304: 'stored',
  307: 'moved',
  308: 'moved',
  400: 'invalid',
  401: 'unauthorized',
  404: 'absent',
  405: 'otherMethod',
  408: 'noAnswer',
  409: 'conflict',
  410: 'absent',
  412: 'conflict',
  // Laravel: the session, and with it the CSRF token, has expired.
  419: 'unauthorized',
  // Twitter's forerunner of 429.
  420: 'tooMany',
  // Not processed: may be sent again whatever its method, best on another connection (RFC 9110, 15.5.20).
  421: 'tooEarly',
  422: 'invalid',
  // WebDAV: locks go away.
  423: 'unavailable',
  425: 'tooEarly',
  // The request must say which version it is about: the one to be read now (RFC 6585, 3).
  428: 'conflict',
  429: 'tooMany',
  // Microsoft: the login has timed out. Esri: the token is invalid.
  440: 'unauthorized',
  498: 'unauthorized',
  // AWS and nginx: whoever asked hung up, which here was a proxy; the request may have taken effect.
  460: 'noAnswer',
  499: 'noAnswer',
  500: 'serverError',
  502: 'serverError',
  503: 'unavailable',
  504: 'noAnswer',
  // Cloudflare: 520 to 527 and 530 are what it makes of a failing origin; 522 and 524 ran out of time. 526, a bad
  // certificate, does not mend itself.
  520: 'serverError',
  521: 'serverError',
  522: 'noAnswer',
  523: 'serverError',
  524: 'noAnswer',
  525: 'serverError',
  527: 'serverError',
  530: 'serverError',
  // Qualys, Anthropic: overloaded.
  529: 'unavailable',
  // Proxies: a timeout while reading or connecting.
  598: 'noAnswer',
  599: 'noAnswer',
};

/** The plan for a code, the same in every language; a code without one of its own is told and not repeated. */
export function planFor(code: number): Plan {
  return plans[code] ?? 'failure';
}

/**
 * Why no branch is written for a code, if none is: interim responses never reach a program, and a success without a plan
 * of its own is what the code behind the request is for.
 */
export function unbranched(code: number): 'interim' | 'success' | undefined {
  if (code < 200) return 'interim';
  return code < 300 && !plans[code] ? 'success' : undefined;
}

/** Writes a branch's lines, plan by plan. */
export type PlanWriter<Lines> = Record<Plan, () => Lines>;
