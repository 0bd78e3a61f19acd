import type { ToView } from '../messages';
import { sendNow, sendWasHeard } from './actions';
import { arriving, runningFrom, type Message, type Receivers } from './arriving';
import { setLocale } from './format';
import { hostSet, takeDraft, tellDraft } from './ownership';
import { changed, set, state, type Exchange } from './state';

const receivers: Receivers<ToView['type']> = {
  ...arriving,
  init: greeted,
  surroundings: ({ surroundings }) => set({ surroundings }),
  draft: ({ draft, notice = '' }) => {
    hostSet(draft);
    set({ draft, edited: true, notice, retryAt: undefined });
  },
  started,
  'file-picked': filePicked,
  history: ({ items }) => set({ history: items }),
  cookies: ({ cookies }) => set({ cookies }),
  repeat: ({ rounds, total, done }) => set({ edited: false, exchange: { kind: 'repeat', rounds, total, done } }),
  previous: ({ text, label }) => set({ previous: { text, label }, notice: '' }),
  notice: ({ text }) => set({ notice: text }),
};

/** Takes in what the host says. */
export function receive(message: ToView): void {
  if (message.type === 'started' || message.type === 'notice' || message.type === 'init') sendWasHeard();
  (receivers[message.type] as ((message: ToView) => void) | undefined)?.(message);
}

/** The host says what there is, when the page starts, and again when an answer was brought back. */
function greeted(message: Message<'init'>): void {
  setLocale(message.surroundings.locale);
  const { draft, typed, send } = takeDraft(message.draft);
  set({ draft, surroundings: message.surroundings, exchange: exchangeAt(message), edited: state.edited && typed });
  if (typed) tellDraft();
  if (message.running) tick();
  else if (send) sendNow();
}

function exchangeAt({ running, answer, annotation, failure }: Message<'init'>): Exchange {
  if (running) return runningFrom(running, 'waiting');
  if (answer) return { kind: 'answer', answer, streamText: '', ...(annotation && { annotation }) };
  return failure ? { kind: 'failure', failure } : { kind: 'none' };
}

function started(message: Message<'started'>): void {
  set({
    edited: false,
    notice: '',
    retryAt: undefined,
    previous: undefined,
    bodyMode: state.bodyMode === 'compare' ? 'pretty' : state.bodyMode,
    exchange: runningFrom(message, 'lookup'),
  });
  tick();
}

let clock: number | undefined;
/** While a request runs its time runs too. */
function tick(): void {
  clearInterval(clock);
  clock = setInterval(
    () => (state.exchange.kind === 'running' ? changed() : clearInterval(clock)),
    200,
  ) as unknown as number;
}

function filePicked({ target, path }: Message<'file-picked'>): void {
  const { draft } = state;
  const change =
    target.what === 'body'
      ? { bodyFile: path }
      : {
          bodyParts: draft.bodyParts.map((part, i) => (i === target.index ? { ...part, value: '', file: path } : part)),
        };
  set({ draft: { ...draft, ...change }, edited: true });
  tellDraft();
}
