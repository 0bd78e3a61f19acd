import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { containers, languages } from '../../server/languages';
import { defaults } from '../../server/src/settings';
import { root } from '../support/paths';

interface Manifest {
  activationEvents: string[];
  contributes: {
    configuration: { properties: Record<string, { default: unknown; scope?: string }> };
    commands: { command: string }[];
  };
}

describe('the manifest', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const { properties } = manifest.contributes.configuration;

  it('has every setting of the server, with the same default and per language', () => {
    const switches = Object.entries(defaults).map(
      ([name, value]) =>
        (typeof value === 'boolean' ? [name, value] : [`${name}.enable`, value.enable]) as [string, boolean],
    );
    for (const [name, value] of switches) {
      assert.equal(properties[`statuswise.${name}`]?.default, value, name);
      assert.equal(properties[`statuswise.${name}`]?.scope, 'language-overridable', name);
    }
    const named = switches.map(([name]) => `statuswise.${name}`);
    const further = Object.keys(properties).filter(
      p => (p.endsWith('.enable') || p === 'statuswise.enable') && !named.includes(p),
    );
    assert.deepEqual(further, [], 'no switch that the server does not know');
  });

  it('starts for every language that has a folder, and the client asks about each', () => {
    const client = readFileSync(join(root, 'client/src/languageClient.ts'), 'utf8');
    // YAML and JSON are everywhere: only a workspace with an OpenAPI document starts the extension for them.
    const everywhere = ['yaml', 'json'];
    for (const language of [...languages, ...containers].filter(l => !everywhere.includes(l.id))) {
      const started = language.languageIds.filter(id => manifest.activationEvents.includes(`onLanguage:${id}`));
      assert.ok(started.length > 0, `${language.id} has an activation event`);
      for (const id of started) assert.match(client, new RegExp(`'${id}'`), `${id} is in the document selector`);
    }
  });
});
