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

let kept: ViewState | undefined;

/** Keeps the state for the next life of the page; what did not change is not written again. */
export function keepState(state: ViewState): void {
  if (
    kept?.draft === state.draft &&
    kept.told === state.told &&
    kept.composerTab === state.composerTab &&
    kept.answerTab === state.answerTab
  )
    return;
  kept = state;
  api.setState(state);
}

/** What the page's Content-Security-Policy asks of every style element. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="statuswise-nonce"]')?.content ?? '';
