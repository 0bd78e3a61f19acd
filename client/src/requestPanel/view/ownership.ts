import { emptyDraft, type Draft, type ViewState } from '../messages';
import { rebaseDraft } from '../rebaseDraft';
import { splitDraft } from '../redact';
import { tell } from './host';
import { state } from './state';

/*
 * Whose the draft is. While there is a page, the page's: the host replaces it only with another request (`draft`), never
 * with an older state of this one. While there is none, the host's, since a page keeps no secrets. In between, from the
 * first paint until the host has said what it holds, the page shows what it kept; what the host does not know of it, typed
 * in that instant or in the last one before, is carried over.
 */

/** What the host knows: the draft as it was told last. */
let told: Draft = emptyDraft;
let owned = false;
let sendAsked = false;
let timer: number | undefined;

/** The page shows what it kept, and waits for the host. */
export function showKept(kept: Partial<ViewState> | undefined): void {
  state.draft = { ...structuredClone(emptyDraft), ...kept?.draft };
  told = kept?.told ?? state.draft;
}

/** Whether the page holds the whole draft; before that nothing of it is told to the host. */
export function ownDraft(): boolean {
  return owned;
}

/** Send was pressed before the secrets were there: it waits for them. */
export function sendOnceOwned(): void {
  sendAsked = true;
}

/**
 * The host has said what it holds.
 * @returns the draft to show from now on; whether the host does not know something in it; whether Send was pressed.
 */
export function takeDraft(held: Draft): { draft: Draft; typed: boolean; send: boolean } {
  if (owned) return { draft: state.draft, typed: false, send: false };
  const draft = rebaseDraft(told, state.draft, held);
  const send = sendAsked;
  owned = true;
  sendAsked = false;
  told = held;
  return { draft, typed: draft !== held, send };
}

/** The host has put another request in its place. */
export function hostSet(draft: Draft): void {
  told = draft;
}

/** Tells the host once the person rests. */
export function tellDraftSoon(): void {
  clearTimeout(timer);
  if (owned) timer = setTimeout(tellDraft, 200) as unknown as number;
}

export function tellDraft(): void {
  if (owned && told !== state.draft) tellWith('draft');
}

/** A message that brings the draft along; `once` is for this one request only. */
export function tellWith(type: 'draft' | 'send', once?: Partial<Draft['options']>): void {
  clearTimeout(timer);
  told = state.draft;
  tell({ type, draft: state.draft, ...(type === 'send' && once && { once }) });
}

/** For the next life of the page: nothing secret, and what the host was told last where that is something else. */
export function draftToKeep(): Pick<ViewState, 'draft' | 'told'> {
  return { draft: withoutSecrets(state.draft), ...(told !== state.draft && { told: withoutSecrets(told) }) };
}

const plainOf = new WeakMap<Draft, Draft>();

/** Looked for once a draft, however often the page is painted. */
function withoutSecrets(draft: Draft): Draft {
  let plain = plainOf.get(draft);
  if (!plain) plainOf.set(draft, (plain = splitDraft(draft).plain));
  return plain;
}
