#!/usr/bin/env node
// Stands in for desktop VS Code's executable where none can be had: understands the flags that `runTests` passes.
import { createRequire } from 'node:module';
import 'tsx/cjs';

const { launch } = createRequire(import.meta.url)('./vscodeHost/launcher.ts');
process.exit(await launch(process.argv.slice(2)));
