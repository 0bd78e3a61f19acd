import * as vscode from 'vscode';
import type { Draft } from './messages';
import { readSettings } from './settings';

/** A host marked as production is asked about each time; false where the person says no. */
export async function confirmProduction(draft: Draft, url: string): Promise<boolean> {
  const host = hostnameOf(url);
  if (!host || !readSettings().productionHosts.some(pattern => matchesHost(pattern, host))) return true;
  const send = `Send ${draft.method}`;
  const answer = await vscode.window.showWarningMessage(
    `${host} is marked as production.`,
    { modal: true, detail: `${draft.method} ${url}` },
    send,
  );
  return answer === send;
}

function hostnameOf(url: string): string | undefined {
  try {
    return new URL(url).hostname;
  } catch {
    return undefined;
  }
}

/** `api.example.com`, or `*.example.com` for every name below. */
function matchesHost(pattern: string, host: string): boolean {
  const wanted = pattern.trim().toLowerCase();
  return wanted.startsWith('*.') ? host.toLowerCase().endsWith(wanted.slice(1)) : host.toLowerCase() === wanted;
}
