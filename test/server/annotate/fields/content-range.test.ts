import { has, quiet, reports, says } from '../helpers';

const part = (range: string, body = 'hello') =>
  `GET /f\nRange: bytes=0-4\n---\n206 Partial Content\nContent-Type: text/plain\nContent-Range: ${range}\n\n${body}`;
const beyond = (range: string) => `GET /f\nRange: bytes=900-\n---\n416 Range Not Satisfiable\nContent-Range: ${range}`;

describe('Content-Range', () => {
  it('says which bytes', () => {
    has(says('content-range', part('bytes 0-4/20'), /bytes 0 to 4 of 20 bytes\. The rest begins at 5/), 'range:0-4/20');
    has(says('content-range', part('bytes 0-4/*'), /size is not known/), 'range:0-4/*');
    has(says('content-range', beyond('bytes */800'), /has 800 bytes; no range/), 'range:*/800');
  });
  it('does not repeat as a fact what cannot be', () => {
    says('content-range', part('bytes 4-0/20'), /^Should say which part this is, but there are no bytes 4 to 0 of 20/);
    says('content-range', part('bytes 16-20/20'), /there are no bytes 16 to 20 of 20 bytes\./);
    says('content-range', part('bytes 15-19/20'), /^These are bytes 15 to 19 of 20 bytes\.$/);
  });

  it('content-range-invalid', () => {
    reports('content-range-invalid', part('0-4/20'), [/"0-4\/20"/, /unit is missing/, /bytes 0-499\/1234/]);
    reports('content-range-invalid', part('bytes=0-4/20'), /separated by a space/);
    reports('content-range-invalid', part('bytes 0-4'), /size is missing/);
    reports('content-range-invalid', part('bytes 4-0/20'), /first position, 4, lies after the last, 0/);
    reports('content-range-invalid', part('bytes 0-4/4'), /beyond a size of 4/);
    reports('content-range-invalid', part('bytes 0-9/20'), /announces 10 bytes, but the body has 5/);
    reports('content-range-invalid', part('bytes */20'), /which bytes it holds/);
    reports('content-range-invalid', beyond('bytes 0-4/20'), /can only state the size/);
    quiet('content-range-invalid', part('bytes 0-4/5'));
    quiet('content-range-invalid', part('items 0-9/20'));
    quiet('content-range-invalid', beyond('bytes */800'));
  });

  it('content-range-unrequested', () => {
    const asked = (range: string, sent: string, status = '206 Partial Content') =>
      `GET /f\nRange: ${range}\n---\n${status}\nContent-Type: text/plain\nContent-Range: ${sent}\n\nhello`;
    reports('content-range-unrequested', asked('bytes=100-104', 'bytes 0-4/200'), [
      /asked for "bytes=100-104", but Content-Range "bytes 0-4\/200" brings other bytes/,
      /200 with the whole representation/,
    ]);
    reports('content-range-unrequested', asked('bytes=0-4, 10-14', 'bytes 5-9/200'), /other bytes/);
    reports('content-range-unrequested', asked('bytes=-5', 'bytes 0-4/200'), /"bytes=-5"/);
    for (const [range, sent] of [
      ['bytes=100-104', 'bytes 100-104/200'],
      ['bytes=100-', 'bytes 195-199/200'],
      ['bytes=-5', 'bytes 195-199/200'],
      ['bytes=-5', 'bytes 0-4/*'],
      ['bytes=0-1,3-4', 'bytes 0-4/200'],
      ['bytes=2-2', 'bytes 0-4/200'],
      ['bytes=x', 'bytes 0-4/200'],
      ['items=9-9', 'bytes 0-4/200'],
    ] as const)
      quiet('content-range-unrequested', asked(range, sent));
    quiet('content-range-unrequested', asked('bytes=100-104', 'bytes 0-4/200', '200 OK'));
  });

  it('content-range-ignored', () => {
    reports(
      'content-range-ignored',
      'GET /\n---\n200 OK\nContent-Type: text/plain\nContent-Range: bytes 0-4/5\n\nhello',
      [/"bytes 0-4\/5" comes with 200/, /send 206/],
    );
    quiet('content-range-ignored', part('bytes 0-4/5'));
  });
});
