import { has, says } from '../helpers';

const ok = (field: string) => `GET /\n---\n200 OK\n${field}`;

describe('counts', () => {
  it('come with what they count', () => {
    says('x-total-count', ok('X-Total-Count: 319'), /There are 319 items/);
    says('x-total', ok('X-Total: 1'), /There is 1 item/);
    says('x-next-page', ok('X-Next-Page: '), /last page/);
    says('upload-offset', ok('Upload-Offset: 5000000'), /5000000 bytes \(5.0 MB\) .* go on from byte 5000000/);
    says('x-wp-totalpages', ok('X-WP-TotalPages: many'), /"many" is none/);
    has(
      says(
        'x-shopify-shop-api-call-limit',
        ok('X-Shopify-Shop-Api-Call-Limit: 32/40'),
        /32 of the 40 calls .* 8 are left/,
      ),
      'ratelimit:limit=40',
      'ratelimit:remaining=8',
    );
  });
});
