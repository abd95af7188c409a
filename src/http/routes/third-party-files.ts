import { createRoute, z } from '@hono/zod-openapi';
import { idSchema } from '../../domain/texts.ts';
import {
  checkItemFile,
  getItemTemplate,
  importItemFile,
} from '../../domain/third-party/import-file.ts';
import {
  fileReportSchema,
  importedSchema,
  templateInput,
} from '../../domain/third-party/schemas.ts';
import {
  allowed,
  FILE_TYPES,
  file,
  fileBody,
  ITEM_CHECK_PATH,
  ITEM_FILE_PATH,
  idempotencyHeaders,
  json,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
} from '../contract.ts';
import { answerAsItIs, contextOf, type Door } from '../door.ts';

const tags = ['third-party'];

const check = createRoute({
  method: 'post',
  path: ITEM_CHECK_PATH,
  operationId: 'checkThirdPartyFile',
  summary: 'Try a file of items: what is wrong at which cell; nothing is recorded',
  description:
    'The body is the file: a workbook of Excel or WPS (.xlsx), CSV in UTF-8 or GB18030, or JSON ' +
    '(application/json), one item a row below Chinese or English headings (see the templates).',
  tags,
  ...allowed('third-party:record'),
  request: { body: fileBody },
  responses: { 200: json(fileReportSchema, 'The report'), ...refusalsOfChange },
});

const importing = createRoute({
  method: 'post',
  path: ITEM_FILE_PATH,
  operationId: 'importThirdPartyFile',
  summary: 'Record the items of a file: all of them, or none',
  description: 'Where the file has errors, the pointer of each issue names its sheet and its cell.',
  tags,
  ...allowed('third-party:record'),
  request: { headers: idempotencyHeaders, body: fileBody },
  responses: { 201: json(importedSchema, 'The new items'), ...refusalsOfChange },
});

const template = createRoute({
  method: 'get',
  path: '/v1/third-party-templates/{kind}',
  operationId: 'getThirdPartyTemplate',
  summary: 'A file to be filled in with items of one kind',
  tags,
  ...allowed('third-party:record'),
  request: { params: z.strictObject({ kind: idSchema }), query: templateInput },
  responses: { 200: file('The file'), ...refusalsOfOne },
});

const bytesOf = async (request: Pick<Request, 'arrayBuffer'>) =>
  new Uint8Array(await request.arrayBuffer());

export function thirdPartyFileRoutes(door: Door): void {
  door.openapi(check, async (c) => {
    const value = await checkItemFile({
      ctx: contextOf(c),
      input: { bytes: await bytesOf(c.req) },
    });
    return c.json(fileReportSchema.parse(value), 200);
  });
  door.openapi(importing, async (c) => {
    const { value, isReplay } = await importItemFile({
      ctx: contextOf(c),
      input: { bytes: await bytesOf(c.req) },
    });
    return c.json(importedSchema.parse(value), 201, replayHeader(isReplay));
  });
  answerAsItIs(door, template, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    const { bytes, fileName } = getItemTemplate({ ctx: contextOf(c), input });
    const type = fileName.endsWith('.csv') ? 'text/csv; charset=utf-8' : FILE_TYPES[1];
    c.header('Content-Disposition', `attachment; filename="${fileName}"`);
    return c.body(bytes, 200, { 'Content-Type': type });
  });
}
