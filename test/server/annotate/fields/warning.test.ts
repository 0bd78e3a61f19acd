import { says } from '../helpers';

describe('Warning', () => {
  it('says what it warns of', () => {
    says('warning', 'GET /\n---\n200 OK\nWarning: 110 - "Response is Stale", 299 api.example "Old version"', [
      /the copy is stale: "Response is Stale"/,
      /says "api.example": "Old version"/,
    ]);
  });
});
