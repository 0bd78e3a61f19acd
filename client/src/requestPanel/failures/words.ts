import type { FailureCause } from '../send';
import type { FailureView, LabelledAction } from '../messages';
import type { Timeouts } from '../exchange/types';

export type Words = Pick<FailureView, 'id' | 'title' | 'likely' | 'next' | 'actions' | 'received'>;
export type Network = Extract<FailureCause, { kind: 'network' }>;

/** What the person set, where a failure's text speaks of it. */
export interface Limits {
  timeouts: Timeouts;
  now: Date;
  /** The window's language, BCP 47; dates are written in it. */
  locale: string;
}

export const again: LabelledAction = { label: 'Try Again', action: { do: 'retry' } };
export const log: LabelledAction = { label: 'Show Log', action: { do: 'show-log' } };
export const timeoutSetting: LabelledAction = {
  label: 'Open Setting',
  action: { do: 'open-setting', setting: 'statuswise.request.timeout' },
};
export const proxySetting: LabelledAction = {
  label: 'Open Proxy Setting',
  action: { do: 'open-setting', setting: 'http.proxy' },
};
export const unverified: LabelledAction = { label: 'Send Without Verifying, Once', action: { do: 'send-unverified' } };

/** To send the same to http. */
export function useHttp(url: string): LabelledAction {
  return { label: 'Use http', action: { do: 'set-url', url: url.replace(/^https:/, 'http:') } };
}

export function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function isLocal(hostname: string): boolean {
  return /^(localhost|127\.|\[?::1\]?$|0\.0\.0\.0$)|\.localhost$/.test(hostname);
}

export function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80');
}

export function listOf(names: string[]): string {
  const shown = names.slice(0, 3);
  const rest = names.length - shown.length;
  const text = shown.length > 1 && !rest ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join(', ');
  return rest ? `${text} and ${rest} more` : text;
}
