import tseslint from 'typescript-eslint';

const nodeBuiltins = [
  'fs',
  'path',
  'http',
  'https',
  'net',
  'os',
  'child_process',
  'url',
  'process',
  'tls',
  'zlib',
  'crypto',
];
const notInCore = nodeBuiltins.flatMap(name => [name, `node:${name}`, `node:${name}/*`]);

/** Every folder's rules; the boundaries between the folders stand at the end. */
export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'server/generated/',
      '.cache/',
      'demo/workspace/',
      'test/fixtures/',
      '.vscode-test/',
    ],
  },
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.mjs', 'scripts/**', 'test/**', 'demo/**'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    // The server knows nothing of VS Code or of the client.
    files: ['server/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['vscode', '**/client/**'], message: 'server/ reaches neither vscode nor client/.' }] },
      ],
    },
  },
  {
    // The core reads no disk, no network and no clock: only the entry files do.
    files: ['server/src/**/*.ts', 'server/languages/**/*.ts'],
    ignores: ['server/src/main.ts', 'server/src/browser.ts', 'server/src/nodeHost.ts', 'server/src/annotateCli.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: notInCore.filter(n => !n.includes('*')), patterns: [{ group: ['vscode', '**/client/**'] }] },
      ],
      'no-restricted-globals': ['error', 'process', 'require', '__dirname', 'fetch'],
    },
  },
  {
    // The client reaches the server only through LSP; the shared request types are the exception.
    files: ['client/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/server/src/**', '!**/server/src/protocol', '!**/server/src/protocol.js'],
              message: 'client/ reaches the server through LSP.',
            },
          ],
        },
      ],
    },
  },
);
