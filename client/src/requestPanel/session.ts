import { rm, writeFile } from 'fs/promises';
import type { Annotation, Exchange } from '../../../server/src/protocol';
import { headOnly, toExchange } from './annotateExchange';
import { withValues } from './blanks';
import { isStream, valueOf, viewBody } from './bodyView';
import { toClientCode } from './clientCode';
import { toCurl, toHttpFile } from './exportRequest';
import { describeFailure } from './failures/describe';
import type { Limits } from './failures/words';
import type {
  AnswerView,
  CopyForm,
  Draft,
  FailureView,
  FileTarget,
  HopView,
  Informational,
  Phase,
  ResponseHead,
  ToHost,
} from './messages';
import { automaticFields, prepare } from './prepare';
import { redactUrl, secretValues, withoutValues } from './redact';
import { redirectStep } from './redirects';
import { saveBody } from './saveBody';
import { send, type Hop, type Outcome, type SendOptions, type SendRequest } from './send';
import { exchangeOf, storeAnswer, type StoredAnswer } from './storedAnswer';
import { StreamText } from './streamText';
import { furtherPieces, withFirstPiece } from './textPieces';
import type { SessionHost, SessionSettings } from './sessionHost';
import { suggestedName } from './suggestedName';

/** Milliseconds for which a body may take its time before its head is explained by itself. */
const headPatience = 120;

/** Secret values that a session remembers, the latest of them. */
const secretLimit = 1000;

const copied: Record<CopyForm, string> = {
  curl: 'Copied as cURL. Secrets are left as {{blanks}}.',
  http: 'Copied as an .http request. Secrets are left as {{blanks}}.',
  javascript: 'Copied as JavaScript. Variables and secrets are read from the environment.',
  python: 'Copied as Python. Variables and secrets are read from the environment.',
};

/** One panel's conversation: takes what the view asks for, and tells it what happens. Knows nothing of VS Code. */
export class PanelSession {
  private sendId = 0;
  private controller: AbortController | undefined;
  private current: { sendId: number; method: string; url: string } | undefined;
  private last: { outcome: Outcome; request: SendRequest; draft: Draft } | undefined;
  private answer: AnswerView | undefined;
  private previousText: { text: string; label: string } | undefined;
  private annotation: Annotation | undefined;
  private failure: FailureView | undefined;
  private readonly secrets = new Set<string>();
  /** Counts the deliveries of long texts: a new one ends the one before. */
  private delivery = 0;

  constructor(
    private readonly host: SessionHost,
    public draft: Draft,
  ) {}

  /** Never rejects: what goes wrong is logged, and the view told. */
  async receive(message: ToHost): Promise<void> {
    try {
      await this.answerTo(message);
    } catch (error) {
      this.host.log('error', error instanceof Error ? (error.stack ?? error.message) : String(error));
      this.host.post({
        type: 'notice',
        text: `That did not work: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }

  private async answerTo(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.greet();
      case 'draft':
        this.draft = message.draft;
        return this.host.remember(message.draft);
      case 'send':
        this.draft = message.draft;
        this.host.remember(message.draft);
        return this.send(
          message.once ? { ...message.draft, options: { ...message.draft.options, ...message.once } } : message.draft,
        );
      case 'cancel':
        return this.controller?.abort();
      case 'follow':
        return this.follow(message.url);
      case 'save-body':
        return this.saveBody();
      case 'save-fields':
        return this.saveFields();
      case 'pick-file':
        return this.pickFile(message.target);
      case 'copy-as':
        return this.host.copy(this.textAs(message.as, message.draft), copied[message.as]);
      case 'compare-previous':
        return this.previousText && this.host.post({ type: 'previous', ...this.previousText });
      case 'repeat':
        return this.repeat(message.draft, message.times);
      default:
        return await this.host.perform(message);
    }
  }

  /** Puts another draft into the composer, and sends it where asked. */
  async open(draft: Draft, options: { send?: boolean; notice?: string } = {}): Promise<void> {
    this.draft = draft;
    this.host.remember(draft);
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
    if (!this.answer) await this.showKept(stored);
  }

  /** Shows an answer that was kept, in the place of what is shown now, and has it explained anew. */
  async showKept(stored: StoredAnswer): Promise<void> {
    const exchange = exchangeOf(stored);
    if (!exchange || this.current) return;
    await this.forget(this.last);
    this.keepForComparison();
    const answer = { ...stored.answer, sendId: ++this.sendId };
    this.last = this.annotation = this.failure = undefined;
    this.answer = answer;
    this.greet();
    try {
      const annotation = await this.host.annotate(exchange);
      if (this.answer !== answer) return;
      this.annotation = annotation;
      this.host.post({ type: 'annotation', sendId: answer.sendId, annotation });
    } catch (error) {
      this.host.log('error', `The answer could not be explained: ${String(error)}`);
    }
  }

  refreshSurroundings(): void {
    this.host.post({ type: 'surroundings', surroundings: this.host.surroundings() });
  }

  /** Ends what runs and frees the files. */
  async dispose(): Promise<void> {
    this.controller?.abort();
    await this.forget(this.last);
    this.last = undefined;
  }

  private textAs(as: CopyForm, composed: Draft): string {
    const draft = withValues(composed);
    if (as === 'curl') return toCurl(draft);
    if (as === 'http') return toHttpFile(draft);
    const head = this.answer?.hops.at(-1)?.head;
    return toClientCode(
      draft,
      as,
      head && {
        status: head.status,
        phrase: this.annotation?.status.phrase ?? head.reason,
        advice: this.annotation?.advice.map(advice => advice.what) ?? [],
        retryAfter: valueOf(head.headers, 'retry-after') !== '',
        json: this.answer?.body.shape === 'json',
      },
    );
  }

  private greet(): void {
    this.host.post({
      type: 'init',
      draft: this.draft,
      surroundings: this.host.surroundings(),
      ...(this.answer && { answer: withFirstPiece(this.answer) }),
      ...(this.annotation && { annotation: this.annotation }),
      ...(this.failure && { failure: this.failure }),
      ...(this.current && { running: this.current }),
    });
    if (this.answer) void this.postRest(this.answer);
  }

  /** The rest of a long text, piece by piece, each when the one before has left, and as long as nothing newer is shown. */
  private async postRest(answer: AnswerView): Promise<void> {
    const delivery = ++this.delivery;
    for (const piece of furtherPieces(answer)) {
      await new Promise(setImmediate);
      if (this.answer !== answer || this.delivery !== delivery) return;
      this.host.post(piece);
    }
  }

  private async send(draft: Draft): Promise<void> {
    // One at a time: a second press while one runs is a slip of the finger.
    if (this.controller) return this.host.post({ type: 'notice', text: 'A request is running. Cancel it first.' });
    const controller = new AbortController();
    this.controller = controller;
    const sendId = ++this.sendId;
    try {
      const settings = this.host.settings();
      const prepared = await prepare(draft, await this.host.lookup(), automaticFields(this.host.version));
      if (prepared.ok && !(await this.host.confirm(draft, prepared.request.url))) {
        return this.host.post({ type: 'notice', text: 'Nothing was sent.' });
      }
      await this.forget(this.last);
      this.keepForComparison();
      this.answer = this.annotation = this.failure = this.last = undefined;
      this.host.keepAnswer(undefined);
      const shown = { method: draft.method, url: prepared.ok ? prepared.request.url : draft.url };
      this.current = { sendId, ...shown };
      this.host.post({ type: 'started', sendId, ...shown });
      this.host.running(`${shown.method} ${hostOf(shown.url)}`);
      if (!prepared.ok)
        return await this.fail(draft, sendId, { kind: 'failure', hops: [], cause: prepared.cause, raw: '' }, settings);
      const events = this.events(sendId, prepared.request);
      const outcome = await send(prepared.request, optionsOf(draft, settings, this.host), events, controller.signal);
      events.ended();
      this.last = { outcome, request: prepared.request, draft };
      if (outcome.kind === 'failure') return await this.fail(draft, sendId, outcome, settings);
      await this.succeed(draft, sendId, outcome, prepared.bodyText);
    } catch (error) {
      this.host.log('error', error instanceof Error ? (error.stack ?? error.message) : String(error));
      this.host.post({ type: 'notice', text: 'Something went wrong inside the panel. The log has the details.' });
      this.host.post({ type: 'cancelled', sendId });
    } finally {
      this.controller = undefined;
      this.current = undefined;
      this.host.running(undefined);
    }
  }

  private async succeed(
    draft: Draft,
    sendId: number,
    outcome: Extract<Outcome, { kind: 'answer' }>,
    sentBody: string | undefined,
  ): Promise<void> {
    const hop = outcome.answer;
    const answer: AnswerView = {
      sendId,
      receivedAt: hop.receivedAt,
      hops: outcome.hops.map(viewHop),
      body: await viewBody(hop.head.headers, hop.body, hop.cut, this.host.surroundings().locale),
      trailers: hop.trailers,
      ...(sentBody !== undefined && { sentBody: sentBody.slice(0, 100_000) }),
    };
    this.answer = answer;
    this.host.post({ type: 'answer', answer: withFirstPiece(answer) });
    void this.postRest(answer);
    // What follows takes its time; the answer is on its way before it begins.
    await new Promise(setImmediate);
    const secrets = await this.secretsSoFar(draft);
    this.host.keepAnswer(storeAnswer(answer, secrets));
    this.host.log(
      'info',
      `${hop.sent.method} ${hostOf(hop.sent.url)} ${hop.head.status} in ${Math.round(hop.timings.total)} ms, ${hop.body.total} bytes`,
    );
    this.host.finished(draft, { kind: 'answer', hop, answer }, secrets);
    try {
      const annotation = await this.host.annotate(toExchange(hop));
      if (this.answer !== answer) return;
      this.annotation = annotation;
      this.host.post({ type: 'annotation', sendId, annotation });
    } catch (error) {
      this.host.log('error', `The answer could not be explained: ${String(error)}`);
      this.host.post({ type: 'notice', text: 'The language server could not explain this answer. The log says why.' });
    }
  }

  private async fail(
    draft: Draft,
    sendId: number,
    outcome: Extract<Outcome, { kind: 'failure' }>,
    settings: SessionSettings,
  ): Promise<void> {
    if (outcome.cause.kind === 'cancelled') {
      this.host.post({ type: 'cancelled', sendId });
      return;
    }
    const secrets = await this.secretsSoFar(draft);
    const words = describeFailure(outcome.cause, this.limits(settings));
    const offered = outcome.cause.kind === 'network' ? outcome.cause.offered : undefined;
    const failure: FailureView = { sendId, ...words, hops: outcome.hops.map(viewHop), ...(offered && { offered }) };
    this.failure = failure;
    this.host.log('warn', redactUrl(withoutValues(`${failure.title} [${failure.id}] ${outcome.raw}`, secrets)));
    this.host.post({ type: 'failure', failure });
    this.host.finished(draft, { kind: 'failure', failure }, secrets);
  }

  private limits({ timeouts }: SessionSettings): Limits {
    return { timeouts, now: new Date(), locale: this.host.surroundings().locale };
  }

  /** What must not be written down: also what earlier requests held, since a server may repeat it later. */
  private async secretsSoFar(draft: Draft): Promise<string[]> {
    for (const value of [...secretValues(draft), ...(await this.host.secretValues())]) {
      this.secrets.delete(value);
      this.secrets.add(value);
    }
    for (const oldest of this.secrets) {
      if (this.secrets.size <= secretLimit) break;
      this.secrets.delete(oldest);
    }
    return [...this.secrets];
  }

  /** What runs tells the view, but never more often than it can paint. */
  private events(sendId: number, { url, method, headers }: SendRequest) {
    let request = { url, method, headers };
    let early: NodeJS.Timeout | undefined;
    const ended = (): void => clearTimeout(early);
    let phase: Phase = 'lookup';
    let expected: number | undefined;
    let posted = 0;
    let stream: StreamText | undefined;
    const progress = (numbers: { received?: number; uploaded?: number }): void => {
      const now = Date.now();
      if (now - posted < 100) return;
      posted = now;
      this.host.post({ type: 'progress', sendId, phase, ...numbers, ...(expected !== undefined && { expected }) });
    };
    return {
      ended,
      phase: (next: Phase): void => {
        phase = next;
        posted = 0;
        progress({});
      },
      uploaded: (uploaded: number, total: number): void => {
        expected = total;
        progress({ uploaded });
      },
      informational: (answer: Informational): void => this.host.post({ type: 'informational', sendId, answer }),
      hop: (hop: Hop): void => {
        ended();
        stream = undefined;
        if (hop.next) request = { ...request, ...{ url: hop.next.url, method: hop.next.method } };
        this.host.post({ type: 'hop', sendId, hop: viewHop(hop) });
      },
      head: (head: ResponseHead): void => {
        const length = Number(valueOf(head.headers, 'content-length'));
        expected = length > 0 ? length : undefined;
        const live = isStream(head.headers);
        stream = live ? new StreamText(pieces => this.host.post({ type: 'stream', sendId, pieces })) : undefined;
        this.host.post({ type: 'head', sendId, head, stream: live });
        early = setTimeout(() => void this.explainHead(sendId, request, head), headPatience);
      },
      chunk: (chunk: Buffer, received: number): void => {
        stream?.add(chunk);
        progress({ received });
      },
    };
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

  /** Goes on at a Location as a redirect would: method and body by the status, credentials only within the origin. */
  private async follow(url: string): Promise<void> {
    const { last } = this;
    const draft = structuredClone(this.draft);
    if (last?.outcome.kind === 'answer') {
      const hop = last.outcome.answer;
      const step = redirectStep(
        { method: hop.sent.method, url: hop.sent.url, headers: hop.sent.headers },
        hop.head.status,
        url,
        last.request.secretFields,
      );
      draft.method = step?.method ?? 'GET';
      if (!step?.keepBody) draft.bodyKind = 'none';
      if (new URL(url).origin !== new URL(hop.sent.url).origin) {
        draft.auth = { kind: 'none' };
        draft.fields = draft.fields.map(row =>
          /^(authorization|cookie)$/i.test(row.name) ? { ...row, enabled: false } : row,
        );
      }
    } else draft.method = 'GET';
    draft.url = url;
    draft.mutedQuery = [];
    await this.open(draft, { send: true });
  }

  private async saveBody(): Promise<void> {
    if (this.last?.outcome.kind !== 'answer') return;
    const { body, head, sent } = this.last.outcome.answer;
    const name = suggestedName(
      sent.url,
      valueOf(head.headers, 'content-disposition'),
      valueOf(head.headers, 'content-type'),
    );
    const source = body.file ? { file: body.file } : { bytes: body.head };
    const coding = valueOf(head.headers, 'content-encoding');
    await this.host.saveBody(name, async path => {
      const note = await saveBody(source, coding, path, this.host.settings().sizeLimit);
      this.host.post({ type: 'notice', text: `The body was saved. ${note ?? ''}`.trim() });
    });
  }

  private async saveFields(): Promise<void> {
    if (this.last?.outcome.kind !== 'answer') return;
    const { version, status, reason, headers } = this.last.outcome.answer.head;
    const lines = [`${version} ${status} ${reason}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
    await this.host.saveBody('fields.txt', async path => {
      await writeFile(path, `${lines.join('\r\n')}\r\n`, 'latin1');
      this.host.post({ type: 'notice', text: 'The fields were saved.' });
    });
  }

  private async pickFile(target: FileTarget): Promise<void> {
    const path = await this.host.pickFile();
    if (path) this.host.post({ type: 'file-picked', target, path });
  }

  /** One after another, at most a hundred, until the person stops it. Only the statuses and times are kept. */
  private async repeat(draft: Draft, times: number): Promise<void> {
    if (this.controller) return;
    const controller = new AbortController();
    this.controller = controller;
    const total = Math.min(100, Math.max(1, Math.trunc(times)));
    const rounds: { status?: number; failure?: string; ms: number }[] = [];
    this.host.running(`${draft.method} ×${total}`);
    try {
      const settings = this.host.settings();
      const lookup = await this.host.lookup();
      const asked = await prepare(draft, lookup, automaticFields(this.host.version));
      if (asked.ok && !(await this.host.confirm(draft, asked.request.url))) return;
      while (rounds.length < total && !controller.signal.aborted) {
        const prepared = await prepare(draft, lookup, automaticFields(this.host.version));
        const started = performance.now();
        const outcome: Outcome = prepared.ok
          ? await send(
              prepared.request,
              { ...optionsOf(draft, settings, this.host), memoryLimit: 0, spoolDirectory: undefined },
              {},
              controller.signal,
            )
          : { kind: 'failure', hops: [], cause: prepared.cause, raw: '' };
        if (controller.signal.aborted) break;
        const ms = performance.now() - started;
        rounds.push(
          outcome.kind === 'answer'
            ? { status: outcome.answer.head.status, ms }
            : { failure: describeFailure(outcome.cause, this.limits(settings)).title, ms },
        );
        this.host.post({ type: 'repeat', rounds: [...rounds], total, done: false });
        if (!prepared.ok) break;
      }
    } finally {
      this.controller = undefined;
      this.host.running(undefined);
      this.host.post({ type: 'repeat', rounds, total, done: true });
    }
  }

  private keepForComparison(): void {
    const { answer } = this;
    if (!answer || answer.body.text === undefined) return;
    const hop = answer.hops.at(-1);
    this.previousText = {
      text: answer.body.text,
      label: `${hop?.head.status ?? ''} ${hop?.request.method ?? ''} ${hop?.request.url ?? ''}`,
    };
  }

  private async forget(last: { outcome: Outcome } | undefined): Promise<void> {
    for (const hop of last?.outcome.hops ?? []) if (hop.body.file) await rm(hop.body.file, { force: true });
  }
}

function optionsOf(draft: Draft, settings: SessionSettings, host: SessionHost): SendOptions {
  const { options } = draft;
  return {
    ...settings,
    followRedirects: options.followRedirects,
    verifyTls: options.verifyTls,
    // The way to HTTP/2 would lead past the proxy.
    httpVersion: settings.proxied ? '1.1' : options.httpVersion,
    lenient: options.lenient,
    spoolDirectory: host.spoolDirectory,
    ...(options.cookies && { cookies: host.cookies }),
  };
}

function viewHop(hop: Hop): HopView {
  return {
    request: hop.sent,
    head: hop.head,
    timings: hop.timings,
    informational: hop.informational,
    cookieNotes: hop.cookieNotes,
    ...(hop.remote && { remote: hop.remote }),
    ...(hop.proxy && { proxy: hop.proxy }),
    ...(hop.tls && { tls: hop.tls }),
    ...(hop.next && { next: hop.next }),
  };
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
