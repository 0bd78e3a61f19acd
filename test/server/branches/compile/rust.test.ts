import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../support/paths';
import { finished } from './programs';

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

describe('branches: the result compiles', function () {
  // The crates are built once, into a folder that stays.
  this.timeout(900_000);

  it('Rust, with reqwest and ureq', function () {
    if (spawnSync('cargo', ['--version']).status !== 0 || !existsSync(crates)) return this.skip();
    const programs = finished(['rs'], 12);
    const at = join(root, '.cache/rust');
    rmSync(join(at, 'src'), { recursive: true, force: true });
    for (const folder of ['.cargo', 'src/bin', 'anyhow/src']) mkdirSync(join(at, folder), { recursive: true });
    const write = (file: string, text: string): void => writeFileSync(join(at, file), text);
    write(
      '.cargo/config.toml',
      `[source.crates-io]\nreplace-with = "debian"\n[source.debian]\ndirectory = "${crates}"\n`,
    );
    write('Cargo.toml', manifest);
    write('anyhow/Cargo.toml', '[package]\nname = "anyhow"\nversion = "1.0.0"\nedition = "2021"\n');
    write('anyhow/src/lib.rs', anyhow);
    // One crate for all: each program is a module of it.
    const modules = programs.map((f, i) => {
      write(`src/p${i}.rs`, f.after);
      return `/// ${f.file.slice(f.file.indexOf('branches/'))}\npub mod p${i};\n`;
    });
    write('src/lib.rs', `#![allow(dead_code)]\n${modules.join('')}`);
    const { status, stderr } = spawnSync('cargo', ['check', '--offline', '--message-format', 'short'], {
      cwd: at,
      encoding: 'utf8',
      env: { ...process.env, CARGO_TARGET_DIR: join(at, 'target') },
    });
    const named = stderr.replace(/src\/p(\d+)\.rs/g, (_, i: string) => programs[Number(i)]?.file ?? '');
    assert.equal(status, 0, named);
    assert.doesNotMatch(named, /^(?!\/root).*\bwarning: (?!`branches`)(?:unused|variable)/m, named);
  });
});
