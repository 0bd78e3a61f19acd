/** Every check that is not one field's own; a new one adds its file and one line here. See docs/adding-a-check.md. */
import type { Check } from '../types';
import { charsetMismatch } from './charset';
import { cookieAttributeInvalid, cookieInvalid } from './cookie-attribute-invalid';
import { cookieDomainMismatch } from './cookie-domain-mismatch';
import { cookieDuplicate } from './cookie-duplicate';
import { cookieExpiryInvalid } from './cookie-expiry-invalid';
import { cookieInSharedCache } from './cookie-in-shared-cache';
import { cookiePrefixViolation } from './cookie-prefix-violation';
import { cookieSameSiteNoneInsecure, cookiePartitionedInsecure } from './cookie-samesite-none-insecure';
import { cookieTooLarge } from './cookie-too-large';
import { cookieUnprotected } from './cookie-unprotected';
import { corsOriginMismatch } from './cors-origin-mismatch';
import { corsPreflightRefused } from './cors-preflight-refused';
import { corsValueInvalid } from './cors-value-invalid';
import { corsVaryMissing } from './cors-vary-missing';
import { corsWildcardWithCredentials } from './cors-wildcard-with-credentials';
import { cspInvalid } from './csp-invalid';
import { cspWeak } from './csp-weak';
import { dateInvalid, dateMissing, dateObsoleteFormat, dateSkewed } from './dates';
import { deprecatedHeader } from './deprecated-header';
import { digestMismatch } from './digest';
import { disclosesImplementation } from './discloses-implementation';
import { errorInSuccessBody } from './error-in-success-body';
import {
  duplicateSingletonHeader,
  headerNameInvalid,
  headerTooLarge,
  headerValueControl,
  headerValueNonAscii,
  requestHeaderInResponse,
} from './field-lines';
import { jsonBom, jsonInvalid } from './json';
import { createdBySafeMethod, framingNotAllowed, notModifiedMethod } from './method-and-status';
import {
  methodInAllow,
  missingAllow,
  missingContentRange,
  missingLocation,
  missingProxyAuthenticate,
  missingRetryAfter,
  missingUpgrade,
  missingWwwAuthenticate,
} from './missing-fields';
import { bodyNotAllowed, connectionHeaderInH2, emptyBody, metadataIn304 } from './no-content';
import { problemJsonInvalid, problemJsonStatusMismatch } from './problem-json';
import { reasonMismatch } from './reason-mismatch';
import { redirectDowngrade, redirectLoop, redirectMethodChange } from './redirect';
import { statusInvalid, statusRetired, statusUnregistered } from './status-code';
import { statusUnsolicited } from './status-unsolicited';
import { structuredFieldInvalid } from './structured-field-invalid';

export const checks: readonly Check[] = [
  statusInvalid,
  statusUnregistered,
  statusRetired,
  statusUnsolicited,
  reasonMismatch,
  missingWwwAuthenticate,
  missingProxyAuthenticate,
  missingAllow,
  methodInAllow,
  missingUpgrade,
  missingLocation,
  missingContentRange,
  missingRetryAfter,
  redirectLoop,
  redirectDowngrade,
  redirectMethodChange,
  createdBySafeMethod,
  notModifiedMethod,
  bodyNotAllowed,
  framingNotAllowed,
  emptyBody,
  metadataIn304,
  connectionHeaderInH2,
  charsetMismatch,
  jsonInvalid,
  jsonBom,
  digestMismatch,
  errorInSuccessBody,
  problemJsonInvalid,
  problemJsonStatusMismatch,
  duplicateSingletonHeader,
  headerNameInvalid,
  headerValueNonAscii,
  headerValueControl,
  headerTooLarge,
  requestHeaderInResponse,
  deprecatedHeader,
  dateMissing,
  dateSkewed,
  dateInvalid,
  dateObsoleteFormat,
  disclosesImplementation,
  cookieExpiryInvalid,
  cookieSameSiteNoneInsecure,
  cookiePartitionedInsecure,
  cookieAttributeInvalid,
  cookieInvalid,
  cookieDomainMismatch,
  cookiePrefixViolation,
  cookieUnprotected,
  cookieTooLarge,
  cookieDuplicate,
  cookieInSharedCache,
  cspInvalid,
  cspWeak,
  corsWildcardWithCredentials,
  corsValueInvalid,
  corsOriginMismatch,
  corsVaryMissing,
  corsPreflightRefused,
  structuredFieldInvalid,
];
