import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /f\n---\n200 OK\nContent-Disposition: ${value}`;

describe('Content-Disposition', () => {
  it('says whether and under which name', () => {
    says(
      'content-disposition',
      ok('attachment; filename="a b.pdf"'),
      /save the content as a file, under the name "a b.pdf"/,
    );
    says('content-disposition', ok("attachment; filename=x.txt; filename*=UTF-8''na%C3%AFve.txt"), /"naïve.txt"/);
    says('content-disposition', ok('inline'), /show the content in place/);
    says('content-disposition', ok('download'), /"download" is neither/);
    says('content-disposition', ok('attachment; filename="../../etc/passwd"'), /under the name "passwd" \(careful/);
    says('content-disposition', ok('inline; filename="C:\\\\a.txt"'), /gets the name "a.txt" \(careful/);
  });
  it('content-disposition-invalid', () => {
    reports('content-disposition-invalid', ok('attachment; filename=my report.pdf'), [
      /is not valid: the value of filename needs double quotes/,
      /filename="report 2026.pdf"/,
    ]);
    reports('content-disposition-invalid', ok('filename="x.pdf"'), /type \(attachment or inline\) is missing/);
    reports('content-disposition-invalid', ok('attachment; filename="../../etc/passwd"'), [
      /holds a path/,
      /bare name/,
    ]);
    reports('content-disposition-invalid', ok('attachment; filename="C:\\\\temp\\\\x.txt"'), /holds a path/);
    reports('content-disposition-invalid', ok("attachment; filename*=UTF-8''%2e%2e%2fx"), /"..\/x"/);
    reports('content-disposition-invalid', ok('attachment; filename*="x.txt"'), /UTF-8''percent-encoded/);
    reports('content-disposition-invalid', ok('attachment; filename=a; filename=b'), /occurs twice/);
    reports('content-disposition-invalid', ok('attachment; filename="a'), /quotation marks/);
    reports('content-disposition-invalid', ok('attachment; filename="=?UTF-8?B?w6Q=?="'), /as in mail/);
    reports('content-disposition-invalid', ok(''), /it is empty/);
  });
  it('content-disposition-invalid: forms in use', () => {
    quiet('content-disposition-invalid', ok('attachment'));
    quiet(
      'content-disposition-invalid',
      ok('Attachment; FILENAME="EURO rates.csv"; filename*=utf-8\'en\'%e2%82%ac%20rates.csv;'),
    );
    quiet('content-disposition-invalid', ok('inline; filename=report.pdf; size=1234'));
    quiet('content-disposition-invalid', ok('attachment; filename="say \\"x\\".txt"'));
  });
});
