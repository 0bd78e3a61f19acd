/** Every field module; a new field adds its file and one line here, in alphabetical order. See docs/adding-a-check.md. */
import type { FieldModule } from '../types';
import { acceptRanges } from './accept-ranges';
import { accessControl } from './access-control';
import { addresses } from './addresses';
import { age } from './age';
import { altSvc } from './alt-svc';
import { authenticationInfo } from './authentication-info';
import { cacheControl } from './cache-control';
import { cacheStatus } from './cache-status';
import { clearSiteData } from './clear-site-data';
import { clientHints } from './client-hints';
import { connection } from './connection';
import { contentDisposition } from './content-disposition';
import { contentEncoding } from './content-encoding';
import { contentLength } from './content-length';
import { contentRange } from './content-range';
import { contentSecurityPolicy } from './content-security-policy';
import { contentType } from './content-type';
import { counts } from './counts';
import { crossOriginPolicies } from './cross-origin-policies';
import { date } from './date';
import { deprecation } from './deprecation';
import { digests } from './digests';
import { durations } from './durations';
import { etag } from './etag';
import { expires } from './expires';
import { flags } from './flags';
import { grpc } from './grpc';
import { hxTrigger } from './hx-trigger';
import { lastModified } from './last-modified';
import { link } from './link';
import { lists } from './lists';
import { location } from './location';
import { mementoDatetime } from './memento-datetime';
import { nel } from './nel';
import { pastPins } from './past-pins';
import { permissionsPolicy } from './permissions-policy';
import { proxyStatus } from './proxy-status';
import { ratelimit } from './ratelimit';
import { referrerPolicy } from './referrer-policy';
import { reportTo } from './report-to';
import { requestIds } from './request-ids';
import { retryAfter } from './retry-after';
import { server } from './server';
import { serverTiming } from './server-timing';
import { setCookie } from './set-cookie';
import { strictTransportSecurity } from './strict-transport-security';
import { structuredPolicies } from './structured-policies';
import { sunset } from './sunset';
import { targetedCaching } from './targeted-caching';
import { tokens } from './tokens';
import { traces } from './traces';
import { vary } from './vary';
import { via } from './via';
import { warning } from './warning';
import { wwwAuthenticate } from './www-authenticate';
import { xCache } from './x-cache';
import { xContentTypeOptions } from './x-content-type-options';
import { xFrameOptions } from './x-frame-options';
import { xRobotsTag } from './x-robots-tag';
import { xXssProtection } from './x-xss-protection';

export const fieldModules: readonly FieldModule[] = [
  acceptRanges,
  accessControl,
  addresses,
  age,
  altSvc,
  authenticationInfo,
  cacheControl,
  cacheStatus,
  clearSiteData,
  clientHints,
  connection,
  contentDisposition,
  contentEncoding,
  contentLength,
  contentRange,
  contentSecurityPolicy,
  contentType,
  counts,
  crossOriginPolicies,
  date,
  deprecation,
  digests,
  durations,
  etag,
  expires,
  flags,
  grpc,
  hxTrigger,
  lastModified,
  link,
  lists,
  location,
  mementoDatetime,
  nel,
  pastPins,
  permissionsPolicy,
  proxyStatus,
  ratelimit,
  referrerPolicy,
  reportTo,
  requestIds,
  retryAfter,
  server,
  serverTiming,
  setCookie,
  strictTransportSecurity,
  structuredPolicies,
  sunset,
  targetedCaching,
  tokens,
  traces,
  vary,
  via,
  warning,
  wwwAuthenticate,
  xCache,
  xContentTypeOptions,
  xFrameOptions,
  xRobotsTag,
  xXssProtection,
];
