import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator } from 'playwright-core';
import type { Draft } from '../../../client/src/requestPanel/messages';
import { closeAll } from '../../client/requestPanel/support/servers';
import { closeBrowser, openView, type ViewPage } from './viewPage';

interface Seen {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** The view and a server that it sends to, for the tests of one `describe`. */
export interface ViewScene {
  view: ViewPage;
  /** Where the server listens: `http://127.0.0.1:4711`. */
  base: string;
}

interface ViewTools {
  /** What the server answers, by path; 404 elsewhere. */
  routes: Record<string, http.RequestListener>;
  /** What the server got since the test began. */
  seen: Seen[];
  /** Puts a draft in and sends it as a person does, then waits for what comes. */
  sendDraft(draft: Partial<Draft>): Promise<void>;
  send(): Promise<void>;
  url(): Locator;
  /** The name of what has the focus. */
  focused(): Promise<string | null>;
  text(selector: string): Promise<string>;
  requestTab(name: RegExp): Locator;
  answerTab(name: RegExp): Locator;
}

/** Opens the view before the tests, and sees to it that no test leaves an error in the page. @param ready told what is there */
export function viewScene(ready: (scene: ViewScene) => void): ViewTools {
  let view: ViewPage;
  const seen: Seen[] = [];
  const routes: Record<string, http.RequestListener> = {};
  const api = http.createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8');
    req.on('data', chunk => (body += chunk));
    req.on('end', () => {
      seen.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body });
      const route = routes[new URL(req.url ?? '/', 'http://x').pathname];
      if (route) route(req, res);
      else res.writeHead(404, { 'Content-Type': 'application/json' }).end('{"error":"no route"}');
    });
  });

  before(async () => {
    await new Promise<void>(resolve => api.listen(0, '127.0.0.1', resolve));
    view = await openView();
    ready({ view, base: `http://127.0.0.1:${(api.address() as AddressInfo).port}` });
  });
  after(async () => {
    await view?.close();
    await closeBrowser();
    api.closeAllConnections();
    api.close();
    closeAll();
  });
  beforeEach(() => {
    seen.length = 0;
    view.errors.length = 0;
    view.asked.length = 0;
  });
  afterEach(() => assert.deepEqual(view.errors, [], 'the page threw nothing and its policy refused nothing'));

  const url = (): Locator => view.page.getByLabel('URL', { exact: true });
  const send = (): Promise<void> => view.outcomeOf(() => url().press('Control+Enter'));
  const tab = (list: string, name: RegExp): Locator =>
    view.page.getByRole('tablist', { name: list }).getByRole('tab', { name });
  return {
    routes,
    seen,
    sendDraft: async draft => {
      await view.open(draft);
      await send();
    },
    send,
    url,
    focused: () => view.page.locator(':focus').getAttribute('aria-label'),
    text: selector => view.page.locator(selector).first().innerText(),
    requestTab: name => tab('Request parts', name),
    answerTab: name => tab('Answer parts', name),
  };
}
