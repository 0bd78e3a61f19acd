import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { containers, languages } from '../../server/languages';
import { defaults } from '../../server/src/settings';
import { root } from '../support/paths';

interface Manifest {
  activationEvents: string[];
  contributes: {
    configuration: { properties: Record<string, { default: unknown; scope?: string }> };
    commands: { command: string; title: string; category?: string }[];
    keybindings: { command: string; key: string; mac?: string; when?: string }[];
    walkthroughs: {
      steps: { id: string; description: string; media: { image: Record<string, string>; altText: string } }[];
    }[];
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

  const commands = manifest.contributes.commands.map(({ command }) => command);

  it('leads a newcomer through hover, completion, branch and panel, with a picture and something to press each', () => {
    const [walkthrough] = manifest.contributes.walkthroughs;
    assert.deepEqual(
      walkthrough?.steps.map(step => step.id),
      ['hover', 'completion', 'branch', 'panel'],
    );
    for (const { id, description, media } of walkthrough?.steps ?? []) {
      for (const theme of ['dark', 'light', 'hc', 'hcLight'])
        assert.ok(existsSync(join(root, media.image[theme] ?? '')), `${id} has a picture for ${theme}`);
      assert.ok(media.altText, `${id} says what its picture shows`);
      const pressed = [...description.matchAll(/\(command:([\w.]+)/g)].map(match => match[1] ?? '');
      assert.ok(pressed.length > 0, `${id} has a button`);
      for (const command of pressed) assert.ok(commands.includes(command), `${command} is a command of ours`);
    }
  });

  it('has commands and keys that collide with nothing', () => {
    assert.equal(new Set(commands).size, commands.length);
    for (const { command, category } of manifest.contributes.commands) {
      assert.match(command, /^statuswise\./);
      assert.equal(category, 'Statuswise', `${command} is found under one heading`);
    }
    const keys = manifest.contributes.keybindings;
    assert.ok(keys.length > 0);
    assert.equal(new Set(keys.map(({ key, when }) => `${key} ${when}`)).size, keys.length);
    for (const { command, key, when } of keys) {
      assert.ok(commands.includes(command));
      // VS Code and Windows leave Ctrl+Alt with a letter to keyboards that type with it; a plain key belongs to the editor.
      assert.doesNotMatch(key, /^(?:shift\+)?[a-z0-9]$|^ctrl\+[a-z]$|ctrl\+alt\+[a-z]$/, `${key} is not taken`);
      assert.match(
        when ?? '',
        /editorLangId == http|activeWebviewPanelId == statuswise/,
        `${key} only where it means something`,
      );
    }
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
