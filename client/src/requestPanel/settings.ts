import * as vscode from 'vscode';
import type { SessionSettings } from './session/host';
import { inRange, type NumberSetting } from './settingDefaults';

export interface PanelSettings extends SessionSettings {
  historyLimit: number;
  productionHosts: string[];
}

const megabyte = 1024 * 1024;

/** The settings under `statuswise.request`, each brought into its range. */
export function readSettings(): PanelSettings {
  const settings = vscode.workspace.getConfiguration('statuswise.request');
  const number = (key: NumberSetting): number => inRange(key, settings.get(key));
  const response = number('timeout') * 1000;
  const hosts = settings.get<unknown>('productionHosts', []);
  return {
    timeouts: { lookup: 10_000, connect: 10_000, tls: 10_000, upload: response, response, idle: response },
    maxRedirects: number('maxRedirects'),
    memoryLimit: 8 * megabyte,
    sizeLimit: number('maxBodySize') * megabyte,
    proxied: hasProxy(),
    historyLimit: number('historyLimit'),
    productionHosts: Array.isArray(hosts) ? hosts.filter((host): host is string => typeof host === 'string') : [],
  };
}

/** Whether VS Code is told of a proxy, by its own setting or by the environment as it reads it. */
function hasProxy(): boolean {
  const settings = vscode.workspace.getConfiguration('http');
  if (settings.get('proxySupport') === 'off') return false;
  const { env } = process;
  return Boolean(
    settings.get('proxy') || env['https_proxy'] || env['HTTPS_PROXY'] || env['http_proxy'] || env['HTTP_PROXY'],
  );
}
