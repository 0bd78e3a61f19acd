/** Every field module; a new field adds its file and one line here, in alphabetical order. See docs/adding-a-check.md. */
import type { FieldModule } from '../types';
import { acceptRanges } from './accept-ranges';
import { accessControl } from './access-control';
import { age } from './age';
import { altSvc } from './alt-svc';
import { cacheControl } from './cache-control';
import { clearSiteData } from './clear-site-data';
import { contentDisposition } from './content-disposition';
import { contentEncoding } from './content-encoding';
import { contentLength } from './content-length';
import { contentRange } from './content-range';
import { contentSecurityPolicy } from './content-security-policy';
import { contentType } from './content-type';
import { crossOriginPolicies } from './cross-origin-policies';
import { date } from './date';
import { deprecation } from './deprecation';
import { etag } from './etag';
import { expires } from './expires';
import { lastModified } from './last-modified';
import { link } from './link';
import { location } from './location';
import { nel } from './nel';
import { permissionsPolicy } from './permissions-policy';
import { ratelimit } from './ratelimit';
import { referrerPolicy } from './referrer-policy';
import { reportTo } from './report-to';
import { retryAfter } from './retry-after';
import { serverTiming } from './server-timing';
import { setCookie } from './set-cookie';
import { strictTransportSecurity } from './strict-transport-security';
import { sunset } from './sunset';
import { vary } from './vary';
import { wwwAuthenticate } from './www-authenticate';
import { xContentTypeOptions } from './x-content-type-options';
import { xFrameOptions } from './x-frame-options';
import { xXssProtection } from './x-xss-protection';

export const fieldModules: readonly FieldModule[] = [
  acceptRanges,
  accessControl,
  age,
  altSvc,
  cacheControl,
  clearSiteData,
  contentDisposition,
  contentEncoding,
  contentLength,
  contentRange,
  contentSecurityPolicy,
  contentType,
  crossOriginPolicies,
  date,
  deprecation,
  etag,
  expires,
  lastModified,
  link,
  location,
  nel,
  permissionsPolicy,
  ratelimit,
  referrerPolicy,
  reportTo,
  retryAfter,
  serverTiming,
  setCookie,
  strictTransportSecurity,
  sunset,
  vary,
  wwwAuthenticate,
  xContentTypeOptions,
  xFrameOptions,
  xXssProtection,
];
