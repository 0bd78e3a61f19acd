import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../support/paths';

/** Debian's librust-reqwest-dev, librust-ureq-dev and what they need; cargo takes its crates from here. */
const crates = '/usr/share/cargo/registry';

/** The crates that the programs use, as Debian has them. anyhow is a stand-in of the one macro and the type. */
const manifest = `[package]
name = "branches"
version = "0.1.0"
edition = "2021"

[dependencies]
anyhow = { path = "anyhow" }
reqwest = { version = "0.11", default-features = false, features = ["json", "blocking"] }
ureq = { version = "2", default-features = false, features = ["json"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
httpdate = "1"
log = "0.4"
rand = "0.8"
tokio = { version = "1", features = ["time", "rt", "macros"] }
`;

/** The signatures of anyhow 1 that the programs use: https://docs.rs/anyhow/1. It is no crate of Debian's older releases. */
const anyhow = `#[derive(Debug)]
pub struct Error(String);
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl<E: std::error::Error> From<E> for Error {
    fn from(error: E) -> Self {
        Error(error.to_string())
    }
}

pub fn message(text: String) -> Error {
    Error(text)
}

#[macro_export]
macro_rules! anyhow {
    ($($text:tt)*) => { $crate::message(format!($($text)*)) };
}

#[macro_export]
macro_rules! bail {
    ($($text:tt)*) => { return Err($crate::anyhow!($($text)*)) };
}
`;

const cache = join(root, '.cache/rust');

/** True where cargo and the crates are there. */
export const hasCrates = (): boolean => existsSync(crates) && spawnSync('cargo', ['--version']).status === 0;

/** True where the crates have been built before: then a check takes seconds. */
export const areBuilt = (): boolean => existsSync(join(cache, 'target/debug/deps'));

/**
 * Checks programs, each as a module of one crate, with the real libraries. These are built once, into a folder that stays.
 * @param crate  A name for the crate, by which several suites keep out of each other's way.
 * @returns What cargo says, with the names of the programs in it; `undefined` where all is well.
 */
export function cargoCheck(crate: string, programs: readonly { name: string; text: string }[]): string | undefined {
  const at = join(cache, crate);
  rmSync(join(at, 'src'), { recursive: true, force: true });
  for (const folder of ['.cargo', 'src', 'anyhow/src']) mkdirSync(join(at, folder), { recursive: true });
  const write = (file: string, text: string): void => writeFileSync(join(at, file), text);
  write(
    '.cargo/config.toml',
    `[source.crates-io]\nreplace-with = "debian"\n[source.debian]\ndirectory = "${crates}"\n`,
  );
  write('Cargo.toml', manifest.replace('"branches"', `"${crate}"`));
  write('anyhow/Cargo.toml', '[package]\nname = "anyhow"\nversion = "1.0.0"\nedition = "2021"\n');
  write('anyhow/src/lib.rs', anyhow);
  for (const [i, { text }] of programs.entries()) write(`src/p${i}.rs`, text);
  write('src/lib.rs', `#![allow(warnings)]\n${programs.map((_, i) => `pub mod p${i};\n`).join('')}`);
  const { status, stderr } = spawnSync('cargo', ['check', '--offline', '--message-format', 'short'], {
    cwd: at,
    encoding: 'utf8',
    env: { ...process.env, CARGO_TARGET_DIR: join(cache, 'target') },
  });
  if (status === 0) return undefined;
  return stderr.replace(/src\/p(\d+)\.rs/g, (_, i: string) => programs[Number(i)]?.name ?? '');
}
