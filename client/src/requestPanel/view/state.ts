import {
  emptyDraft,
  type Annotation,
  type AnswerView,
  type CookieView,
  type Draft,
  type FailureView,
  type HistoryItem,
  type HopView,
  type Informational,
  type Phase,
  type RepeatRound,
  type ResponseHead,
  type Surroundings,
} from '../messages';

/** What the lower half shows. Only one of these at a time: an old answer never stands beside a new request. */
export type Exchange =
  | { kind: 'none' }
  | {
      kind: 'running';
      sendId: number;
      method: string;
      url: string;
      startedAt: number;
      phase: Phase;
      received?: number | undefined;
      expected?: number | undefined;
      uploaded?: number | undefined;
      head?: ResponseHead;
      /** What the head says by itself. */
      annotation?: Annotation;
      stream: boolean;
      streamText: string;
      hops: HopView[];
      informational: Informational[];
    }
  | { kind: 'answer'; answer: AnswerView; annotation?: Annotation; streamText: string }
  | { kind: 'failure'; failure: FailureView }
  | { kind: 'cancelled' }
  | { kind: 'repeat'; rounds: RepeatRound[]; total: number; done: boolean };

export type ComposerTab = 'query' | 'fields' | 'body' | 'auth' | 'options';
export type AnswerTab = 'body' | 'fields' | 'redirects' | 'timing' | 'connection' | 'raw' | 'stream';
export type Drawer = 'none' | 'history' | 'cookies';

export interface State {
  draft: Draft;
  surroundings: Surroundings;
  composerTab: ComposerTab;
  answerTab: AnswerTab;
  exchange: Exchange;
  /** The draft changed after it was sent. */
  edited: boolean;
  notice: string;
  /** A retry that is counted down: when it goes off, in epoch milliseconds. */
  retryAt?: number | undefined;
  drawer: Drawer;
  copyMenu: boolean;
  history: HistoryItem[];
  historyQuery: string;
  cookies: CookieView[];
  bodyMode: 'pretty' | 'source' | 'compare' | 'preview';
  wrap: boolean;
  previous?: { text: string; label: string } | undefined;
  showSecrets: boolean;
  /** Rounds of a repeat, 1 to 100. */
  times: number;
  /** A spot that a finding points at, until it was shown. */
  spot?: { lines: number[] } | { offset: number } | undefined;
}

export const state: State = {
  draft: structuredClone(emptyDraft),
  surroundings: { environments: [], environment: '', variables: [], automatic: [], locale: 'en', trusted: true },
  composerTab: 'query',
  answerTab: 'body',
  exchange: { kind: 'none' },
  edited: false,
  notice: '',
  drawer: 'none',
  copyMenu: false,
  history: [],
  historyQuery: '',
  cookies: [],
  bodyMode: 'pretty',
  wrap: true,
  showSecrets: false,
  times: 10,
};

let paint: () => void = () => undefined;
let scheduled = false;

export function onPaint(callback: () => void): void {
  paint = callback;
}

/** Paints once, however many changes a turn brings. */
export function changed(): void {
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(() => {
    scheduled = false;
    paint();
  });
}

/** Changes the state and paints. */
export function set(change: Partial<State>): void {
  Object.assign(state, change);
  changed();
}

/** `4` for 404; `?` for a code outside 100 to 599. */
export function classOf(status: number): string {
  return status >= 100 && status <= 599 ? String(Math.floor(status / 100)) : '?';
}
