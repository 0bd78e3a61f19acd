import { clean, quiet, reports } from '../helpers';

const problem = (body: string) => `GET /a\n---\n404 Not Found\nContent-Type: application/problem+json\n\n${body}`;

describe('problem details', () => {
  it('problem-json-invalid', () => {
    reports('problem-json-invalid', problem('["gone"]'), [/are an array, not a JSON object/, /about:blank/]);
    reports('problem-json-invalid', problem('{"title":404,"status":"404"}'), [
      /"title" is the number 404 instead of a string and "status" is the string "404" instead of a number/,
    ]);
    reports('problem-json-invalid', problem('{"detail":null}'), /"detail" is null/);
    quiet('problem-json-invalid', problem('{"title":"Gone","balance":30,"errors":[]}'));
    quiet('problem-json-invalid', problem('{"title":'));
  });
  it('problem-json-status-mismatch', () => {
    reports('problem-json-status-mismatch', problem('{"status":400}'), [
      /"status": 400, but the response's status is 404/,
    ]);
    quiet('problem-json-status-mismatch', problem('{"title":"Not Found"}'));
    clean(problem('{"type":"about:blank","title":"Not Found","status":404}'));
  });
});
