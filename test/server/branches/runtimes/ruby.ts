import { spawnSync } from 'node:child_process';
import type { Runtime } from './types';

const lacks = (library: string, packaged: string) => (): string | undefined => {
  const { error, status } = spawnSync('ruby', ['-e', `require '${library}'`]);
  return error ? 'ruby' : status === 0 ? undefined : packaged;
};

const output = `
begin
  puts JSON.generate(value: call(ARGV[0]))
rescue StandardError => e
  puts JSON.generate(error: e.message)
end
`;

const netHttp: Runtime = {
  name: 'Net::HTTP',
  languageId: 'ruby',
  file: 'with_net_http.rb',
  command: ['ruby'],
  lacks: lacks('net/http', 'ruby'),
  program: `
require 'json'
require 'net/http'

$token = 'old'

def refresh_token
  $token = 'new'
end

def call(url)
  uri = URI(url)
  http = Net::HTTP.new(uri.host, uri.port)
  ®response = http.send_request('METHOD', uri.request_uri, nil, { 'Authorization' => $token })
  raise 'teapot' if response.code == '418'

  JSON.parse(response.body)
end
${output}`,
};

/** A request object, on a connection that is open for one block; branches by class. */
const byClass: Runtime = {
  ...netHttp,
  name: 'Net::HTTP, response classes',
  file: 'with_net_http_classes.rb',
  brief: true,
  also: /^(?:401|409)/,
  // Each status has a class of its own: no branch is for several.
  without: /^the usual/,
  program: netHttp.program.replace(
    /  http = [\s\S]*?\nend\n/,
    `  request = Net::HTTPGenericRequest.new('METHOD', false, true, uri)
  request['Authorization'] = $token
  ®response = Net::HTTP.start(uri.host, uri.port) { |http| http.request(request) }
  case response
  when Net::HTTPOK
    JSON.parse(response.body)
  when Net::HTTPLoopDetected
    raise 'loop'
  else
    raise 'teapot'
  end
end
`,
  ),
};

const faraday: Runtime = {
  ...netHttp,
  name: 'Faraday',
  file: 'with_faraday.rb',
  lacks: lacks('faraday', 'ruby-faraday'),
  program: `
require 'faraday'
require 'json'

$token = 'old'
CONN = Faraday.new

def refresh_token
  $token = 'new'
end

def call(url)
  ®response = CONN.LOWER(url) { |req| req.headers['Authorization'] = $token }
  raise 'teapot' if response.status == 418

  JSON.parse(response.body)
end
${output}`,
};

const raised: Runtime = {
  ...faraday,
  name: 'Faraday, its exceptions rescued',
  file: 'with_faraday_rescued.rb',
  brief: true,
  also: /^(?:401|503|429)/,
  without: /^20/,
  program: faraday.program.replace('Faraday.new', 'Faraday.new { |f| f.response :raise_error }').replace(
    /  ®response[\s\S]*?\nend\n/,
    `  response = CONN.LOWER(url) { |req| req.headers['Authorization'] = $token }
  JSON.parse(response.body)
rescue Faraday::Error => ®e
  raise 'teapot' if e.response[:status] == 418

  raise
end
`,
  ),
};

const httparty: Runtime = {
  ...netHttp,
  name: 'HTTParty',
  file: 'with_httparty.rb',
  lacks: lacks('httparty', 'ruby-httparty'),
  program: `
require 'httparty'

$token = 'old'

def refresh_token
  $token = 'new'
end

def call(url)
  ®response = HTTParty.LOWER(url, headers: { 'Authorization' => $token })
  raise 'teapot' if response.code == 418

  response.parsed_response
end
${output}`,
};

export const rubyRuntimes = [netHttp, byClass, faraday, raised, httparty];
