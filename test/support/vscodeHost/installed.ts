import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The executable of the desktop VS Code that is installed here, or undefined. The `code` on the PATH is a script that
 * starts the editor and forgets it; the executable beside it is a child that can be stopped.
 */
export function installedVscode(): string | undefined {
  const scripts = (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, process.platform === 'win32' ? 'code.cmd' : 'code'))
    .filter(file => existsSync(file))
    .map(file => join(realpathSync(file), '..'));
  const candidates = [
    // Linux: /usr/share/code/bin/code; Windows: ...\bin\code.cmd; macOS: Contents/Resources/app/bin/code.
    ...scripts.flatMap(bin => [
      join(bin, '../code'),
      join(bin, '../Code.exe'),
      join(bin, '../../../MacOS/Code'),
      join(bin, '../../../MacOS/Electron'),
    ]),
    '/usr/share/code/code',
    '/Applications/Visual Studio Code.app/Contents/MacOS/Code',
    '/Applications/Visual Studio Code.app/Contents/MacOS/Electron',
    join(process.env.LOCALAPPDATA ?? '', 'Programs/Microsoft VS Code/Code.exe'),
  ];
  return candidates.find(file => existsSync(file));
}
