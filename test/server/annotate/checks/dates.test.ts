import { clean, quiet, reports } from '../helpers';

const ok = (fields: string) => `GET /\n---\n200 OK\n${fields}`;

describe('dates', () => {
  it('date-missing', () => {
    reports('date-missing', ok('Date: none'), [/no Date field/, /Date: Tue, 10 Mar 2026 12:00:00 GMT/]);
    reports('date-missing', 'GET /\n---\n404 Not Found\nDate: none', /no Date/);
    quiet('date-missing', 'GET /\n---\n500 Internal Server Error\nDate: none');
    clean(ok('Date: now'));
  });
  it('date-skewed: Age counts', () => {
    reports('date-skewed', ok('Date: Tue, 10 Mar 2026 12:10:00 GMT'), [/10 minutes ahead of/, /NTP/]);
    reports('date-skewed', ok('Date: Tue, 10 Mar 2026 11:50:00 GMT'), [/10 minutes behind/, /Age/]);
    reports('date-skewed', ok('Date: now\nAge: 600'), /with an Age of 600 added, is 10 minutes ahead/);
    quiet('date-skewed', ok('Date: Tue, 10 Mar 2026 11:50:00 GMT\nAge: 600'));
    quiet('date-skewed', ok('Date: Tue, 10 Mar 2026 11:59:01 GMT'));
  });
  it('date-skewed: a cache that shows itself may write a Date of its own', () => {
    quiet('date-skewed', ok('Date: now\nAge: 600\nCF-Cache-Status: HIT\nCF-RAY: 8abc-AMS'));
    quiet('date-skewed', ok('Date: now\nAge: 600\nVia: 1.1 varnish\nX-Cache: HIT'));
    reports('date-skewed', ok('Date: Tue, 10 Mar 2026 12:10:00 GMT\nAge: 600\nVia: 1.1 varnish'), /20 minutes ahead/);
    reports('date-skewed', ok('Date: Tue, 10 Mar 2026 11:40:00 GMT\nAge: 600\nVia: 1.1 varnish'), /10 minutes behind/);
  });
  it('date-invalid', () => {
    reports('date-invalid', ok('Date: 2026-03-10T12:00:00Z'), [
      /Date "2026-03-10T12:00:00Z" is not an HTTP-date \(ISO 8601/,
      /Tue, 10 Mar 2026/,
    ]);
    reports('date-invalid', ok('Last-Modified: Tue, 10 Mar 2026 12:00:00 CET'), /zone must be GMT/);
    reports('date-invalid', ok('Last-Modified: Tue, 31 Feb 2026 12:00:00 GMT'), /Last-Modified/);
    reports('date-invalid', ok('Sunset: 1773144300'), [/number of seconds is not a date/, /go away/]);
    quiet('date-invalid', ok('Last-Modified: Sunday, 06-Nov-94 08:49:37 GMT'));
  });
  it('date-obsolete-format', () => {
    reports('date-obsolete-format', ok('Last-Modified: Sunday, 06-Nov-94 08:49:37 GMT'), [
      /obsolete RFC 850 form/,
      /Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT/,
    ]);
    reports('date-obsolete-format', ok('Expires: Sun Nov  6 08:49:37 1994'), /asctime/);
    quiet('date-obsolete-format', ok('Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT'));
  });
});
