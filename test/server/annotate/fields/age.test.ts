import { quiet, reports, says } from '../helpers';

const aged = (value: string) => `GET /\n---\n200 OK\nDate: Tue, 10 Mar 2026 11:50:00 GMT\nAge: ${value}`;

describe('Age', () => {
  it('says how old the copy is', () => {
    says('age', aged('600'), /600 seconds \(10 minutes\) ago/);
  });
  it('age-invalid', () => {
    reports('age-invalid', aged('1.5'), [/"1.5" is not a whole number/, /Age: 120/]);
    reports('age-invalid', aged('-1'), /"-1"/);
    quiet('age-invalid', aged('600'));
  });
});
