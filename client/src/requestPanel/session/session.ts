import { rm } from 'fs/promises';
import type { Exchange } from '../../../../server/src/protocol';
import { headOnly, toExchange } from '../annotateExchange';
import type { Draft, FileTarget, ResponseHead, ToHost } from '../messages';
import { redactUrl, withoutValues } from '../redact';
import { send } from '../send';
import { exchangeOf, storeAnswer, type StoredAnswer } from '../storedAnswer';
import { copied, textAs } from './copyAs';
import { followingDraft, type LastSent } from './follow';
import type { SessionHost } from './host';
import { tellProgress } from './progress';
import { repeat } from './repeat';
import { saveBodyOf, saveFieldsOf } from './save';
import { SecretsSoFar } from './secrets';
import { optionsOf, prepareFor, type Sending } from './sending';
import { Shown } from './shown';
import { unsent, viewAnswer, viewFailure, type Answered, type Failed } from './views';

/** One panel's conversation: takes what the view asks for, and tells it what happens. Knows nothing of VS Code. */
export class PanelSession {
  private sendId = 0;
  private controller: AbortController | undefined;
  private current: { sendId: number; method: string; url: string } | undefined;
  private last: LastSent | undefined;
  private readonly shown: Shown;
  private readonly secrets = new SecretsSoFar();

  constructor(
    private readonly host: SessionHost,
    public draft: Draft,
  ) {
    this.shown = new Shown(host);
  }

  /** Never rejects: what goes wrong is logged, and the view told. */
  async receive(message: ToHost): Promise<void> {
    try {
      await this.answerTo(message);
    } catch (error) {
      this.host.log('error', error instanceof Error ? (error.stack ?? error.message) : String(error));
      this.notify(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async answerTo(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.greet();
      case 'draft':
        return this.keep(message.draft);
      case 'send': {
        const { draft, once } = message;
        this.keep(draft);
        return this.send(once ? { ...draft, options: { ...draft.options, ...once } } : draft);
      }
      case 'cancel':
        return this.controller?.abort();
      case 'follow':
        return this.open(followingDraft(this.draft, message.url, this.last), { send: true });
      case 'save-body':
        return this.save(saveBodyOf);
      case 'save-fields':
        return this.save(saveFieldsOf);
      case 'pick-file':
        return this.pickFile(message.target);
      case 'copy-as':
        return this.host.copy(textAs(message.as, message.draft, this.shown), copied[message.as]);
      case 'compare-previous':
        return this.shown.previous && this.host.post({ type: 'previous', ...this.shown.previous });
      case 'repeat':
        return this.repeat(message.draft, message.times);
      default:
        return await this.host.perform(message);
    }
  }

  /** Puts another draft into the composer, and sends it where asked. */
  async open(draft: Draft, options: { send?: boolean; notice?: string } = {}): Promise<void> {
    this.keep(draft);
    this.host.post({ type: 'draft', draft, ...(options.notice && { notice: options.notice }) });
    if (options.send) await this.send(draft);
  }

  /** Opens a request of the history, with what came back for it then. */
  async openKept(draft: Draft, answer: StoredAnswer | undefined): Promise<void> {
    await this.open(draft, { notice: 'Opened from the history. Secrets are not kept there: fill them in again.' });
    if (answer) await this.showKept(answer);
  }

  /** Takes up an answer that was kept over a reload, and has it explained anew. */
  async restore(stored: StoredAnswer): Promise<void> {
    if (!this.shown.answer) await this.showKept(stored);
  }

  /** Shows an answer that was kept, in the place of what is shown now, and has it explained anew. */
  async showKept(stored: StoredAnswer): Promise<void> {
    const exchange = exchangeOf(stored);
    if (!exchange || this.current) return;
    await this.clear();
    const answer = { ...stored.answer, sendId: ++this.sendId };
    this.shown.answer = answer;
    this.greet();
    await this.shown.explain(answer, exchange);
  }

  refreshSurroundings(): void {
    this.host.post({ type: 'surroundings', surroundings: this.host.surroundings() });
  }

  /** Ends what runs and frees the files. */
  async dispose(): Promise<void> {
    this.controller?.abort();
    await this.forgetBodies();
    this.last = undefined;
  }

  private keep(draft: Draft): void {
    this.draft = draft;
    this.host.remember(draft);
  }

  private notify(text: string): void {
    this.host.post({ type: 'notice', text });
  }

  private greet(): void {
    const surroundings = this.host.surroundings();
    this.shown.greet({ draft: this.draft, surroundings, ...(this.current && { running: this.current }) });
  }

  private async send(draft: Draft): Promise<void> {
    // One at a time: a second press while one runs is a slip of the finger.
    if (this.controller) return this.notify('A request is running. Cancel it first.');
    const { signal } = (this.controller = new AbortController());
    const sendId = ++this.sendId;
    try {
      await this.carryOut({ sendId, draft, settings: this.host.settings(), signal });
    } catch (error) {
      this.host.log('error', error instanceof Error ? (error.stack ?? error.message) : String(error));
      this.notify('Something went wrong inside the panel. The log has the details.');
      this.host.post({ type: 'cancelled', sendId });
    } finally {
      this.controller = undefined;
      this.current = undefined;
      this.host.running(undefined);
    }
  }

  private async carryOut(sending: Sending): Promise<void> {
    const { sendId, draft, settings, signal } = sending;
    const prepared = await prepareFor(draft, await this.host.lookup(), this.host);
    if (prepared.ok && !(await this.host.confirm(draft, prepared.request.url))) return this.notify('Nothing was sent.');
    await this.clear();
    this.host.keepAnswer(undefined);
    this.announce(sendId, draft.method, prepared.ok ? prepared.request.url : draft.url);
    if (!prepared.ok) return this.fail(sending, unsent(prepared.cause));
    const { request, bodyText } = prepared;
    const { url, method, headers } = request;
    const progress = tellProgress(
      sendId,
      { url, method, headers },
      {
        post: message => this.host.post(message),
        explainHead: (asked, head) => void this.explainHead(sendId, asked, head),
      },
    );
    const outcome = await send(request, optionsOf(draft, settings, this.host), progress, signal);
    progress.ended();
    this.last = { outcome, request, draft };
    if (outcome.kind === 'failure') await this.fail(sending, outcome);
    else await this.succeed(sending, outcome, bodyText);
  }

  /** From here on everything older belongs to an earlier request. */
  private announce(sendId: number, method: string, url: string): void {
    this.current = { sendId, method, url };
    this.host.post({ type: 'started', sendId, method, url });
    this.host.running(`${method} ${hostOf(url)}`);
  }

  private async succeed({ draft, sendId }: Sending, outcome: Answered, sentBody: string | undefined): Promise<void> {
    const hop = outcome.answer;
    const answer = await viewAnswer(sendId, outcome, sentBody, this.host.surroundings().locale);
    this.shown.showAnswer(answer);
    // What follows takes its time; the answer is on its way before it begins.
    await new Promise(setImmediate);
    const secrets = await this.secrets.with(draft, this.host);
    this.host.keepAnswer(storeAnswer(answer, secrets));
    this.host.log(
      'info',
      `${hop.sent.method} ${hostOf(hop.sent.url)} ${hop.head.status} in ${Math.round(hop.timings.total)} ms, ${hop.body.total} bytes`,
    );
    this.host.finished(draft, { kind: 'answer', hop, answer }, secrets);
    if (!(await this.shown.explain(answer, toExchange(hop))))
      this.notify('The language server could not explain this answer. The log says why.');
  }

  private async fail({ draft, sendId, settings }: Sending, outcome: Failed): Promise<void> {
    if (outcome.cause.kind === 'cancelled') return this.host.post({ type: 'cancelled', sendId });
    const secrets = await this.secrets.with(draft, this.host);
    const failure = viewFailure(sendId, outcome, this.host, settings);
    this.host.log('warn', redactUrl(withoutValues(`${failure.title} [${failure.id}] ${outcome.raw}`, secrets)));
    this.shown.showFailure(failure);
    this.host.finished(draft, { kind: 'failure', failure }, secrets);
  }

  /** What the head says by itself, for a person to read while the body comes. */
  private async explainHead(sendId: number, request: Exchange['request'], head: ResponseHead): Promise<void> {
    try {
      const receivedAt = new Date().toISOString();
      const annotation = await this.host.annotate({ request, response: headOnly(head), receivedAt });
      if (this.current?.sendId === sendId) this.host.post({ type: 'head-annotation', sendId, annotation });
    } catch (error) {
      this.host.log('error', `The head could not be explained: ${String(error)}`);
    }
  }

  private async save(what: typeof saveBodyOf): Promise<void> {
    if (this.last?.outcome.kind === 'answer') await what(this.last.outcome.answer, this.host);
  }

  private async pickFile(target: FileTarget): Promise<void> {
    const path = await this.host.pickFile();
    if (path) this.host.post({ type: 'file-picked', target, path });
  }

  private async repeat(draft: Draft, times: number): Promise<void> {
    if (this.controller) return;
    const { signal } = (this.controller = new AbortController());
    try {
      await repeat({ sendId: this.sendId, draft, signal }, times, this.host);
    } finally {
      this.controller = undefined;
    }
  }

  /** Makes room for another answer. */
  private async clear(): Promise<void> {
    await this.forgetBodies();
    this.shown.clear();
    this.last = undefined;
  }

  /** Removes the files of the bodies that came last. */
  private async forgetBodies(): Promise<void> {
    for (const hop of this.last?.outcome.hops ?? []) if (hop.body.file) await rm(hop.body.file, { force: true });
  }
}

/** Scheme, host and path; a query may hold secrets that no log should keep. */
function hostOf(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return '(no valid URL)';
  }
}
