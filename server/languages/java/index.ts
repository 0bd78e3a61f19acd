import type { Language } from '../../src/languages/types';

/** What HTTP-speaking code on the JVM imports or calls, in Java, Kotlin and Scala alike. */
export const jvmHttp =
  /\b(?:java\.net\.http|HttpURLConnection|HttpsURLConnection|httpserver|servlet|ws\.rs|springframework\.(?:http|web|cloud|boot|security|graphql)|jersey|resteasy|dropwizard|quarkus|micronaut|javalin|spark\.|vertx|undertow|helidon|jetty|netty|armeria|play\.(?:mvc|libs\.ws|api)|okhttp3?|retrofit2?|httpclient5?|httpcomponents|apache\.http|asynchttpclient|unirest|feign|rest-?assured|wiremock|mockwebserver3?|mockserver|MockMvc|WebTestClient|RestTemplate|ResponseEntity|swagger|openapi|(?<=import [\w.]{1,60}\.)(?:https?|web|rest(?:li)?)(?=\.[\w*_{])|ktor|http4k|http4s|(?:pekko|akka)\.http|sttp|zio\.http|tapir|scalatra|ratpack|cask\.|finatra|finagle|finch|gatling|HttpStatus\w*|HttpRequest|HttpResponse|StatusCodes?|statusCode|responseCode|(?:[rR]equest|[rR]es|[rR]esponse)\b\s*[,):.])/;

export const java: Language = {
  id: 'java',
  grammar: 'java',
  queries: ['java'],
  languageIds: ['java', 'jav'],
  nodes: {
    number: ['decimal_integer_literal'],
    string: ['string_literal'],
    name: ['identifier', 'type_identifier'],
    comment: ['line_comment', 'block_comment'],
  },
  http: jvmHttp,
};
