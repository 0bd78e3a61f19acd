import assert from 'node:assert/strict';
import { mountedRoute, type MountHost } from '../../../client/src/requestPanel/mountedRoute';
import { mountIn, requestsInDocument } from '../../../server/src/features/sendThis';
import { testServices } from '../../support/services';

const services = testServices();

/** The URLs of the routes of the first file, as the others mount them; `notes` too where there are any. */
async function routesOf(files: Record<string, string>): Promise<string[]> {
  const [first = ''] = Object.keys(files);
  const uri = (path: string): string => `file:///w/${path}`;
  const languageId = first.endsWith('.py') ? 'python' : first.endsWith('.ts') ? 'typescript' : 'javascript';
  const host: MountHost = {
    files: async () => Object.keys(files).map(uri),
    text: async of => ({ text: files[of.replace('file:///w/', '')] ?? '', languageId }),
    mount: params => mountIn(params, services),
    name: of => of.replace('file:///w/', ''),
  };
  services.documents.opened(uri(first), languageId, 1, files[first] ?? '');
  try {
    const found = await requestsInDocument(uri(first), services);
    const mounted = await Promise.all(found.map(request => mountedRoute(request, uri(first), host)));
    return mounted.map(({ method, url, notes }) => [`${method} ${url}`, ...notes].join(' – '));
  } finally {
    services.documents.closed(uri(first));
  }
}

const express = "const router = require('express').Router();\nrouter.get('/:id', (req, res) => res.json({}));\n";

const cases: [name: string, files: Record<string, string>, routes: string[]][] = [
  [
    'Express, required in the call',
    {
      'routes/users.js': `${express}module.exports = router;`,
      'app.js': "const app = require('express')();\napp.use('/users', require('./routes/users'));",
    },
    ['GET /users/{{id}} – Mounted by app.js.'],
  ],
  [
    'Express, through the index of a folder, with a parameter',
    {
      'src/routes/users.js': `${express}module.exports = router;`,
      'src/routes/index.js':
        "const router = require('express').Router();\nconst users = require('./users');\nrouter.use('/teams/:team/users', users);\nmodule.exports = router;",
      'src/app.js':
        "import express from 'express';\nimport routes from './routes/index.js';\nconst app = express();\napp.use('/api', authenticate, routes);",
    },
    ['GET /api/teams/{{team}}/users/{{id}} – Mounted by src/routes/index.js, src/app.js.'],
  ],
  [
    'Express, one of two routers of a file',
    {
      'routers.ts':
        "import { Router } from 'express';\nexport const users = Router();\nexport const admin = Router();\nadmin.get('/log', (req, res) => res.json([]));",
      'app.ts':
        "import express from 'express';\nimport { users, admin } from './routers';\nconst app = express();\napp.use('/users', users);\napp.use('/admin', admin);",
    },
    ['GET /admin/log – Mounted by app.ts.'],
  ],
  [
    'a plugin of Fastify',
    {
      'plugins/orders.js':
        "export default async function orders(fastify) {\n  fastify.get('/orders/:id', async (request, reply) => reply.send({}));\n}",
      'server.js':
        "import Fastify from 'fastify';\nimport orders from './plugins/orders.js';\nconst fastify = Fastify();\nawait fastify.register(orders, { prefix: '/v1' });",
    },
    ['GET /v1/orders/{{id}} – Mounted by server.js.'],
  ],
  [
    'Hono',
    {
      'src/books.ts':
        "import { Hono } from 'hono';\nconst app = new Hono();\napp.get('/:id', c => c.json({}));\nexport default app;",
      'src/index.ts':
        "import { Hono } from 'hono';\nimport books from './books';\nconst app = new Hono();\napp.route('/books', books);",
    },
    ['GET /books/{{id}} – Mounted by src/index.ts.'],
  ],
  [
    "NestJS's prefix for all",
    {
      'cats.controller.ts':
        "import { Controller, Get } from '@nestjs/common';\n@Controller('cats')\nexport class CatsController {\n  @Get(':id')\n  one() { return {}; }\n}",
      'main.ts': "const app = await NestFactory.create(AppModule);\napp.setGlobalPrefix('api');",
    },
    ['GET /api/cats/{{id}} – Mounted by main.ts.'],
  ],
  [
    'FastAPI, a router by its module',
    {
      'app/routers/items.py':
        'from fastapi import APIRouter\nrouter = APIRouter(prefix="/items")\n\n@router.get("/{item_id}")\ndef read(item_id: str):\n    return {}\n',
      'app/main.py':
        'from fastapi import FastAPI\nfrom .routers import items, users\napp = FastAPI()\napp.include_router(users.router)\napp.include_router(items.router, prefix="/api/v1")\n',
    },
    ['GET /api/v1/items/{{item_id}} – Mounted by app/main.py.'],
  ],
  [
    'a blueprint of Flask under another name',
    {
      'shop/views.py':
        'from flask import Blueprint\nbp = Blueprint("shop", __name__)\n\n@bp.route("/cart")\ndef cart():\n    return ""\n',
      'shop/__init__.py':
        'from flask import Flask\nfrom shop.views import bp as shop_bp\napp = Flask(__name__)\napp.register_blueprint(shop_bp, url_prefix="/shop")\n',
    },
    ['GET /shop/cart – Mounted by shop/__init__.py.'],
  ],
  [
    "Django's urls, included",
    {
      'polls/urls.py':
        'from django.urls import path\nfrom . import views\nurlpatterns = [\n    path("<int:question_id>/", views.detail),\n]\n',
      'site/urls.py':
        'from django.urls import include, path\nurlpatterns = [\n    path("polls/", include("polls.urls")),\n]\n',
    },
    ['GET /polls/{{question_id}}/ – Mounted by site/urls.py.'],
  ],
  [
    'nothing, where a file of the same name in another folder is mounted',
    {
      'routes/users.js': `${express}module.exports = router;`,
      'other/app.js': "const app = require('express')();\napp.use('/people', require('./users'));",
    },
    ['GET /{{id}}'],
  ],
  [
    'nothing, where the file is used for something else',
    {
      'routes/users.js': `${express}module.exports = router;`,
      'list.js':
        "const users = require('./routes/users');\nconsole.log(users.stack.length);\napp.use('/x', require('./x'));",
    },
    ['GET /{{id}}'],
  ],
  [
    'nothing twice, where two files mount each other',
    {
      'a.js': `${express}router.use('/b', require('./b'));\nmodule.exports = router;`,
      'b.js':
        "const router = require('express').Router();\nrouter.use('/a', require('./a'));\nmodule.exports = router;",
    },
    ['GET /b/a/{{id}} – Mounted by b.js, a.js.'],
  ],
];

describe('a route whose router another file mounts', function () {
  this.timeout(20_000);
  for (const [name, files, routes] of cases) it(name, async () => assert.deepEqual(await routesOf(files), routes));

  it('Laravel puts routes/api.php under /api, and no other file', async () => {
    const text = "<?php\nRoute::get('/users/{id}', [UserController::class, 'show']);\n";
    for (const [uri, url] of [
      ['file:///w/routes/api.php', '/api/users/{{id}}'],
      ['file:///w/routes/web.php', '/users/{{id}}'],
    ] as const) {
      services.documents.opened(uri, 'php', 1, text);
      assert.deepEqual(
        (await requestsInDocument(uri, services)).map(r => r.url),
        [url],
      );
      services.documents.closed(uri);
    }
  });
});
