import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRange, settingDefaults, type NumberSetting } from '../../../client/src/requestPanel/settingDefaults';

interface Property {
  default?: unknown;
  minimum?: number;
  maximum?: number;
}

describe('the settings of the request panel', () => {
  const manifest = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
    contributes: {
      configuration: { properties?: Record<string, Property> } | { properties?: Record<string, Property> }[];
    };
  };
  const sections = [manifest.contributes.configuration].flat();
  const properties: Record<string, Property> = Object.assign({}, ...sections.map(section => section.properties ?? {}));

  it('have the same default and range in the manifest and in the code', () => {
    for (const [key, { fallback, low, high }] of Object.entries(settingDefaults)) {
      const property = properties[`statuswise.request.${key}`];
      assert.deepEqual([property?.default, property?.minimum, property?.maximum], [fallback, low, high], key);
    }
  });

  it('are brought into their range', () => {
    const key: NumberSetting = 'maxRedirects';
    assert.deepEqual(
      [
        inRange(key, 7),
        inRange(key, -1),
        inRange(key, 1e9),
        inRange(key, 'x'),
        inRange(key, undefined),
        inRange(key, NaN),
      ],
      [7, 0, 50, 10, 10, 10],
    );
  });
});
