import type { Hono } from 'hono';
import { commitImport } from '../../domain/imports/commit.ts';
import { createImport } from '../../domain/imports/create.ts';
import { getImport } from '../../domain/imports/get.ts';
import { getTemplate } from '../../domain/imports/get-template.ts';
import { listImportedStatements } from '../../domain/imports/list-statements.ts';
import { createImportInput } from '../../domain/imports/schemas.ts';
import { requirePermission } from '../../domain/permissions.ts';
import type { Tell } from '../../domain/progress.ts';
import {
  type Fields,
  filled,
  postedFields,
  type Refused,
  requireFilled,
  tryForm,
} from '../parts/posted.ts';
import {
  askedPage,
  type ConsoleContext,
  type ConsoleEnv,
  sentForm,
  verbContext,
} from '../request.ts';
import { respondPage } from '../respond.tsx';
import { isListening, tellForm } from '../telling.ts';
import { showFilledForm } from './form-checked.tsx';
import { formPages } from './form-pages.tsx';
import { ImportPage, isCommittable } from './import-page.tsx';
import { UploadPage } from './upload-page.tsx';
import { yearRefused } from './year.ts';

const TEMPLATE = '/uploads/templates/:form/:layout/:format';

export const UPLOAD_PAGES = ['/uploads', '/uploads/*'] as const;

/** A file is sent in, its report is read, and it is filed. */
export function uploadPages(app: Hono<ConsoleEnv>): void {
  app.get('/uploads', (c) => showUpload(c));
  app.post('/uploads', postFile);
  app.get(TEMPLATE, downloadTemplate);
  formPages(app);
  app.get('/uploads/:importId', (c) => showImport(c));
  app.post('/uploads/:importId', postCommit);
}

async function showUpload(c: ConsoleContext, refusal?: Refused) {
  const actor = requirePermission(await verbContext(c), 'statements:submit');
  const words = c.get('words');
  const props = {
    words,
    isForMany: actor.role === 'bureau',
    ...(refusal && { form: refusal.form }),
  };
  return respondPage(c, {
    title: words.t('uploadTitle'),
    refusal,
    script: 'upload',
    content: <UploadPage {...props} />,
  });
}

async function postFile(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const file = (await sentForm(c)).get('file');
  const sent = file instanceof File && file.size > 0 ? file : undefined;
  const values: Fields = { ...(await postedFields(c)), file: sent?.name ?? '' };
  const verb = async (tell?: Tell) => {
    requireFilled(values, { file: 'uploadFileNeeded' });
    const fileName = values.file?.slice(0, 200);
    const about = { fileName, fiscalYear: filled(values.fiscalYear) };
    if (!createImportInput.safeParse(about).success) throw yearRefused('uploadYearWrong');
    const bytes = new Uint8Array((await sent?.arrayBuffer()) ?? new ArrayBuffer());
    const { value } = await createImport({ ctx, input: { bytes, about }, tell });
    return `/uploads/${value.importId}`;
  };
  if (isListening(c)) return tellForm(c, verb);
  return tryForm({
    verb,
    done: (path) => c.redirect(path, 303),
    again: (refusal) => showUpload(c, refusal),
    values,
    about: 'file',
  });
}

const PAGE_SIZE = 25;

async function showImport(c: ConsoleContext, refusal?: Refused) {
  const ctx = await verbContext(c);
  const input = { importId: c.req.param('importId') ?? '' };
  const made = await getImport({ ctx, input });
  const outcome = made.refused > 0 ? ({ outcome: 'refused' } as const) : {};
  const page = { ...input, ...askedPage(c), ...outcome, limit: PAGE_SIZE };
  const list = await listImportedStatements({ ctx, input: page });
  if (made.format === 'form') return showFilledForm(c, made, list.items, refusal);
  const words = c.get('words');
  const props = { words, made, list, ...(refusal && { form: refusal.form }) };
  return respondPage(c, {
    title: words.t('reportOfFile'),
    refusal,
    ...(isCommittable(made) && { script: 'upload' }),
    content: <ImportPage {...props} />,
  });
}

async function postCommit(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const importId = c.req.param('importId') ?? '';
  const verb = async (tell?: Tell) => {
    await commitImport({ ctx, input: { importId }, tell });
    return `/uploads/${importId}`;
  };
  if (isListening(c)) return tellForm(c, verb);
  return tryForm({
    verb,
    done: (path) => c.redirect(path, 303),
    again: (refusal) => showImport(c, refusal),
    values: await postedFields(c),
  });
}

async function downloadTemplate(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const { form = '', layout, format } = c.req.param() as Record<string, string>;
  const isList = layout === 'list';
  const isCsv = format === 'csv';
  const wanted = { layout: isList ? 'list' : 'single', format: isCsv ? 'csv' : 'xlsx' } as const;
  const { bytes, fileName } = getTemplate({ ctx, input: { form, ...wanted } });
  return c.body(bytes, 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${fileName}"`,
  });
}
