import { dialectFor } from './registry';

/** A small client in a language's most usual library: what a branch is copied out of. */
export interface Sample {
  /** The language that it is parsed as. */
  language: string;
  /** What people call it. */
  name: string;
  /** Endings of the files in which such a client would stand. */
  endings: string[];
  /**
   * A program that sends one request and reads its response. Indented with tabs, strings in single quotes, so that both
   * can be replaced; `▮` stands in front of the response.
   */
  program(method: string): string;
}

const samples: Sample[] = [
  {
    language: 'typescript',
    name: 'JavaScript, TypeScript',
    endings: ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'vue', 'svelte', 'astro'],
    program: method => `async function send(url: string) {
	const ▮response = await fetch(url${method === 'GET' ? '' : `, { method: '${method}' }`});
	return response.json();
}
`,
  },
  {
    language: 'python',
    name: 'Python',
    endings: ['py'],
    program: method => `import requests


def send(url):
	▮response = requests.${method.toLowerCase()}(url, timeout=10)
	return response.json()
`,
  },
  {
    language: 'go',
    name: 'Go',
    endings: ['go'],
    program: method => `package client

import "net/http"

func send(url string) ([]byte, error) {
	req, err := http.NewRequest("${method}", url, nil)
	if err != nil {
		return nil, err
	}
	▮resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}
`,
  },
  {
    language: 'java',
    name: 'Java',
    endings: ['java'],
    program: method => `import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class Client {
	String send(HttpClient client, URI uri) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(uri).method("${method}", HttpRequest.BodyPublishers.noBody()).build();
		HttpResponse<String> ▮response = client.send(request, HttpResponse.BodyHandlers.ofString());
		return response.body();
	}
}
`,
  },
  {
    language: 'kotlin',
    name: 'Kotlin',
    endings: ['kt', 'kts'],
    program: method => `import okhttp3.OkHttpClient
import okhttp3.Request

fun send(client: OkHttpClient, url: String): String? {
	val request = Request.Builder().url(url).method("${method}", null).build()
	val ▮response = client.newCall(request).execute()
	return response.body?.string()
}
`,
  },
  {
    language: 'csharp',
    name: 'C#',
    endings: ['cs'],
    program: method => `using System.Net.Http;
using System.Threading.Tasks;

class Client
{
	async Task<string> Send(HttpClient client, string url)
	{
		var ▮response = await client.${method === 'GET' ? 'GetAsync(url)' : method === 'PUT' ? 'PutAsync(url, null)' : 'PostAsync(url, null)'};
		return await response.Content.ReadAsStringAsync();
	}
}
`,
  },
  {
    language: 'php',
    name: 'PHP',
    endings: ['php'],
    program: method => `<?php

use GuzzleHttp\\Client;

function send(Client $client, string $url): ?array
{
	$▮response = $client->request('${method}', $url, ['http_errors' => false]);
	return json_decode((string) $response->getBody(), true);
}
`,
  },
  {
    language: 'ruby',
    name: 'Ruby',
    endings: ['rb'],
    program: method => `require 'net/http'

def send_request(uri)
	▮response = Net::HTTP.${method === 'GET' ? 'get_response(uri)' : `${method.toLowerCase()}(uri, '')`}
	response.body
end
`,
  },
  {
    language: 'rust',
    name: 'Rust',
    endings: ['rs'],
    program:
      method => `async fn send(client: &reqwest::Client, url: &str) -> Result<String, Box<dyn std::error::Error>> {
	let ▮response = client.${method.toLowerCase()}(url).send().await?;
	Ok(response.text().await?)
}
`,
  },
];

/** The languages in which a branch can be copied. */
export function sampleClients(): Sample[] {
  return samples.filter(sample => dialectFor(sample.language));
}
