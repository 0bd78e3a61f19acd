import * as vscode from 'vscode';
import type { SessionSettings } from './session';

export interface PanelSettings extends SessionSettings {
  historyLimit: number;
  productionHosts: string[];
}

const megabyte = 1024 * 1024;

/** The settings under `statuswise.request`, each brought into its range. */
export function readSettings(): PanelSettings {
  const settings = vscode.workspace.getConfiguration('statuswise.request');
  const number = (key: string, fallback: number, low: number, high: number): number => {
    const value = settings.get<number>(key, fallback);
    return typeof value === 'number' && Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : fallback;
  };
  const response = number('timeout', 60, 0, 86_400) * 1000;
  const hosts = settings.get<unknown>('productionHosts', []);
  return {
    timeouts: { lookup: 10_000, connect: 10_000, tls: 10_000, upload: response, response, idle: response },
    maxRedirects: number('maxRedirects', 10, 0, 50),
    memoryLimit: 8 * megabyte,
    sizeLimit: number('maxBodySize', 2048, 1, 102_400) * megabyte,
    historyLimit: number('historyLimit', 100, 0, 500),
    productionHosts: Array.isArray(hosts) ? hosts.filter((host): host is string => typeof host === 'string') : [],
  };
}
