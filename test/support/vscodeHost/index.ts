export { startBrowser } from './browser';
export { findChromium, needChromium } from './chromium';
export { installNpmVscode } from './install';
export { quietSettings, startServer, type VscodeServer, writeSettings } from './server';
