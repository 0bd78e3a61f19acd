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
  422: 'invalid',
  425: 'tooEarly',
  429: 'tooMany',
  500: 'serverError',
  502: 'serverError',
  503: 'unavailable',
  504: 'noAnswer',
};

/** The plan for a code, the same in every language; a code without one of its own is told and not repeated. */
export function planFor(code: number): Plan {
  return plans[code] ?? 'failure';
}

/** Writes a branch's lines, plan by plan. */
export type PlanWriter<Lines> = Record<Plan, () => Lines>;
