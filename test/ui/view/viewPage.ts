import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { facts } from '../../../server/generated/facts';
import { pages } from '../../../server/generated/pages';
import { annotate } from '../../../server/src/annotate/annotate';
import { createAnnotateServices } from '../../../server/src/annotate/services';
import { decode, digest } from '../../../server/src/nodeHost';
import { SessionCookies } from '../../../client/src/requestPanel/cookieJar';
import { HistoryStore } from '../../../client/src/requestPanel/historyStore';
import {
  emptyDraft,
  type Draft,
  type Surroundings,
  type ToHost,
  type ToView,
} from '../../../client/src/requestPanel/messages';
import { automaticFields } from '../../../client/src/requestPanel/prepare';
import { PanelSession } from '../../../client/src/requestPanel/session/session';
import type { SessionSettings } from '../../../client/src/requestPanel/session/host';
import type { StoredAnswer } from '../../../client/src/requestPanel/storedAnswer';
import { viewHtml } from '../../../client/src/requestPanel/viewHtml';
import { needChromium } from '../../support/vscodeHost/chromium';
import { theme, type ThemeName } from './themes';

const root = join(__dirname, '../../..');

/**
 * The view as a plain page in Chromium, with the real session behind it: only VS Code itself is stood in for.
 * What the page asks of VS Code is kept in `asked`.
 */
export interface ViewPage {
  page: Page;
  session: PanelSession;
  asked: ToHost[];
  /** What the page threw or was refused by its policy. */
  errors: string[];
  log: string[];
  history: HistoryStore;
  remembered: Draft[];
  /** Texts that went to the clipboard. */
  copied: string[];
  /** Names under which something was saved. */
  saved: string[];
  /** What was kept of the answer for the next window. */
  kept: (StoredAnswer | undefined)[];
  confirmations: { answer: boolean; asked: string[] };
  /** Puts a draft into the composer; resolves when it stands there. */
  open(draft: Partial<Draft>): Promise<void>;
  /** Does something that sends, and resolves when its outcome is painted. */
  outcomeOf(action: () => Promise<void>): Promise<void>;
  /** Resolves when everything that the host has said is painted. */
  painted(): Promise<void>;
  /** Ends the page and starts it again, as hiding and showing a webview does. */
  reload(): Promise<void>;
  /** The same, with the host silent until `speak`: the instant in which a person may type already. */
  reloadSilently(): Promise<{ speak(): void }>;
  wear(name: ThemeName): Promise<void>;
  close(): Promise<void>;
}

/**
 * What stands in for VS Code in the page. Messages of the host come as lines of JSON over one stream, which is asked for
 * before the page's policy is there to refuse it: the test's own channel into the page takes half a second a megabyte.
 */
const channel = `if (window === top) {
  const feed = fetch('/feed').then(async response => {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const read = async () => {
      for (let rest = ''; ;) {
        const { done, value } = await reader.read();
        if (done) return;
        const lines = value.split('\\n');
        lines[0] = rest + lines[0];
        rest = lines.pop();
        for (const line of lines) window.postMessage(JSON.parse(line), '*');
      }
    };
    void read().catch(() => undefined);
  });
  window.addEventListener('message', ({ data }) => {
    if (data.type === 'test-mark') setTimeout(() => requestAnimationFrame(() => window.reached(data.mark)));
  });
  window.acquireVsCodeApi = () => ({
    postMessage: message => void feed.then(() => window.toHost(message)),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: state => sessionStorage.setItem('state', JSON.stringify(state)),
  });
}`;

let browser: Browser | undefined;
let bundle: Promise<{ script: string; style: string }> | undefined;

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

function bundled(): Promise<{ script: string; style: string }> {
  bundle ??= build({
    entryPoints: { view: join(root, 'client/src/requestPanel/view/main.ts') },
    outdir: '/',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    logLevel: 'error',
  }).then(({ outputFiles }) => ({
    script: outputFiles.find(file => file.path.endsWith('.js'))?.text ?? '',
    style: outputFiles.find(file => file.path.endsWith('.css'))?.text ?? '',
  }));
  return bundle;
}

export async function openView(
  options: {
    theme?: ThemeName;
    width?: number;
    height?: number;
    settings?: Partial<SessionSettings>;
    surroundings?: Partial<Surroundings>;
    draft?: Partial<Draft>;
  } = {},
): Promise<ViewPage> {
  browser ??= await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? needChromium(() => undefined),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const { script, style } = await bundled();
  const nonce = randomBytes(12).toString('hex');
  let feed: http.ServerResponse | undefined;
  const server = http.createServer((req, res) => {
    const origin = `http://${req.headers.host}`;
    if (req.url === '/feed') {
      feed = res;
      res.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
      return res.flushHeaders();
    }
    if (req.url === '/view.js') return res.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    if (req.url === '/view.css') return res.writeHead(200, { 'Content-Type': 'text/css' }).end(style);
    return res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(
      viewHtml({
        scriptUri: `${origin}/view.js`,
        styleUri: `${origin}/view.css`,
        cspSource: origin,
        nonce,
        language: 'en',
      }),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  const spoolDirectory = mkdtempSync(join(tmpdir(), 'statuswise-view-'));
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1000, height: options.height ?? 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const asked: ToHost[] = [];
  const errors: string[] = [];
  const log: string[] = [];
  const remembered: Draft[] = [];
  const copied: string[] = [];
  const saved: string[] = [];
  const kept: (StoredAnswer | undefined)[] = [];
  const confirmations = { answer: true, asked: [] as string[] };
  page.on('pageerror', error => errors.push(String(error)));
  page.on(
    'console',
    message => message.type() === 'error' && !/favicon/.test(message.location().url) && errors.push(message.text()),
  );

  const services = createAnnotateServices({ facts, pages }, { decode, digest });
  const memory = new Map<string, unknown>();
  const history = new HistoryStore(
    {
      get: key => memory.get(key) as never,
      update: async (key, value) => void memory.set(key, structuredClone(value)),
    },
    () => 100,
  );
  const cookies = new SessionCookies();
  const posted: ToView[] = [];
  let unsaid: ToView[] | undefined;
  const post = (message: ToView): void => {
    if (unsaid) return void unsaid.push(message);
    posted.push(message);
    feed?.write(`${JSON.stringify(message)}\n`);
  };
  const marks: (() => void)[] = [];
  /** Resolves when the page has painted everything that was posted so far. */
  const painted = (): Promise<void> =>
    new Promise(resolve => {
      const mark = marks.push(resolve) - 1;
      feed?.write(`${JSON.stringify({ type: 'test-mark', mark })}\n`);
    });
  const session = new PanelSession(
    {
      post,
      annotate: exchange => Promise.resolve(annotate(exchange, services)),
      log: (level, text) => log.push(`${level} ${text}`),
      settings: () => ({
        timeouts: { lookup: 5000, connect: 5000, tls: 5000, upload: 5000, response: 5000, idle: 0 },
        maxRedirects: 10,
        memoryLimit: 8 << 20,
        sizeLimit: 2 ** 31,
        ...options.settings,
      }),
      surroundings: () => ({
        environments: [],
        environment: '',
        variables: [],
        automatic: automaticFields('0'),
        locale: 'en',
        trusted: true,
        ...options.surroundings,
      }),
      lookup: () => Promise.resolve(() => undefined),
      cookies,
      spoolDirectory,
      version: '0',
      confirm: (draft, url) => {
        confirmations.asked.push(`${draft.method} ${url}`);
        return Promise.resolve(confirmations.answer);
      },
      remember: draft => remembered.push(draft),
      keepAnswer: answer => kept.splice(0, 1, answer),
      running: () => undefined,
      secretValues: () => Promise.resolve([]),
      finished: (draft, result, secrets) => void history.add(draft, result, secrets),
      saveBody: (name, write) => {
        saved.push(name);
        return write(join(spoolDirectory, name));
      },
      copy: async (text, notice) => {
        copied.push(text);
        post({ type: 'notice', text: notice });
      },
      pickFile: () => Promise.resolve(undefined),
      perform: async message => {
        asked.push(message);
        if (message.type === 'list-history') post({ type: 'history', items: history.list(message.query) });
        if (message.type === 'open-history') {
          const draft = history.draftOf(message.id);
          if (draft) await session.openKept(draft, history.answerOf(message.id));
        }
        if (message.type === 'list-cookies') post({ type: 'cookies', cookies: cookies.list() });
      },
    },
    { ...structuredClone(emptyDraft), ...options.draft },
  );
  await page.exposeFunction('toHost', (message: ToHost) => void session.receive(message));
  await page.exposeFunction('reached', (mark: number) => marks[mark]?.());
  await page.addInitScript(channel);
  const wear = async (name: ThemeName): Promise<void> => {
    const worn = theme(name);
    await page.emulateMedia({ colorScheme: worn.scheme as 'dark' | 'light' });
    await page.evaluate(`{
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(${JSON.stringify(worn.css)});
      document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter(other => !other.isTheme), Object.assign(sheet, { isTheme: true })];
      document.body.className = ${JSON.stringify(worn.bodyClass)};
    }`);
  };
  const start = async (): Promise<void> => {
    await page.goto(address);
    await wear(options.theme ?? 'dark');
    await page
      .getByLabel('URL')
      .waitFor({ timeout: 5000 })
      .catch(error => {
        throw new Error(`the view did not start: ${errors.join('; ')} ${String(error)}`);
      });
  };
  await start();
  return {
    page,
    session,
    asked,
    errors,
    log,
    history,
    remembered,
    copied,
    saved,
    kept,
    confirmations,
    open: async draft => {
      await session.open({ ...structuredClone(emptyDraft), ...draft });
      await painted();
    },
    outcomeOf: async action => {
      const before = posted.length;
      await action();
      const ends = new Set<ToView['type']>(['annotation', 'failure', 'cancelled']);
      const limit = Date.now() + 30_000;
      while (!posted.slice(before).some(message => ends.has(message.type))) {
        if (Date.now() > limit)
          throw new Error(
            `no outcome: ${posted
              .slice(before)
              .map(message => message.type)
              .join(', ')}`,
          );
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      await painted();
    },
    reload: start,
    painted,
    reloadSilently: async () => {
      unsaid = [];
      await start();
      return {
        speak: () => {
          const messages = unsaid ?? [];
          unsaid = undefined;
          messages.forEach(post);
        },
      };
    },
    wear,
    close: async () => {
      await session.dispose();
      await context.close();
      feed?.end();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      rmSync(spoolDirectory, { recursive: true, force: true });
    },
  };
}
