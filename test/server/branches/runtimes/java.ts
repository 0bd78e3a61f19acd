import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Runtime } from './types';

const jar = (name: string): string => `/usr/share/java/${name}.jar`;
const okhttpJars = ['okhttp', 'okio', 'jackson-core', 'jackson-databind', 'jackson-annotations'].map(jar);
const springJars = ['spring3-web', 'spring3-core', 'spring3-beans', 'commons-logging'].map(jar);

const lacks = (jars: string[]) => (): string | undefined =>
  spawnSync('java', ['-version']).status !== 0 ? 'java' : jars.find(j => !existsSync(j));

/** Prints what `call` came to; a body is JSON as it is. */
const main = `
    public static void main(String[] args) throws Exception {
        String out;
        try {
            out = "{\\"value\\": " + call(args[0]) + "}";
        } catch (Exception e) {
            String message = String.valueOf(e.getMessage()).replace("\\\\", "\\\\\\\\").replace("\\"", "\\\\\\"").replace("\\n", " ");
            out = "{\\"error\\": \\"" + message + "\\"}";
        }
        System.out.println(out);
        System.exit(0);
    }
}
`;

const jdk: Runtime = {
  name: 'java.net.http',
  languageId: 'java',
  file: 'Program.java',
  command: ['java', '-XX:TieredStopAtLevel=1'],
  lacks: lacks([]),
  // A virtual machine a test is dear; these are written by the same code as others.
  without: /^(?:401: a second|404|400|422: hands on a map|503: does|500: does)/,
  program: `import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class Program {
    private static final HttpClient client = HttpClient.newHttpClient();
    private static String token = "old";

    static void refreshToken() {
        token = "new";
    }

    static String call(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", token)
                .method("METHOD", HttpRequest.BodyPublishers.noBody())
                .build();
        ®HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 418) {
            throw new IOException("teapot");
        }
        return response.body();
    }
${main}`,
};

const jdkAsync: Runtime = {
  ...jdk,
  name: 'java.net.http, sendAsync',
  brief: true,
  without: /^(?:202|204|400|401|409|422)/,
  program: jdk.program.replace(
    / {8}®HttpResponse[^]*?return response\.body\(\);\n/,
    `        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(®response -> {
                    if (response.statusCode() == 418) {
                        throw new IllegalStateException("teapot");
                    }
                    return response.body();
                })
                .join();
`,
  ),
};

const okhttp: Runtime = {
  name: 'OkHttp',
  languageId: 'java',
  file: 'Program.java',
  command: ['java', '-XX:TieredStopAtLevel=1', '-cp', okhttpJars.join(':')],
  lacks: lacks(okhttpJars),
  brief: true,
  program: `import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class Program {
    private static final OkHttpClient client = new OkHttpClient();
    private static final ObjectMapper mapper = new ObjectMapper();

    static String call(String url) throws IOException {
        String method = "METHOD";
        RequestBody body = method.equals("GET") ? null : RequestBody.create(null, "");
        Request request = new Request.Builder().url(url).method(method, body).build();
        try (Response response = client.newCall(request).execute()) {
            if (®response.code() == 418) {
                throw new IOException("teapot");
            }
            return response.body().string();
        }
    }
${main}`,
};

const okhttpAsync: Runtime = {
  ...okhttp,
  name: 'OkHttp, enqueue',
  // The callback would leave whoever waits for it waiting.
  without: /^(?:202|204|401|409|422)/,
  program: okhttp.program
    .replace(
      'import okhttp3.OkHttpClient;',
      'import okhttp3.Call;\nimport okhttp3.Callback;\nimport okhttp3.OkHttpClient;',
    )
    .replace(
      'import java.io.IOException;',
      'import java.io.IOException;\nimport java.util.concurrent.CompletableFuture;',
    )
    .replace('throws IOException {', 'throws Exception {')
    .replace(
      / {8}try \(Response[^]*?\n {8}\}\n/,
      `        CompletableFuture<String> result = new CompletableFuture<>();
        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                result.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call call, Response ®response) throws IOException {
                result.complete(response.body().string());
            }
        });
        return result.get();
`,
    ),
};

const restTemplate: Runtime = {
  name: 'RestTemplate',
  languageId: 'java',
  file: 'Program.java',
  command: ['java', '-XX:TieredStopAtLevel=1', '-cp', springJars.join(':')],
  lacks: lacks(springJars),
  brief: true,
  // Only failures get to a catch.
  without: /^20/,
  program: `import org.springframework.http.HttpMethod;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.RestTemplate;

public class Program {
    private static final RestTemplate restTemplate = new RestTemplate();

    static String call(String url) {
        try {
            return restTemplate.exchange(url, HttpMethod.METHOD, null, String.class).getBody();
        } catch (HttpStatusCodeException ®e) {
            throw e;
        }
    }
${main}`,
};

export const javaRuntimes = [jdk, jdkAsync, okhttp, okhttpAsync, restTemplate];
