import type { ToHost, ViewState } from '../messages';

interface VsCodeApi {
  postMessage(message: ToHost): void;
  getState(): Partial<ViewState> | undefined;
  setState(state: ViewState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

export function tell(message: ToHost): void {
  api.postMessage(message);
}

export function keptState(): Partial<ViewState> | undefined {
  return api.getState();
}

export function keepState(state: ViewState): void {
  api.setState(state);
}

/** What the page's Content-Security-Policy asks of every style element. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="statuswise-nonce"]')?.content ?? '';
