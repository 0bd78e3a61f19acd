import { spawnSync } from 'node:child_process';
import type { Runtime } from './types';

const go: Runtime = {
  name: 'net/http',
  languageId: 'go',
  file: 'program.go',
  command: ['go', 'run'],
  lacks: () => (spawnSync('go', ['version']).status === 0 ? undefined : 'go'),
  brief: true,
  without: /^202/,
  program: `package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
)

func call(url string) (map[string]any, error) {
	req, err := http.NewRequest("METHOD", url, nil)
	if err != nil {
		return nil, err
	}
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

export const goRuntimes = [go];
