/** What holds where a setting under `statuswise.request` is absent or out of its range; the manifest says the same. */
export const settingDefaults = {
  /** Seconds. */
  timeout: { fallback: 60, low: 0, high: 86_400 },
  maxRedirects: { fallback: 10, low: 0, high: 50 },
  /** Megabytes. */
  maxBodySize: { fallback: 2048, low: 1, high: 102_400 },
  historyLimit: { fallback: 100, low: 0, high: 500 },
};

export type NumberSetting = keyof typeof settingDefaults;

/** A number from the settings, brought into its range; anything else is the fallback. */
export function inRange(key: NumberSetting, value: unknown): number {
  const { fallback, low, high } = settingDefaults[key];
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : fallback;
}
