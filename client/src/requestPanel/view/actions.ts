import type { Action, Draft } from '../messages';
import { tell } from './host';
import { ownDraft, sendOnceOwned, tellDraftSoon, tellWith } from './ownership';
import { changed, set, state } from './state';

/** Changes the draft, tells the host, and notes that the answer below belongs to an earlier version of it. */
export function edit(change: Partial<Draft>): void {
  state.draft = { ...state.draft, ...change };
  state.edited = true;
  state.notice = '';
  tellDraftSoon();
  changed();
}

export function isRunning(): boolean {
  return state.exchange.kind === 'running' || (state.exchange.kind === 'repeat' && !state.exchange.done);
}

/** Asked for and not yet begun: a second press in between must not send twice. */
let asked = false;

/** The host has taken a request up, or has refused it. */
export function sendWasHeard(): void {
  asked = false;
}

export function sendNow(): void {
  if (isRunning() || asked) return;
  if (!ownDraft()) return sendOnceOwned();
  asked = true;
  set({ retryAt: undefined, notice: '' });
  tellWith('send');
}

export function stop(): void {
  if (state.retryAt !== undefined) set({ retryAt: undefined, notice: 'The retry was stopped.' });
  else if (isRunning()) tell({ type: 'cancel' });
}

let ticking: number | undefined;
/** Counts down and sends once; `stop` or any send ends it. */
export function sendIn(seconds: number): void {
  set({ retryAt: Date.now() + seconds * 1000 });
  clearInterval(ticking);
  ticking = setInterval(() => {
    if (state.retryAt === undefined || isRunning()) {
      clearInterval(ticking);
      set({ retryAt: undefined });
    } else if (Date.now() >= state.retryAt) {
      clearInterval(ticking);
      sendNow();
    } else changed();
  }, 250) as unknown as number;
}

export function act(action: Action): void {
  switch (action.do) {
    case 'retry':
      return sendNow();
    case 'open-setting':
      return tell({ type: 'open-setting', setting: action.setting });
    case 'show-log':
      return tell({ type: 'show-log' });
    case 'set-url':
      edit({ url: action.url });
      return sendNow();
    case 'send-unverified':
      return sendOnceWith({ verifyTls: false });
    case 'send-leniently':
      return sendOnceWith({ lenient: true });
    case 'send-http1':
      return sendOnceWith({ httpVersion: '1.1' });
  }
}

/** For this one request only: the composer keeps what it had. */
function sendOnceWith(options: Partial<Draft['options']>): void {
  if (isRunning() || asked) return;
  asked = true;
  tellWith('send', options);
}

export function copy(text: string, what: string): void {
  tell({ type: 'copy', text, what });
}
