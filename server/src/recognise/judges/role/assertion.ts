import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Role } from '../../types';
import { isAssertion } from '../../words';

/** A comparison: a test's own, or one that decides what the program does. */
export const compares = (sites: Site[]): Role =>
  sites.some(s => s.kind === 'asserted' || (s.kind === 'argument' && isAssertion(pathOf(s.callee.text))))
    ? 'assert'
    : 'check';

/** `assert json_response(conn, 404)`, `.andExpect(content().json("…"))`: whatever stands in a bare `assert` is expected. */
export const asserted = (sites: Site[]): boolean =>
  sites.some(
    s =>
      s.kind === 'argument' &&
      /^(?:(?:assert|refute)(?:_eq|_ne)?|should(?:_not)?|is_expected\.(?:to|not_to|to_not))$|\.andExpect(?:All)?$/.test(
        s.callee.text,
      ),
  );
