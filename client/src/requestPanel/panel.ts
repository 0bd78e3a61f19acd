import { randomBytes } from 'crypto';
import * as vscode from 'vscode';
import { SessionCookies } from './cookieJar';
import { looksLikeCurl, noticeOfCurl, parseCurl } from './curl/parseCurl';
import { DraftMemory } from './draftMemory';
import { HistoryStore } from './historyStore';
import { emptyDraft, type Draft, type Surroundings, type ToHost, type ToView, type ViewState } from './messages';
import { NamedAnswers } from './namedAnswers';
import { automaticFields } from './prepare';
import { confirmProduction } from './production';
import { PanelSession } from './session/session';
import type { Finished, SessionHost } from './session/host';
import type { PanelServices } from './services';
import { Environments } from './environments';
import { BranchInserter } from './insertBranch';
import { readSettings } from './settings';
import { SpoolFolder } from './spoolFolder';
import type { StoredAnswer } from './storedAnswer';
import type { Lookup } from './variables';
import { viewHtml } from './viewHtml';

/** How the panel is shown. */
export interface ShowOptions {
  /** Sends at once: only where a person pressed Send. */
  send?: boolean;
  notice?: string;
  /** Opens beside the editor, which keeps the focus. */
  beside?: boolean;
  /** Where a panel that is not open yet opens. */
  column?: vscode.ViewColumn;
  /** The file that it stands in, and the name that it has there. */
  file?: { uri: string; name?: string; variables: Record<string, string>; lookup: Lookup };
  /** The call that the draft was read from: the branch for its answer goes there. */
  spot?: { document: vscode.TextDocument; position: vscode.Position };
}

export const viewType = 'statuswise.request';
const answerKey = 'statuswise.answer';

/** The one request panel of a window: its webview comes and goes, its session stays. */
export class RequestPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private session: PanelSession | undefined;
  private readonly cookies = new SessionCookies();
  private readonly history: HistoryStore;
  private readonly environments: Environments;
  private readonly branches: BranchInserter;
  private readonly memory: DraftMemory;
  private readonly spool: SpoolFolder;
  private readonly status: vscode.StatusBarItem;
  private readonly disposables: vscode.Disposable[] = [];
  private file: ShowOptions['file'];

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly services: PanelServices,
  ) {
    this.branches = new BranchInserter(services.branchAt);
    this.memory = new DraftMemory(context);
    this.spool = new SpoolFolder(context.globalStorageUri.fsPath);
    this.history = new HistoryStore(context.workspaceState, () => readSettings().historyLimit);
    this.environments = new Environments(context, () => this.session?.refreshSurroundings());
    this.status = vscode.window.createStatusBarItem('statuswise.running', vscode.StatusBarAlignment.Left);
    this.status.name = 'Statuswise Request';
    this.status.command = 'statuswise.sendRequest';
    this.disposables.push(
      this.status,
      this.environments,
      this.branches,
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel: vscode.WebviewPanel, state: Partial<ViewState> | undefined) => {
          await this.adopt(panel, state?.draft);
          const stored = context.workspaceState.get<StoredAnswer>(answerKey);
          if (stored) await this.session?.restore(stored);
        },
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.session?.refreshSurroundings()),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('statuswise')) this.session?.refreshSurroundings();
      }),
    );
  }

  /** Shows the panel; a draft replaces what stands in the composer. `beside` leaves the focus in the editor. */
  async show(draft?: Draft, options: ShowOptions = {}): Promise<void> {
    if (this.panel) this.panel.reveal(undefined, options.beside === true);
    else {
      const column = options.column ?? (options.beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active);
      const panel = vscode.window.createWebviewPanel(
        viewType,
        'Request',
        { viewColumn: column, preserveFocus: options.beside === true },
        {},
      );
      await this.adopt(panel);
    }
    if (draft && this.session) {
      this.branches.spot = options.spot;
      this.file = options.file;
      this.environments.useFile(options.file?.variables ?? {}, options.file?.lookup);
      await this.session.open(draft, options);
    }
  }

  /** What came back for the named requests of files. */
  readonly answers = new NamedAnswers();

  /** The draft that stands in the composer now. */
  get draft(): Draft | undefined {
    return this.session?.draft;
  }

  /** Ends the request that runs, if one does. */
  cancel(): void {
    void this.session?.receive({ type: 'cancel' });
  }

  get environmentChoices(): Environments {
    return this.environments;
  }

  dispose(): void {
    this.panel?.dispose();
    for (const disposable of this.disposables) disposable.dispose();
    void this.spool.remove();
  }

  private async adopt(panel: vscode.WebviewPanel, kept?: Draft): Promise<void> {
    this.panel?.dispose();
    this.panel = panel;
    const dist = vscode.Uri.joinPath(this.context.extensionUri, 'dist');
    panel.webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [dist] };
    void this.spool.sweep();
    const session = new PanelSession(this.host(panel), await this.memory.recall(kept));
    this.session = session;
    panel.webview.onDidReceiveMessage((message: ToHost) => void session.receive(message));
    panel.onDidDispose(() => {
      void this.memory.store();
      void session.dispose();
      if (this.panel === panel) {
        this.panel = undefined;
        this.session = undefined;
      }
    });
    panel.webview.html = viewHtml({
      scriptUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'view.js')).toString(),
      styleUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'view.css')).toString(),
      cspSource: panel.webview.cspSource,
      nonce: randomBytes(18).toString('base64url'),
      language: vscode.env.language,
    });
  }

  private host(panel: vscode.WebviewPanel): SessionHost {
    const { services } = this;
    return {
      post: (message: ToView) => void panel.webview.postMessage(message),
      annotate: exchange => services.annotate(exchange),
      log: (level, text) => services.log[level](text),
      settings: readSettings,
      surroundings: () => this.surroundings(),
      lookup: () => this.environments.lookup(),
      cookies: this.cookies,
      spoolDirectory: this.spool.path,
      version: this.version,
      confirm: confirmProduction,
      remember: draft => this.memory.remember(draft),
      keepAnswer: stored => void this.context.workspaceState.update(answerKey, stored),
      running: label => {
        if (label) panel.title = label.replace(/https?:\/\//, '');
        this.showRunning(label);
      },
      secretValues: () => this.environments.secretValues(),
      finished: (draft, result, secrets) => {
        this.keepNamed(result);
        void this.history
          .add(draft, result, secrets)
          .then(undefined, error => services.log.error(`The history could not be written: ${String(error)}`));
      },
      saveBody: async (suggestedName, write) => {
        const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
        const target = await vscode.window.showSaveDialog({
          ...(folder && { defaultUri: vscode.Uri.joinPath(folder, suggestedName) }),
          saveLabel: 'Save Body',
        });
        if (target) await write(target.fsPath);
      },
      copy: async (text, notice) => {
        await vscode.env.clipboard.writeText(text);
        void panel.webview.postMessage({ type: 'notice', text: notice } satisfies ToView);
      },
      pickFile: async () => (await vscode.window.showOpenDialog({ openLabel: 'Use as Body' }))?.[0]?.fsPath,
      perform: message => this.perform(message, panel),
    };
  }

  /** What came back for a named request is there for the file's other requests. */
  private keepNamed(result: Finished): void {
    const { file } = this;
    if (!file?.name || result.kind !== 'answer') return;
    const { hop, answer } = result;
    const whole = answer.body.text !== undefined && !answer.body.truncated;
    this.answers.keep(file.uri, file.name, {
      request: { headers: hop.sent.headers, ...(answer.sentBody !== undefined && { body: answer.sentBody }) },
      response: { status: hop.head.status, headers: hop.head.headers, ...(whole && { body: answer.body.text ?? '' }) },
    });
  }

  private async perform(message: ToHost, panel: vscode.WebviewPanel): Promise<void> {
    const notice = (text: string): void => void panel.webview.postMessage({ type: 'notice', text } satisfies ToView);
    switch (message.type) {
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        return notice(`Copied ${message.what}.`);
      case 'open-page':
        return void (await this.services.openPage(message.page));
      case 'open-setting':
        return void (await vscode.commands.executeCommand('workbench.action.openSettings', message.setting));
      case 'show-log':
        return this.services.log.show();
      case 'insert-branch':
        return notice(await this.branches.insert(message.status, this.session?.draft.url ?? ''));
      case 'choose-environment':
        return this.environments.choose(message.name);
      case 'set-secret':
        return this.environments.askForSecret();
      case 'list-history':
        return void panel.webview.postMessage({
          type: 'history',
          items: this.history.list(message.query),
        } satisfies ToView);
      case 'open-history': {
        const draft = this.history.draftOf(message.id);
        if (!draft) return;
        this.branches.spot = undefined;
        return this.session?.openKept({ ...structuredClone(emptyDraft), ...draft }, this.history.answerOf(message.id));
      }
      case 'clear-history':
        await this.history.clear();
        return void panel.webview.postMessage({ type: 'history', items: [] } satisfies ToView);
      case 'list-cookies':
        return void panel.webview.postMessage({ type: 'cookies', cookies: this.cookies.list() } satisfies ToView);
      case 'clear-cookies':
        this.cookies.clear();
        return void panel.webview.postMessage({ type: 'cookies', cookies: [] } satisfies ToView);
      case 'paste-curl':
        if (!looksLikeCurl(message.text)) return;
        try {
          const read = parseCurl(message.text);
          this.branches.spot = undefined;
          return await this.session?.open(read.draft, { notice: noticeOfCurl(read) });
        } catch (error) {
          return notice(error instanceof Error ? error.message : String(error));
        }
    }
  }

  private surroundings(): Surroundings {
    return {
      ...this.environments.view(),
      automatic: automaticFields(this.version),
      locale: vscode.env.language,
      trusted: vscode.workspace.isTrusted,
    };
  }

  private get version(): string {
    const { version } = this.context.extension.packageJSON as { version?: unknown };
    return typeof version === 'string' ? version : '0';
  }

  private showRunning(label: string | undefined): void {
    if (!label) return this.status.hide();
    this.status.text = `$(sync~spin) ${label.length > 40 ? `${label.slice(0, 39)}…` : label}`;
    this.status.tooltip = `Statuswise: ${label} is running`;
    this.status.show();
  }
}
