import { says } from '../helpers';

const ok = (field: string) => `GET /\n---\n200 OK\n${field}`;

describe('traces', () => {
  it('name trace and span', () => {
    says('traceparent', ok('Traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'), [
      /span b7ad6b7169203331 of the trace 0af7651916cd43dd8448eb211c80319c, which is recorded/,
    ]);
    says('traceparent', ok('Traceparent: 00-00000000000000000000000000000000-b7ad6b7169203331-00'), /not in the form/);
    says('tracestate', ok('Tracestate: rojo=1,congo=2'), /2 tracing vendors keep with the trace: "rojo" and "congo"/);
    says(
      'x-amzn-trace-id',
      ok('X-Amzn-Trace-Id: Root=1-5759e988-bd8;Sampled=0'),
      /1-5759e988-bd8, which is not recorded/,
    );
    says(
      'x-cloud-trace-context',
      ok('X-Cloud-Trace-Context: 105445aa/1;o=1'),
      /trace of this request is 105445aa, which is recorded/,
    );
    says('x-b3-traceid', ok('X-B3-TraceId: 80f1'), /"80f1"/);
    says('x-trace-id', ok('X-Trace-Id: abc'), /"abc"; look it up/);
  });
});
