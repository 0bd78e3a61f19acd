import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nNEL: ${value}`;

describe('NEL', () => {
  it('says what is reported', () => {
    says('nel', ok('{"report_to":"cf-nel","success_fraction":0.01,"max_age":604800,"include_subdomains":true}'), [
      /For 604800 seconds \(7 days\)/,
      /and its subdomains to the group "cf-nel": 100 % of the failures and 1 % of the successes/,
    ]);
  });
  it('nel-invalid', () => {
    reports('nel-invalid', ok('report_to=default'), [/cannot be used: it is not JSON/, /never reported/]);
    reports('nel-invalid', ok('{"report_to":"a"}'), /max_age is missing/);
    reports('nel-invalid', ok('{"report_to":"a","max_age":"86400"}'), /max_age is no whole number/);
    reports('nel-invalid', ok('{"max_age":1}'), /report_to is missing/);
    reports(
      'nel-invalid',
      ok('{"report_to":"a","max_age":1,"failure_fraction":2}'),
      /failure_fraction is no number from 0 to 1/,
    );
    reports('nel-invalid', ok('{"report_to":"a","max_age":1,"include_subdomains":"yes"}'), /neither true nor false/);
    reports('nel-invalid', ok('"x"'), /no JSON object/);
  });
  it('nel-invalid: policies in use, and their removal', () => {
    quiet('nel-invalid', ok('{"success_fraction":0,"report_to":"cf-nel","max_age":604800}'));
    quiet('nel-invalid', ok('{"max_age":0}'));
  });
});
