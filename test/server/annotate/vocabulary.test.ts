/** Every problem of the annotation's vocabulary is implemented, with the level that the vocabulary gives it. */
import assert from 'node:assert/strict';
import { allChecks } from '../../../server/src/annotate/findings';

const LEVELS: Record<'error' | 'warn' | 'info', string> = {
  error: `
    status-invalid status-unsolicited missing-www-authenticate missing-proxy-authenticate missing-allow missing-upgrade
    missing-location missing-content-range retry-after-invalid location-invalid redirect-loop content-length-mismatch
    content-length-invalid content-length-with-transfer-encoding body-not-allowed connection-header-in-h2 content-type-invalid
    content-type-mismatch content-encoding-mismatch content-range-invalid json-invalid digest-mismatch problem-json-invalid
    duplicate-singleton-header header-name-invalid date-invalid structured-field-invalid www-authenticate-invalid
    basic-auth-cleartext link-invalid alt-svc-invalid deprecation-invalid cache-control-invalid age-invalid
    last-modified-future etag-invalid cookie-samesite-none-insecure cookie-domain-mismatch cookie-prefix-violation
    cookie-too-large hsts-invalid cors-wildcard-with-credentials cors-value-invalid`,
  warn: `
    status-unregistered status-retired reason-mismatch method-in-allow location-ignored redirect-downgrade
    redirect-method-change empty-body content-type-missing charset-mismatch content-encoding-unrequested
    content-disposition-invalid content-range-ignored json-bom problem-json-status-mismatch error-in-success-body
    header-value-non-ascii header-too-large request-header-in-response deprecated-header date-missing date-skewed
    date-obsolete-format ratelimit-invalid server-timing-invalid nel-invalid sunset-before-deprecation sunset-passed
    cache-control-conflict cache-control-misplaced expires-invalid vary-star error-cacheable cookie-in-shared-cache
    cookie-expiry-invalid cookie-attribute-invalid cookie-unprotected cookie-duplicate hsts-over-http hsts-weak
    x-frame-options-invalid x-content-type-options-invalid csp-invalid csp-weak referrer-policy-invalid
    cors-origin-mismatch cors-vary-missing cors-preflight-refused`,
  info: `
    missing-retry-after metadata-in-304 accept-ranges-unknown-unit discloses-implementation cache-control-unknown
    vary-inefficient no-cache-without-validator`,
};

describe('the vocabulary of problems', () => {
  const implemented = new Map(allChecks.map(check => [check.id, check.level]));
  for (const [level, ids] of Object.entries(LEVELS)) {
    it(`has every ${level}`, () => {
      const expected = ids.trim().split(/\s+/);
      assert.deepEqual(
        expected.map(id => `${id}: ${implemented.get(id)}`),
        expected.map(id => `${id}: ${level}`),
      );
    });
  }
});
