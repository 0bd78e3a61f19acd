import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import type { Runtime } from './types';

/** Where Debian's packages of PHP libraries are. */
const libraries = '/usr/share/php';
const hasPhp = spawnSync('php', ['-v']).status === 0;

const lacks = (file: string, packaged: string) => (): string | undefined =>
  !hasPhp ? 'php' : existsSync(`${libraries}/${file}`) ? undefined : packaged;

const output = `
try {
    echo json_encode(['value' => call($argv[1])]);
} catch (Exception $error) {
    echo json_encode(['error' => $error->getMessage()]);
}
`;

const guzzle: Runtime = {
  name: 'Guzzle',
  languageId: 'php',
  optional: true,
  file: 'with_guzzle.php',
  command: ['php'],
  lacks: lacks('GuzzleHttp/autoload.php', 'php-guzzlehttp-guzzle'),
  program: `<?php

require '${libraries}/GuzzleHttp/autoload.php';

use GuzzleHttp\\Client;

$token = 'old';
$client = new Client(['http_errors' => false]);

function refreshToken(): void
{
    global $token;
    $token = 'new';
}

function call(string $url): ?array
{
    global $client, $token;
    $®response = $client->LOWER($url, ['headers' => ['Authorization' => $token]]);
    if ($response->getStatusCode() === 418) {
        throw new RuntimeException('teapot');
    }

    return json_decode((string) $response->getBody(), true);
}
${output}`,
};

const thrown: Runtime = {
  ...guzzle,
  name: 'Guzzle, its exceptions caught',
  file: 'with_guzzle_caught.php',
  brief: true,
  without: /^20/,
  program: guzzle.program
    .replace("new Client(['http_errors' => false])", 'new Client()')
    .replace('GuzzleHttp\\Client;', 'GuzzleHttp\\Client;\nuse GuzzleHttp\\Exception\\RequestException;')
    .replace(
      /    \$®response[\s\S]*?\n\}\n/,
      `    try {
        $response = $client->LOWER($url, ['headers' => ['Authorization' => $token]]);

        return json_decode((string) $response->getBody(), true);
    } catch (RequestException $®e) {
        if ($e->getCode() === 418) {
            throw new RuntimeException('teapot');
        }
        throw $e;
    }
}
`,
    ),
};

const laravel: Runtime = {
  ...guzzle,
  name: 'Laravel',
  file: 'with_laravel.php',
  lacks: lacks('Illuminate/Container/autoload.php', 'php-illuminate-http and php-illuminate-container'),
  program: `<?php

require '${libraries}/GuzzleHttp/autoload.php';
require '${libraries}/Illuminate/Container/autoload.php';
require '${libraries}/Illuminate/Http/autoload.php';

use Illuminate\\Container\\Container;
use Illuminate\\Http\\Client\\Factory;
use Illuminate\\Support\\Facades\\Facade;
use Illuminate\\Support\\Facades\\Http;

$app = new Container();
$app->singleton(Factory::class, fn () => new Factory());
Facade::setFacadeApplication($app);

$token = 'old';

function refreshToken(): void
{
    global $token;
    $token = 'new';
}

function call(string $url): ?array
{
    global $token;
    $®response = Http::withHeaders(['Authorization' => $token])->LOWER($url);
    if ($response->status() === 418) {
        throw new RuntimeException('teapot');
    }

    return $response->json();
}
${output}`,
};

const symfony: Runtime = {
  ...guzzle,
  name: 'Symfony HttpClient',
  file: 'with_symfony.php',
  lacks: lacks('Symfony/Component/HttpClient/autoload.php', 'php-symfony-http-client'),
  program: `<?php

require '${libraries}/Symfony/Component/HttpClient/autoload.php';

use Symfony\\Component\\HttpClient\\HttpClient;

$token = 'old';
$client = HttpClient::create();

function refreshToken(): void
{
    global $token;
    $token = 'new';
}

function call(string $url): ?array
{
    global $client, $token;
    $®response = $client->request('METHOD', $url, ['headers' => ['Authorization' => $token]]);
    if ($response->getStatusCode() === 418) {
        throw new RuntimeException('teapot');
    }

    return $response->toArray();
}
${output}`,
};

export const phpRuntimes = [guzzle, thrown, laravel, symfony];
