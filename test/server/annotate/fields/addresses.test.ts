import { says } from '../helpers';

const ok = (field: string) => `GET /a/b\n---\n200 OK\n${field}`;

describe('addresses', () => {
  it('are shown resolved', () => {
    says('content-location', ok('Content-Location: c.json'), /as it is, at https:\/\/api.example\/a\/c.json/);
    says('content-location', ok('Content-Location: /a/b'), /the very URL that was asked for/);
    says('operation-location', ok('Operation-Location: https://x.example/op/1'), /Ask at https:\/\/x.example\/op\/1/);
    says('sourcemap', ok('SourceMap: http://['), /cannot be resolved/);
    says('refresh', ok('Refresh: 5; url=/next'), /Browsers load https:\/\/api.example\/next after 5 seconds/);
    says('refresh', ok('Refresh: soon'), /"soon" cannot be read/);
  });
});
