/** What a person can switch, per document: the section `statuswise`, each with its default. */
export interface Settings {
  enable: boolean;
  hover: { enable: boolean };
  completion: { enable: boolean };
  branches: { enable: boolean };
  inlayHints: { enable: boolean };
  highlight: { enable: boolean };
  references: { enable: boolean };
  rewrite: { enable: boolean };
  requestActions: { enable: boolean };
  requestLenses: { enable: boolean };
}

/** The manifest says the same; a test compares the two. */
export const defaults: Settings = {
  enable: true,
  hover: { enable: true },
  completion: { enable: true },
  branches: { enable: true },
  inlayHints: { enable: true },
  highlight: { enable: true },
  references: { enable: true },
  rewrite: { enable: true },
  requestActions: { enable: true },
  requestLenses: { enable: false },
};

export type Feature = Exclude<keyof Settings, 'enable'>;

/** Takes what a client sent for the section `statuswise`; what is missing or of the wrong type keeps its default. */
export function readSettings(value: unknown): Settings {
  const given = isObject(value) ? value : {};
  const flag = (section: unknown, fallback: boolean): boolean =>
    isObject(section) && typeof section.enable === 'boolean' ? section.enable : fallback;
  const settings: Settings = {
    ...defaults,
    enable: typeof given.enable === 'boolean' ? given.enable : defaults.enable,
  };
  for (const feature of Object.keys(defaults) as (keyof Settings)[]) {
    if (feature !== 'enable') settings[feature] = { enable: flag(given[feature], defaults[feature].enable) };
  }
  return settings;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** True where the feature and the master switch are both on. */
export function isOn(settings: Settings, feature: Feature): boolean {
  return settings.enable && settings[feature].enable;
}
