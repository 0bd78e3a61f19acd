import { says } from '../helpers';

const ok = (field: string) => `HEAD /\n---\n200 OK\n${field}`;

describe('digests', () => {
  it('say of what and how', () => {
    says('repr-digest', ok('Repr-Digest: sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:'), [
      /digest of the whole representation, to verify it: sha-256, "RK\/0qy18MlBSVnWgjwz6lZEWjP\/lF5HF9bvEF8FabDg=" in base64/,
    ]);
    says('content-digest', ok('Content-Digest: sha-256=Q2hl+'), /Should hold digests of .* cannot be read/);
    says('content-md5', ok('Content-MD5: Q2hl'), /MD5 .* "Q2hl"/);
    says('digest', ok('Digest: MD5=Q2hl'), /only sha-256 and sha-512 count/);
    says(
      'want-content-digest',
      ok('Want-Content-Digest: sha-256=10, md5=0'),
      /sha-256 \(preference 10 of 10\) and not md5 \(0\)/,
    );
    says('want-digest', ok('Want-Digest: SHA-256'), /"SHA-256"/);
  });
});
