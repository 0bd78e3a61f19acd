import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nReport-To: ${value}`;

describe('Report-To and Reporting-Endpoints', () => {
  it('say where reports go', () => {
    says('report-to', ok('{"group":"cf-nel","max_age":604800,"endpoints":[{"url":"https://r.example/x"}]}'), [
      /the group "cf-nel" reports to "https:\/\/r.example\/x", for 604800 seconds/,
    ]);
    says(
      'reporting-endpoints',
      'GET /\n---\n200 OK\nReporting-Endpoints: default="/reports", csp="https://r.example"',
      [/2 endpoints: reports for "default" go to https:\/\/api.example\/reports/],
    );
  });
  it('report-to-invalid', () => {
    reports('report-to-invalid', ok('default'), [/cannot be used: it is not JSON/, /reports .* go nowhere/]);
    reports('report-to-invalid', ok('{"endpoints":[{"url":"https://r.example"}]}'), /max_age is missing/);
    reports('report-to-invalid', ok('{"max_age":1,"endpoints":[]}'), /endpoints lists no url/);
    quiet(
      'report-to-invalid',
      ok('{"max_age":1,"endpoints":[{"url":"https://r.example"}]}, {"group":"b","max_age":0}'),
    );
  });
});
