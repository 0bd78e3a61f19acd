import { spawnSync } from 'node:child_process';
import type { Runtime } from './types';

const hasModule = (command: string, module: string): boolean =>
  spawnSync(command, ['-c', `import ${module}`]).status === 0;

/** A Python that has requests. */
export const python = ['/usr/bin/python3', 'python3'].find(p => hasModule(p, 'requests'));

const lacks = (library: string) => (): string | undefined =>
  python && hasModule(python, library) ? undefined : `python3 with ${library}`;

const requests: Runtime = {
  name: 'requests',
  languageId: 'python',
  file: 'program.py',
  command: [python ?? 'python3'],
  lacks: lacks('requests'),
  program: `
import json
import sys

import requests

token = "old"


def refresh_token():
    global token
    token = "new"


def call(url):
    ®response = requests.LOWER(url, headers={"Authorization": token})
    if response.status_code == 418:
        raise RuntimeError("teapot")
    return response.json()


try:
    print(json.dumps({"value": call(sys.argv[1])}))
except Exception as error:
    print(json.dumps({"error": str(error)}))
`,
};

const httpx: Runtime = {
  ...requests,
  name: 'httpx',
  file: 'with_httpx.py',
  lacks: lacks('httpx'),
  brief: true,
  program: requests.program
    .replaceAll('requests', 'httpx')
    .replace('response = httpx.LOWER(url, ', 'response = client.LOWER(url, ')
    .replace('token = "old"', 'token = "old"\nclient = httpx.Client()'),
};

const aiohttp: Runtime = {
  ...requests,
  name: 'aiohttp',
  file: 'with_aiohttp.py',
  lacks: lacks('aiohttp'),
  brief: true,
  program: `
import asyncio
import json
import sys

import aiohttp


async def call(url):
    async with aiohttp.ClientSession() as session:
        async with session.LOWER(url) as ®response:
            if response.status == 418:
                raise RuntimeError("teapot")
            return await response.json()


try:
    print(json.dumps({"value": asyncio.run(call(sys.argv[1]))}))
except Exception as error:
    print(json.dumps({"error": str(error)}))
`,
};

const urllib: Runtime = {
  ...requests,
  name: 'urllib',
  file: 'with_urllib.py',
  lacks: undefined,
  brief: true,
  also: /^(?:401: refreshes|409)/,
  without: /^20/,
  program: `
import json
import sys
import urllib.error
import urllib.request

token = "old"


def refresh_token():
    global token
    token = "new"


def call(url):
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url, method="METHOD", headers={"Authorization": token})
        ) as response:
            return json.load(response)
    except urllib.error.HTTPError as ®error:
        if error.code == 418:
            raise RuntimeError("teapot")
        raise
${requests.program.slice(requests.program.indexOf('\n\ntry:'))}`,
};

/** The successes of urllib, which come another way than its failures. */
const urllibSuccess: Runtime = {
  ...urllib,
  name: 'urllib, successes',
  file: 'with_urllib_success.py',
  also: undefined,
  without: /^[^2]/,
  program: `
import json
import sys
import urllib.request


def call(url):
    ®response = urllib.request.urlopen(urllib.request.Request(url, method="METHOD"))
    return json.load(response)
${requests.program.slice(requests.program.indexOf('\n\ntry:'))}`,
};

export const pythonRuntimes = [requests, httpx, aiohttp, urllib, urllibSuccess];
