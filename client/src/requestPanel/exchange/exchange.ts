import type http from 'http';
import got, { type OptionsInit } from 'got';
import { withDefaults } from './connectTls';
import { beginConversation, type Conversation } from './conversation';
import { isTimeout, rootOf, throughProxy } from './errors';
import { fieldLines } from './listen';
import { openRequest } from './openRequest';
import { receiveBody } from './receiveBody';
import { connectionField } from './requestHead';
import type { Spooled } from './spool';
import { HopError, type HopEvents, type HopOptions, type HopRequest, type HopResult } from './types';

/**
 * One request, one answer: no redirect is followed, nothing is retried, no status is an error, nothing is decoded.
 * @throws HopError where no final answer came. Once the head is there it never throws: a body that ends early says so in `cut`.
 */
export async function exchange(
  request: HopRequest,
  options: HopOptions,
  events: HopEvents,
  signal: AbortSignal,
): Promise<HopResult> {
  const talk = beginConversation(request, options, events, signal);
  const stream = got.stream(request.url, instructions(talk) as OptionsInit & { isStream: true });
  talk.stop = error => void stream.destroy(error);
  stream.on('uploadProgress', ({ transferred, total }) =>
    events.uploaded?.(transferred, total ?? request.body?.length ?? 0),
  );
  try {
    await receiveBody(stream, talk);
  } catch (error) {
    await noteEnd(error, talk);
  } finally {
    talk.release?.();
    stream.destroy();
    talk.session?.destroy();
  }
  return resultOf(talk);
}

/** What got is told. It keeps the phases' time-outs, the cancelling and the stream in order; the rest is ours. */
function instructions(talk: Conversation): OptionsInit {
  const { request, options } = talk;
  const { timeouts } = options;
  return {
    isStream: true,
    method: request.method as OptionsInit['method'],
    body: request.body?.length ? request.body : hasNoContent(request.method) ? undefined : Buffer.alloc(0),
    allowGetBody: Boolean(request.body?.length),
    headers: { 'user-agent': undefined },
    request: ((_url: URL, prepared: http.RequestOptions) =>
      openRequest(talk, prepared)) as unknown as OptionsInit['request'],
    throwHttpErrors: false,
    followRedirect: false,
    decompress: false,
    retry: { limit: 0 },
    timeout: {
      lookup: limit(timeouts.lookup),
      connect: limit(timeouts.connect),
      secureConnect: limit(timeouts.tls),
      send: limit(timeouts.upload),
      response: limit(timeouts.response),
    },
    https: {
      rejectUnauthorized: options.verifyTls,
      ...(options.ca && { certificateAuthority: withDefaults(options.ca) }),
    },
    signal: talk.signal,
  };
}

function hasNoContent(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function limit(ms: number): number | undefined {
  return ms > 0 ? ms : undefined;
}

/**
 * The connection ended with an error: after the head, the body is not whole.
 * @throws HopError where there was no answer yet.
 */
async function noteEnd(error: unknown, talk: Conversation): Promise<void> {
  const { clock, proxy, proxyError, head, signal } = talk;
  const raw = rootOf(proxy && proxyError ? throughProxy(proxy, proxyError) : error);
  if (!head) {
    await talk.spool.discard();
    throw new HopError(clock.phase, isTimeout(error), raw, talk.informational, clock.timings());
  }
  // 101 has no body of ours, and its socket was given up on purpose.
  if (head.status === 101) return;
  talk.cut ??= signal.aborted ? { why: 'cancelled' } : { why: 'server', raw: raw.message };
}

async function resultOf(talk: Conversation): Promise<HopResult> {
  const { head, response, clock, informational, remote, proxy, security } = talk;
  if (!head) {
    const error = new Error('The connection closed without an answer');
    throw new HopError(clock.phase, false, error, informational, clock.timings());
  }
  if (!talk.cut && response && !response.complete && head.version !== 'HTTP/2' && head.status !== 101) {
    talk.cut = { why: 'server', raw: 'the message is not complete' };
  }
  clock.finish();
  const body = await closeSpool(talk);
  return {
    sent: sentOf(talk),
    head,
    body,
    ...(talk.cut && { cut: talk.cut }),
    trailers: fieldLines(response?.rawTrailers),
    informational,
    timings: clock.timings(),
    ...(remote && { remote }),
    ...(proxy && { proxy }),
    ...(security && { tls: security }),
    receivedAt: talk.receivedAt,
  };
}

async function closeSpool(talk: Conversation): Promise<Spooled> {
  try {
    return await talk.spool.close();
  } catch (error) {
    talk.cut = { why: 'disk', raw: String(error) };
    return { head: Buffer.alloc(0), total: talk.spool.size };
  }
}

/** What really went out. */
function sentOf({ request, url, headers, version }: Conversation): HopResult['sent'] {
  return {
    method: request.method,
    url: request.url,
    target: `${url.pathname}${url.search}`,
    version,
    headers:
      version === 'HTTP/2'
        ? headers.filter(([name]) => !connectionField.test(name)).map(([name, value]) => [name.toLowerCase(), value])
        : headers,
    bodySize: request.body?.length ?? 0,
  };
}
