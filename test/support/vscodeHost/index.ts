export { startBrowser } from './browser';
export { findChromium, needChromium } from './chromium';
export { installNpmVscode } from './install';
export { linkExtension, quietSettings, startServer, type VscodeServer, writeSettings } from './server';
