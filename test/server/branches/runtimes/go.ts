import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Runtime } from './types';

const go: Runtime = {
  name: 'net/http',
  languageId: 'go',
  file: 'program.go',
  command: ['go', 'run'],
  lacks: () => (spawnSync('go', ['version']).status === 0 ? undefined : 'go'),
  brief: true,
  also: /^(?:401: refreshes|409)/,
  program: `package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
)

var token = "old"

func refreshToken() error {
	token = "new"
	return nil
}

func call(url string) (map[string]any, error) {
	req, err := http.NewRequest("METHOD", url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", token)
	®resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode == 418 {
		return nil, errors.New("teapot")
	}
	var value map[string]any
	err = json.NewDecoder(resp.Body).Decode(&value)
	return value, err
}

func main() {
	value, err := call(os.Args[1])
	out := map[string]any{"value": value}
	if err != nil {
		out = map[string]any{"error": err.Error()}
	}
	json.NewEncoder(os.Stdout).Encode(out)
}
`,
};

/** Where Debian keeps Go libraries. */
export const gocode = '/usr/share/gocode';

/** Programs that import libraries of Debian's: they are found the old way, without the network. */
export const goPath = (folder: string): Record<string, string> => ({
  GO111MODULE: 'off',
  GOPATH: `${folder}/gopath:${gocode}`,
});

export const hasResty = (): boolean => existsSync(`${gocode}/src/github.com/go-resty/resty`);

const resty: Runtime = {
  ...go,
  name: 'resty',
  file: 'with_resty.go',
  lacks: () => (hasResty() ? go.lacks?.() : 'golang-github-go-resty-resty-dev'),
  also: /^(?:401: refreshes|409)/,
  env: goPath,
  within: { folder: 'gopath/src/example.com/run', files: { 'go.mod': 'module example.com/run\n\ngo 1.19\n' } },
  program: go.program
    .replace('"net/http"\n\t"os"\n', '"os"\n\n\t"github.com/go-resty/resty/v2"\n')
    .replace(
      /\treq, err[^]*?\t®resp, err := .*\n/,
      '\t®resp, err := resty.New().R().SetHeader("Authorization", token).Execute("METHOD", url)\n',
    )
    .replace('\tdefer resp.Body.Close()\n', '')
    .replace('resp.StatusCode ==', 'resp.StatusCode() ==')
    .replace('json.NewDecoder(resp.Body).Decode(&value)', 'json.Unmarshal(resp.Body(), &value)'),
};

export const goRuntimes = [go, resty];
