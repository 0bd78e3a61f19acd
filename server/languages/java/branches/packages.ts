/** Where the names come from that a branch may use. */
const packages: Record<string, string> = {
  Collections: 'java.util',
  CompletableFuture: 'java.util.concurrent',
  Executor: 'java.util.concurrent',
  Handler: 'android.os',
  Looper: 'android.os',
  TimeUnit: 'java.util.concurrent',
  DateTimeFormatter: 'java.time.format',
  DateTimeParseException: 'java.time.format',
  Duration: 'java.time',
  HttpClientErrorException: 'org.springframework.web.client',
  HttpServerErrorException: 'org.springframework.web.client',
  HttpMethod: 'org.springframework.http',
  HttpRequest: 'java.net.http',
  HttpResponse: 'java.net.http',
  HttpUrl: 'okhttp3',
  URI: 'java.net',
  HttpStatus: 'org.springframework.http',
  IOException: 'java.io',
  Mono: 'reactor.core.publisher',
  Objects: 'java.util',
  Optional: 'java.util',
  Request: 'okhttp3',
  Response: 'okhttp3',
  Retry: 'reactor.util.retry',
  StandardCharsets: 'java.nio.charset',
  ThreadLocalRandom: 'java.util.concurrent',
  WebClientResponseException: 'org.springframework.web.reactive.function.client',
  ZonedDateTime: 'java.time',
};

/** The imports that code needs, those left out whose name the file has from elsewhere or defines itself. */
export function importsFor(code: string, file: string, more: Record<string, string> = {}): string[] {
  const plain = code.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return Object.entries({ ...packages, ...more })
    .filter(([name]) => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(plain))
    .filter(
      ([name]) =>
        !new RegExp(
          `^import\\s+[\\w.]+\\.${name}\\s*;|\\b(?:class|interface|enum|record|object)\\s+${name}\\b`,
          'm',
        ).test(file),
    )
    .map(([name, from]) => `${from}.${name}`);
}
