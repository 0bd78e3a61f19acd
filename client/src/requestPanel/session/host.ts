import type { Annotation, Exchange } from '../../../../server/src/protocol';
import type { Timeouts } from '../exchange/types';
import type { AnswerView, Draft, FailureView, Surroundings, ToHost, ToView } from '../messages';
import type { CookieStore, Hop } from '../send';
import type { StoredAnswer } from '../storedAnswer';
import type { Lookup } from '../variables';

/** Everything of a session that lives outside it. The panel gives VS Code's; a test gives its own. */
export interface SessionHost {
  post(message: ToView): void;
  annotate(exchange: Exchange): Promise<Annotation>;
  /** For the log: no secrets. */
  log(level: 'info' | 'warn' | 'error', text: string): void;
  settings(): SessionSettings;
  surroundings(): Surroundings;
  lookup(): Promise<Lookup>;
  cookies: CookieStore;
  spoolDirectory: string;
  version: string;
  /** Asks before something that cannot be taken back; false where the person says no. */
  confirm(draft: Draft, url: string): Promise<boolean>;
  /** Keeps the draft for the next window. */
  remember(draft: Draft): void;
  /** Keeps the answer, without its secrets, for the next window; undefined forgets it. */
  keepAnswer(stored: StoredAnswer | undefined): void;
  /** A request started or ended. */
  running(label: string | undefined): void;
  /** `secrets`: values that must not be written down with it. */
  finished(draft: Draft, result: Finished, secrets: readonly string[]): void;
  /** The values of secret variables. */
  secretValues(): Promise<string[]>;
  copy(text: string, notice: string): Promise<void>;
  /** Asks where to; `write` then writes there. */
  saveBody(suggestedName: string, write: (path: string) => Promise<void>): Promise<void>;
  pickFile(): Promise<string | undefined>;
  /** Everything that is VS Code's own to do. */
  perform(message: ToHost): Promise<void>;
}

export type Finished = { kind: 'answer'; hop: Hop; answer: AnswerView } | { kind: 'failure'; failure: FailureView };

export interface SessionSettings {
  timeouts: Timeouts;
  maxRedirects: number;
  memoryLimit: number;
  sizeLimit: number;
  /** A proxy is set, and requests go through it. */
  proxied?: boolean;
  /** Further trusted issuers, PEM; for tests. */
  ca?: string;
}
