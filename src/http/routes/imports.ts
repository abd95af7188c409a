import { createRoute, z } from '@hono/zod-openapi';
import type { Changed } from '../../domain/change.ts';
import { commitImport } from '../../domain/imports/commit.ts';
import { createImport } from '../../domain/imports/create.ts';
import { getImport } from '../../domain/imports/get.ts';
import { getTemplate, templateInput } from '../../domain/imports/get-template.ts';
import { listImportedStatements } from '../../domain/imports/list-statements.ts';
import {
  createImportInput,
  importedStatementListSchema,
  importPageInput,
  importSchema,
  type StatementImport,
} from '../../domain/imports/schemas.ts';
import { idSchema } from '../../domain/texts.ts';
import {
  allowed,
  FILE_TYPES,
  file,
  fileBody,
  HOW_IT_IS_TOLD,
  idempotencyHeaders,
  json,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
  toldOrJson,
  UPLOAD_PATH,
} from '../contract.ts';
import { answerAsItIs, contextOf, type Door } from '../door.ts';
import { answerTelling } from '../telling.ts';

const tags = ['imports'];
const importParams = z.strictObject({ importId: idSchema });

const create = createRoute({
  method: 'post',
  path: UPLOAD_PATH,
  operationId: 'createImport',
  summary: 'Check a file of statements, without filing anything',
  description:
    'The body is the file: a workbook of Excel or WPS (.xlsx), CSV in UTF-8 or GB18030, or JSON ' +
    '(application/json) as `POST /v1/cooperatives/{uscc}/statements` takes it, each with its `uscc`, ' +
    'one or a list. It has one statement as the forms are printed, or up to 5,000 in a list, one a ' +
    `row (see the templates); at most 16 MB. Lines are matched by their names. What is ` +
    `not committed is removed 30 days after the check. ${HOW_IT_IS_TOLD}`,
  tags,
  ...allowed('statements:submit'),
  request: { query: createImportInput, headers: idempotencyHeaders, body: fileBody },
  responses: {
    201: toldOrJson(importSchema, 'Checked; `isAcceptable` says whether it can be committed'),
    ...refusalsOfChange,
  },
});

const get = createRoute({
  method: 'get',
  path: '/v1/imports/{importId}',
  operationId: 'getImport',
  summary: 'How far an import has come, and what was found about its file',
  tags,
  ...allowed('statements:submit'),
  request: { params: importParams },
  responses: { 200: json(importSchema, 'The import'), ...refusalsOfOne },
});

const list = createRoute({
  method: 'get',
  path: '/v1/imports/{importId}/statements',
  operationId: 'listImportedStatements',
  summary: 'The statements of an import, each with what was found at its cells',
  tags,
  ...allowed('statements:submit'),
  request: { params: importParams, query: importPageInput },
  responses: { 200: json(importedStatementListSchema, 'A page of statements'), ...refusalsOfOne },
});

const commit = createRoute({
  method: 'post',
  path: '/v1/imports/{importId}/commit',
  operationId: 'commitImport',
  summary: 'File the statements of an import, all of them or none',
  description: HOW_IT_IS_TOLD,
  tags,
  ...allowed('statements:submit'),
  request: { params: importParams, headers: idempotencyHeaders },
  responses: { 201: toldOrJson(importSchema, 'Filed'), ...refusalsOfChange },
});

const template = createRoute({
  method: 'get',
  path: '/v1/statement-templates/{form}',
  operationId: 'getStatementTemplate',
  summary: 'A file to be filled in, in the form of 2007 or of 2023',
  tags,
  ...allowed('statements:submit'),
  request: { params: z.strictObject({ form: idSchema }), query: templateInput },
  responses: { 200: file('The file'), ...refusalsOfOne },
});

const answerOf = ({ value, isReplay }: Changed<StatementImport>) => ({
  status: 201 as const,
  headers: replayHeader(isReplay),
  body: importSchema.parse(value),
});

export function importRoutes(door: Door): void {
  answerAsItIs(door, create, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const input = { bytes, about: c.req.valid('query') };
    const ctx = contextOf(c);
    return answerTelling(c, async (tell) => answerOf(await createImport({ ctx, input, tell })));
  });
  door.openapi(get, async (c) => {
    const found = await getImport({ ctx: contextOf(c), input: c.req.valid('param') });
    return c.json(importSchema.parse(found), 200);
  });
  door.openapi(list, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    const statements = await listImportedStatements({ ctx: contextOf(c), input });
    return c.json(importedStatementListSchema.parse(statements), 200);
  });
  answerAsItIs(door, commit, async (c) => {
    const input = c.req.valid('param');
    const ctx = contextOf(c);
    return answerTelling(c, async (tell) => answerOf(await commitImport({ ctx, input, tell })));
  });
  answerAsItIs(door, template, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    const { bytes, fileName } = getTemplate({ ctx: contextOf(c), input });
    const type = fileName.endsWith('.csv') ? 'text/csv; charset=utf-8' : FILE_TYPES[1];
    c.header('Content-Disposition', `attachment; filename="${fileName}"`);
    return c.body(bytes, 200, { 'Content-Type': type });
  });
}
