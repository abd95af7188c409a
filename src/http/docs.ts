import type { Door } from './door.ts';

/** What Swagger UI needs, by its path in the package swagger-ui-dist. */
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js'];

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>合衡 Heheng API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="api"></div>
<noscript>The document itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
`;

/** The contract as a document, which is made the first time that it is asked for, and as a page. */
export function docs(door: Door, makeDocument: () => object): void {
  let document: object | undefined;
  door.get('/openapi.json', (c) => {
    document ??= makeDocument();
    return c.json(document);
  });
  door.get('/docs', (c) => c.html(PAGE));
  door.get('/docs/start.js', (c) =>
    c.body(START, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );
  for (const file of FILES) {
    door.get(`/docs/${file}`, async (c) => (await c.env.asset(file)) ?? c.notFound());
  }
}
