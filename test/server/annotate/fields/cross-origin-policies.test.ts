import { quiet, reports, says } from '../helpers';

const ok = (name: string, value: string) => `GET /\n---\n200 OK\nCross-Origin-${name}-Policy: ${value}`;

describe('Cross-Origin policies', () => {
  it('are explained', () => {
    says('cross-origin-opener-policy', ok('Opener', 'same-origin; report-to="coop"'), [
      /cut off from windows/,
      /endpoint "coop"/,
    ]);
    says('cross-origin-embedder-policy', ok('Embedder', 'require-corp'), /only with CORS or/);
    says('cross-origin-resource-policy', ok('Resource', 'same-site'), /same site/);
  });
  it('cross-origin-policy-invalid', () => {
    reports('cross-origin-policy-invalid', ok('Opener', 'same-orgin'), [
      /"same-orgin" names no policy/,
      /send same-origin,/,
    ]);
    reports('cross-origin-policy-invalid', ok('Opener', '"same-origin"'), /stands in quotes/);
    reports(
      'cross-origin-policy-invalid',
      ok('Embedder', 'same-origin'),
      /unsafe-none, require-corp or credentialless/,
    );
    reports('cross-origin-policy-invalid', ok('Resource', 'none'), /any page may load/);
  });
  it('cross-origin-policy-invalid: known policies', () => {
    quiet('cross-origin-policy-invalid', ok('Opener', 'same-origin-allow-popups'));
    quiet('cross-origin-policy-invalid', ok('Embedder', 'credentialless'));
    quiet('cross-origin-policy-invalid', ok('Resource', 'cross-origin'));
  });
});
