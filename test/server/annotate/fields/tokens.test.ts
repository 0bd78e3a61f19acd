import { says } from '../helpers';

const ok = (field: string) => `GET /\n---\n200 OK\n${field}`;

describe('single values', () => {
  it('stand in a sentence', () => {
    says('x-amzn-errortype', ok('X-Amzn-ErrorType: ValidationException'), /AWS calls the error "ValidationException"/);
    says('dpop-nonce', ok('DPoP-Nonce: abc$1'), /carry the nonce "abc\$1"/);
    says('schedule-tag', ok('Schedule-Tag: "12ab"'), /the tag "12ab"; send it/);
    says('mcp-session-id', ok('Mcp-Session-Id: '), /Empty here/);
  });
});
