import type { RepeatRound } from '../messages';
import type { Prepared } from '../prepare';
import { send, type Outcome } from '../send';
import type { SessionHost } from './host';
import { optionsOf, prepareFor, type Sending } from './sending';
import { unsent, viewFailure } from './views';

/** Sends one after another, at most a hundred, until the person stops it. Only the statuses and times are kept. */
export async function repeat(sending: Omit<Sending, 'settings'>, times: number, host: SessionHost): Promise<void> {
  const total = Math.min(100, Math.max(1, Math.trunc(times)));
  const rounds: RepeatRound[] = [];
  host.running(`${sending.draft.method} ×${total}`);
  try {
    await sendRounds({ ...sending, settings: host.settings() }, host, total, round => {
      rounds.push(round);
      host.post({ type: 'repeat', rounds: [...rounds], total, done: false });
    });
  } finally {
    host.running(undefined);
    host.post({ type: 'repeat', rounds, total, done: true });
  }
}

async function sendRounds(
  sending: Sending,
  host: SessionHost,
  total: number,
  tell: (round: RepeatRound) => void,
): Promise<void> {
  const { draft, signal } = sending;
  const lookup = await host.lookup();
  const asked = await prepareFor(draft, lookup, host);
  if (asked.ok && !(await host.confirm(draft, asked.request.url))) return;
  for (let round = 0; round < total && !signal.aborted; round++) {
    const prepared = await prepareFor(draft, lookup, host);
    const started = performance.now();
    const outcome = await sendOnce(prepared, sending, host);
    if (signal.aborted) return;
    const ms = performance.now() - started;
    tell(
      outcome.kind === 'answer'
        ? { status: outcome.answer.head.status, ms }
        : { failure: viewFailure(sending.sendId, outcome, host, sending.settings).title, ms },
    );
    if (!prepared.ok) return;
  }
}

async function sendOnce(prepared: Prepared, { draft, settings, signal }: Sending, host: SessionHost): Promise<Outcome> {
  if (!prepared.ok) return unsent(prepared.cause);
  const options = { ...optionsOf(draft, settings, host), memoryLimit: 0, spoolDirectory: undefined };
  return send(prepared.request, options, {}, signal);
}
