import { randomUUID } from 'crypto';
import type { Draft, HistoryItem } from './messages';
import { redactUrl, splitDraft, withoutValuesDeep } from './redact';
import type { Finished } from './session/host';
import { inHistory, storeAnswer, type StoredAnswer } from './storedAnswer';

/** Where the history is kept; VS Code's Memento fits. */
export interface KeyValueStore {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): Thenable<void>;
}

interface Entry extends HistoryItem {
  draft: Draft;
  answer?: StoredAnswer;
}

const key = 'statuswise.history';

/** Requests with their answers, newest first. Nothing secret enters it; what stands there may stand on disk. */
export class HistoryStore {
  /** @param limit Entries to keep, 0 or more; older ones go. */
  constructor(
    private readonly store: KeyValueStore,
    private readonly limit: () => number,
  ) {}

  /** @param secrets Values that must not stand in it anywhere. */
  async add(draft: Draft, result: Finished, secrets: readonly string[] = [], at = new Date()): Promise<void> {
    const { plain } = splitDraft(draft);
    const base = {
      id: randomUUID(),
      at: at.toISOString(),
      method: draft.method,
      url: redactUrl(draft.url),
      draft: { ...plain, bodyText: plain.bodyText.slice(0, 20_000) },
    };
    const entry: Entry =
      result.kind === 'failure'
        ? { ...base, failure: result.failure.id }
        : {
            ...base,
            status: result.hop.head.status,
            reason: result.hop.head.reason,
            ms: Math.round(result.hop.timings.total),
            answer: storeAnswer(result.answer, secrets, inHistory),
          };
    await this.store.update(key, [withoutValuesDeep(entry, secrets), ...this.entries()].slice(0, this.limit()));
  }

  /** Entries in which every word of the query occurs: in method, URL, status, phrase, failure or body. */
  list(query: string): HistoryItem[] {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return this.entries()
      .filter(entry => {
        const text = [
          entry.method,
          entry.url,
          entry.status,
          entry.reason,
          entry.failure,
          entry.answer?.answer.body.text,
        ]
          .join(' ')
          .toLowerCase();
        return words.every(word => text.includes(word));
      })
      .map(({ draft: _draft, answer: _answer, ...item }) => item);
  }

  draftOf(id: string): Draft | undefined {
    return this.entries().find(entry => entry.id === id)?.draft;
  }

  /** What came back for it, without secrets; undefined where nothing did. */
  answerOf(id: string): StoredAnswer | undefined {
    return this.entries().find(entry => entry.id === id)?.answer;
  }

  clear(): Thenable<void> {
    return this.store.update(key, undefined);
  }

  private entries(): Entry[] {
    const stored = this.store.get<Entry[]>(key);
    return Array.isArray(stored) ? stored : [];
  }
}
