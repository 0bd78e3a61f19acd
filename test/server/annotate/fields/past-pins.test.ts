import { says } from '../helpers';

describe('Expect-CT and Public-Key-Pins', () => {
  it('say what they asked', () => {
    says(
      'expect-ct',
      'GET /\n---\n200 OK\nExpect-CT: max-age=86400, enforce',
      /for 86400 seconds \(1 day\) and refusing connections/,
    );
    says(
      'public-key-pins',
      'GET /\n---\n200 OK\nPublic-Key-Pins: pin-sha256="a="; pin-sha256="b="; max-age=60; includeSubDomains',
      [/one of 2 keys, for 60 seconds and with all subdomains/],
    );
  });
});
