import type { FieldLine } from '../../../../server/src/protocol';
import { isStream } from '../bodyView';
import type { Conversation } from './conversation';
import { giveBack } from './giveBack';

/** What a body arrives through. */
interface Arriving extends AsyncIterable<unknown> {
  once(event: 'response', listener: () => void): unknown;
}

/**
 * Takes a body as it comes. Where we end it, the conversation's `cut` says why.
 * @throws What the connection ended with, also where there was no answer at all.
 */
export async function receiveBody(stream: Arriving, talk: Conversation): Promise<void> {
  const { spool, events } = talk;
  const silence = watchSilence(talk);
  stream.once('response', silence.heard);
  try {
    for await (const piece of stream) {
      const chunk = piece as Buffer;
      if (spool.size === 0) spool.expect(announced(talk.head?.headers));
      silence.heard();
      events.chunk?.(chunk, spool.size + chunk.length);
      if (!(await keep(chunk, talk))) return;
    }
  } finally {
    silence.end();
  }
}

/** Keeps of a chunk what there is room for; tells whether more may come. */
async function keep(chunk: Buffer, talk: Conversation): Promise<boolean> {
  const room = talk.options.sizeLimit - talk.spool.size;
  // Asked before the chunk is given back, which leaves it empty.
  const tooLong = chunk.length > room;
  try {
    const kept = await talk.spool.write(tooLong ? chunk.subarray(0, room) : chunk);
    if (!kept) giveBack(chunk);
  } catch (error) {
    talk.cut = { why: 'disk', raw: String(error) };
    return false;
  }
  if (tooLong) talk.cut = { why: 'size-limit' };
  return !tooLong;
}

/** Ends a body that is silent for too long. */
function watchSilence(talk: Conversation): { heard(): void; end(): void } {
  const { idle } = talk.options.timeouts;
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => clearTimeout(timer);
  const heard = (): void => {
    // A stream of events may be silent for as long as nothing happens.
    if (!idle || (talk.head && isStream(talk.head.headers))) return;
    end();
    timer = setTimeout(() => {
      talk.cut = { why: 'idle' };
      talk.stop();
    }, idle);
  };
  return { heard, end };
}

/** The bytes that Content-Length announces; 0 where it says nothing. */
function announced(headers: FieldLine[] = []): number {
  const value = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? '';
  return /^\d{1,15}$/.test(value) ? Number(value) : 0;
}
