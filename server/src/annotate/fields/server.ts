/** Fields that name software: Server, X-Powered-By and their kin. That they tell too much is told by discloses-implementation. */
import type { Line } from '../context';
import { split } from '../parse/list';
import type { FieldModule, FieldWords } from '../types';
import { list, quote } from '../words';

/** What answers by that name. */
const PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/^cloudflare/i, "Cloudflare's edge"],
  [/^cloudfront/i, "Amazon CloudFront's edge"],
  [/^awselb/i, 'an AWS load balancer'],
  [/^amazons3/i, 'Amazon S3'],
  [/^akamai/i, "Akamai's edge"],
  [/^gws\b/i, 'Google Web Server'],
  [/^google frontend|^gfe\b/i, "Google's front end"],
  [/^esf\b/i, "Google's API front end"],
  [/^github\.com/i, 'GitHub'],
  [/^vercel/i, "Vercel's edge"],
  [/^netlify/i, "Netlify's edge"],
  [/^fly\//i, "Fly.io's proxy"],
  [/^openresty/i, 'OpenResty (nginx with Lua)'],
  [/^nginx/i, 'the nginx web server'],
  [/^apache/i, 'the Apache web server'],
  [/^caddy/i, 'the Caddy web server'],
  [/^microsoft-iis/i, 'the IIS web server'],
  [/^microsoft-azure-application-gateway/i, 'an Azure Application Gateway'],
  [/^microsoft-httpapi/i, "Windows's HTTP service, often before the application runs"],
  [/^kestrel/i, "ASP.NET's Kestrel"],
  [/^litespeed/i, 'the LiteSpeed web server'],
  [/^lighttpd/i, 'the lighttpd web server'],
  [/^varnish/i, 'the Varnish cache'],
  [/^envoy|^istio-envoy/i, 'the Envoy proxy'],
  [/^kong/i, 'the Kong gateway'],
  [/^haproxy/i, 'the HAProxy load balancer'],
  [/^squid/i, 'the Squid proxy'],
  [/^gunicorn/i, 'the gunicorn application server (Python)'],
  [/^uvicorn/i, 'the uvicorn application server (Python)'],
  [/^hypercorn/i, 'the Hypercorn application server (Python)'],
  [/^werkzeug/i, "Werkzeug, Flask's development server"],
  [/^wsgiserver/i, "Django's development server"],
  [/^simplehttp|^basehttp/i, "Python's http.server"],
  [/^daphne/i, 'the Daphne application server (Django)'],
  [/^cowboy/i, 'the Cowboy application server (Erlang)'],
  [/^puma/i, 'the Puma application server (Ruby)'],
  [/^webrick/i, "Ruby's WEBrick"],
  [/^passenger|^phusion/i, 'the Passenger application server'],
  [/^jetty/i, 'the Jetty application server (Java)'],
  [/^tomcat|^apache-coyote/i, 'the Tomcat application server (Java)'],
  [/^undertow/i, 'the Undertow application server (Java)'],
  [/^deno/i, 'Deno'],
  [/^bunny/i, "bunny.net's edge"],
  [/^ecs\b|^ecacc/i, "Edgio's edge"],
  [/^tengine/i, 'the Tengine web server (nginx)'],
  [/^heroku/i, "Heroku's router"],
  [/^railway/i, "Railway's edge"],
  [/^imunify360|^sucuri/i, 'a web application firewall'],
  [/^express/i, 'the Express framework (Node.js)'],
  [/^php/i, 'PHP'],
  [/^asp\.net/i, 'ASP.NET'],
  [/^next\.js/i, 'Next.js'],
  [/^nuxt/i, 'Nuxt'],
  [/^wordpress/i, 'WordPress'],
  [/^drupal/i, 'Drupal'],
  [/^servlet/i, 'a Java servlet container'],
];

function product(text: string): string | undefined {
  return PRODUCTS.find(([pattern]) => pattern.test(text.slice(0, 100)))?.[1];
}

function explain(line: Line): FieldWords {
  const { value } = line;
  const shown = quote(value, 120);
  if (value === '') return { words: 'Empty: it names nothing.' };
  const known = product(value);
  const kind = known === undefined || known.toLowerCase() === value.toLowerCase() ? '' : `, ${known}`;
  switch (line.name.toLowerCase()) {
    case 'server':
      return {
        words: `What answered calls itself ${shown}${kind}. Behind it another server may have made the response.`,
      };
    case 'x-powered-by':
      return { words: `The response was made by ${shown}${kind}.` };
    case 'x-generator':
      return { words: `The page was made by the content management system ${shown}.` };
    case 'x-aspnet-version':
      return { words: `The application runs on version ${shown} of the .NET Framework.` };
    case 'x-aspnetmvc-version':
      return { words: `The application runs on version ${shown} of ASP.NET MVC.` };
    case 'x-cdn':
      return { words: `The response was delivered by the network ${shown}.` };
    case 'x-redirect-by':
      return { words: `The redirection was sent by ${shown}${kind}.` };
    case 'x-served-by': {
      const nodes = split(value);
      const fastly = nodes.some(node => /^cache-[a-z]{3}/i.test(node));
      return {
        words: `The response was delivered by the ${fastly ? 'Fastly cache ' : ''}${nodes.length > 1 ? 'nodes' : 'node'} ${list(nodes.map(node => quote(node, 60).slice(1, -1)))}${nodes.length > 1 ? ', the last one nearest to the client' : ''}.`,
      };
    }
    default:
      return { words: `Names what made the response: ${shown}.` };
  }
}

export const server: FieldModule = {
  names: [
    'server',
    'x-powered-by',
    'x-generator',
    'x-aspnet-version',
    'x-aspnetmvc-version',
    'x-cdn',
    'x-redirect-by',
    'x-served-by',
  ],
  explain,
};
