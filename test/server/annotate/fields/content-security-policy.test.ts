import { says } from '../helpers';

describe('Content-Security-Policy', () => {
  it('is taken apart, directive by directive', () => {
    says(
      'content-security-policy',
      "GET /\n---\n200 OK\nContent-Security-Policy: default-src 'self'; script-src 'nonce-abc' https://cdn.example; upgrade-insecure-requests",
      [
        /3 directives \(default-src, script-src and upgrade-insecure-requests\)/,
        /default-src 'self': what no other directive governs: this origin/,
        /scripts: code with the nonce and https:\/\/cdn.example/,
        /fetched over https/,
      ],
    );
  });
  it('tells a trial and an empty policy', () => {
    says(
      'content-security-policy-report-only',
      "GET /\n---\n200 OK\nContent-Security-Policy-Report-Only: img-src 'none'",
      [/on trial, .*nothing is blocked/, /images: nothing/],
    );
    says('content-security-policy', 'GET /\n---\n200 OK\nContent-Security-Policy: ;', /restricts nothing/);
  });
});
