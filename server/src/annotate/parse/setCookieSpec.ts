import type { Reference } from '../../protocol';

/** A section of 6265bis, the revision of RFC 6265 that browsers implement. */
export function bis(section: string): Reference {
  return {
    text: `6265bis, ${section}`,
    url: `https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-${section}`,
  };
}

/** Attributes that browsers know: RFC 6265, 5.2; 6265bis, 5.6; Partitioned and Priority by practice. */
export const ATTRIBUTES: Record<string, string> = {
  expires: 'Expires',
  'max-age': 'Max-Age',
  domain: 'Domain',
  path: 'Path',
  secure: 'Secure',
  httponly: 'HttpOnly',
  samesite: 'SameSite',
  partitioned: 'Partitioned',
  priority: 'Priority',
};
