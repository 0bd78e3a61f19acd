import { says } from '../helpers';

const ok = (field: string) => `GET /\n---\n200 OK\n${field}`;

describe('structured dictionaries', () => {
  it('are told member by member', () => {
    says('priority', ok('Priority: u=1, i'), [/the urgency is 1/, /i: it is of use piece by piece/]);
    says(
      'no-vary-search',
      ok('No-Vary-Search: key-order, params, except=("id")'),
      /no parameter makes a difference \(params\) and except "id"/,
    );
    says(
      'upload-limit',
      ok('Upload-Limit: max-size=1000, max-age=60'),
      /at most 1000 bytes in all and a time of 60 seconds/,
    );
    says('use-as-dictionary', ok('Use-As-Dictionary: match="/app/*"'), /for URLs that match "\/app\/\*"/);
    says('integrity-policy', ok('Integrity-Policy: blocked-destinations=(script)'), /this holds for "script"/);
    says(
      'document-policy',
      ok('Document-Policy: js-profiling, force-load-at-top=?0'),
      /js-profiling allowed and force-load-at-top not allowed/,
    );
    says('link-template', ok('Link-Template: "/b/{id}"; rel="item"'), /item: "\/b\/\{id\}"/);
    says('signature', ok('Signature: sig1=:AAAA:'), /"sig1" with 3 bytes/);
    says(
      'signature-input',
      ok('Signature-Input: sig1=("@status");created=1773144000;keyid="k"'),
      /"sig1" covers "@status", made on 10 March 2026, 12:00:00 UTC, with the key "k"/,
    );
    says('priority', ok('Priority: ;;'), /cannot be read/);
  });
});
