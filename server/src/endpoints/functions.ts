/**
 * Functions of languages and libraries that change nothing about the value as a request has it, or only its form. By the
 * last part of their names, for all languages alike.
 */

/** Give back their first argument: `encodeURIComponent(id)`, `bytes.NewReader(payload)`, `URI.create(url)`. */
export const sameArgument = new Set(
  (
    'encodeURIComponent encodeURI String str Str quote quote_plus Itoa FormatInt PathEscape QueryEscape Sprint bytes ' +
    'NewReader NewBuffer NewBufferString NewRequestBody create URI Uri Url parse Parse ofString of_string from from_str ' +
    'StringContent RequestBody Headers AxiosHeaders Object freeze get_url rawurlencode urlencode escape ' +
    'encode_www_form_component EscapeDataString Encoding GetBytes TextContent StringEntity byteArrayOf Some Ok Box HeaderValue ' +
    'CreateContent URLEncoder requote_uri URL HttpUrl toHttpUrl'
  ).split(' '),
);

/** Give back what they are called on: `id.toString()`, `json.dumps(x).encode()`. */
export const sameReceiver = new Set(
  (
    'toString to_s to_string to_str trim strip as_str clone to_owned into unwrap encode getBytes toHttpUrl toHttpUrlOrNull ' +
    'toRequestBody String Encode toByteArray toURI href build freeze dup as_ref rstrip lstrip Trim ToString ' +
    'toISOString decode toMediaType toMediaTypeOrNull'
  ).split(' '),
);

/** Write a value as JSON. */
export const jsonWriters = new Set(
  (
    'stringify dumps Marshal MarshalIndent json_encode to_json Serialize SerializeObject SerializeToUtf8Bytes ' +
    'writeValueAsString encodeToString toJson JSONObject generate encode! JsonContent json jsonEncode to_vec dump'
  ).split(' '),
);

/** Write a map as a form. */
export const formWriters = new Set(
  'URLSearchParams urlencode encode_www_form FormUrlEncodedContent http_build_query FormBody encode_query'.split(' '),
);

/** Begin a multipart body. */
export const multipartMakers = new Set(
  'FormData MultipartFormDataContent MultipartBody MultipartEntityBuilder Form NewWriter'.split(' '),
);

/** Fill a pattern's holes with their further arguments, or the pattern's that they are called on. */
export const formatters = new Set('Sprintf sprintf format Format printf formatted Errorf'.split(' '));

/** Make a map of names and values in turn: `Map.of("a", 1)`. */
export const alternating = new Set(['of']);

/** Make a map of their entries, named arguments or pairs. */
export const mapMakers = new Set(
  'mapOf hashMapOf mutableMapOf linkedMapOf dict Map HashMap H M Values Header Dictionary buildJsonObject'.split(' '),
);

/** Put a path behind a base: `urljoin(BASE, "/users")`, `new URL('/users', BASE)`. */
export const joiners: Record<string, 'base-first' | 'path-first'> = {
  urljoin: 'base-first',
  join: 'base-first',
  JoinPath: 'base-first',
  resolve: 'base-first',
  URL: 'path-first',
  Uri: 'base-first',
};

/** Read the environment: what they are given is a name, and their second argument what holds without it. */
export const environment = new Set('getenv Getenv env get fetch var GetEnvironmentVariable LookupEnv'.split(' '));
