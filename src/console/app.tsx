import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import type { Allowances } from '../domain/allowance.ts';
import { listCases } from '../domain/cases/list.ts';
import { getOverview } from '../domain/counties/get-overview.ts';
import { overviewInput } from '../domain/counties/schemas.ts';
import { DomainError } from '../domain/errors.ts';
import { hasPermission } from '../domain/permissions.ts';
import { FILE_MAX_BYTES } from '../domain/spreadsheets/read-sheets.ts';
import { downloadAudit, showAudit } from './audit.tsx';
import { AUDIT_EXPORT_PATH } from './audit-page.tsx';
import { BUYER_PAGES, buyerPages } from './buyers/pages.tsx';
import { casePages } from './cases/pages.tsx';
import { evaluationPages } from './evaluation/pages.tsx';
import { downloadModel, downloadScore, MODEL_FILE, SCORE_FILES } from './files.ts';
import { OverviewPage } from './overview-page.tsx';
import { PEOPLE_PAGES, peoplePages } from './people/routes.ts';
import { preventionPages } from './prevention/pages.tsx';
import { postConsent, postReview, postRevocation } from './privacy.ts';
import { showReport } from './report.tsx';
import {
  type ConsoleContext,
  type ConsoleEnv,
  consoleRequest,
  given,
  limitRequests,
  verbContext,
} from './request.ts';
import { respondError, respondNotFound, respondPage } from './respond.tsx';
import { reviewPages } from './reviews/pages.tsx';
import { safePath } from './safe-path.ts';
import { SCRIPT_NAMES, scriptText } from './scripts.ts';
import { showSignIn, signIn, signOut } from './sign-in.tsx';
import { statementPages } from './statements/pages.tsx';
import { questionPages } from './statements/questions.tsx';
import { styleSheet } from './styles.ts';
import { UPLOAD_PAGES, uploadPages } from './uploads/pages.tsx';
import { webhookPages } from './webhooks/pages.tsx';
import { weightingPages } from './weighting/pages.ts';

// Middleware is bound to these and not to every path, since other doors share the address space.
const PAGES = [
  '/',
  '/cooperatives/:uscc',
  '/cooperatives/:uscc/consents',
  '/cooperatives/:uscc/consents/:consentId/revocation',
  '/sign-in',
  '/sign-out',
  '/audit',
  AUDIT_EXPORT_PATH,
  MODEL_FILE,
  SCORE_FILES,
  '/evaluation',
  '/evaluation/:year/workbook',
  '/webhooks/*',
  ...PEOPLE_PAGES,
  ...BUYER_PAGES,
] as const;

/** The forms of these pages hold a key, a path or some names. */
const FORM_MAX_BYTES = 16 * 1024;

const PAGES_OF_LONG_FORMS = [
  '/weighting/*',
  '/statements/*',
  '/reviews/*',
  '/cases/*',
  '/case',
  '/duties',
  '/prevention',
  '/questions',
  '/questions/*',
  '/cooperatives/:uscc/ratings/:ratingId/review',
];

/** An impact assessment may have 20,000 characters, of nine bytes each on the way. */
const LONG_FORM_MAX_BYTES = 256 * 1024;

/** Forms come from pages of this site, as people or the proxy before it reach it. */
const sameOrigin = csrf({
  origin: (origin, c: ConsoleContext) =>
    origin === new URL(c.req.url).origin || origin === c.env.signIn?.url,
});

/** A file, with what the form says around it. */
const UPLOAD_MAX_BYTES = FILE_MAX_BYTES + FORM_MAX_BYTES;

/** The HTML door: a page makes a context, calls one verb and shows what it answers. */
export function consoleApp(allowances: Allowances = new Map()): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  const limited = limitRequests(allowances);
  const guard = (paths: readonly string[], maxSize: number) => {
    for (const path of paths) {
      app.use(path, consoleRequest, sameOrigin, bodyLimit({ maxSize }), limited);
    }
  };
  guard(PAGES, FORM_MAX_BYTES);
  guard(PAGES_OF_LONG_FORMS, LONG_FORM_MAX_BYTES);
  guard(UPLOAD_PAGES, UPLOAD_MAX_BYTES);
  app.get('/', showOverview);
  app.get('/cooperatives/:uscc', (c) => showReport(c));
  app.post('/cooperatives/:uscc/consents', postConsent);
  app.post('/cooperatives/:uscc/consents/:consentId/revocation', postRevocation);
  app.post('/cooperatives/:uscc/ratings/:ratingId/review', postReview);
  app.get('/sign-in', (c) => showSignIn(c, safePath(c.req.query('next'))));
  app.post('/sign-in', signIn);
  app.post('/sign-out', signOut);
  peoplePages(app);
  buyerPages(app);
  app.get('/audit', showAudit);
  app.get(AUDIT_EXPORT_PATH, downloadAudit);
  app.get(MODEL_FILE, downloadModel);
  app.get(SCORE_FILES, downloadScore);
  weightingPages(app);
  statementPages(app);
  uploadPages(app);
  reviewPages(app);
  evaluationPages(app);
  casePages(app);
  preventionPages(app);
  questionPages(app);
  webhookPages(app);
  app.get('/console.css', (c) => c.body(styleSheet, 200, keptForEver('text/css')));
  for (const name of SCRIPT_NAMES) {
    const script = scriptText(name);
    app.get(`/console/${name}.js`, (c) => c.body(script, 200, keptForEver('text/javascript')));
  }
  // People get a page for an address that no door has; programs get the app's own answer.
  app.get('*', consoleRequest, (c, next) =>
    c.req.header('accept')?.includes('text/html') ? respondNotFound(c) : next(),
  );
  app.onError(respondError);
  return app;
}

/** The address of a style sheet or script changes with what it says. */
const keptForEver = (type: string) => ({
  'content-type': `${type}; charset=utf-8`,
  'cache-control': 'public, max-age=31536000, immutable',
});

/** How many of the cases with most late duties the overview names. */
const LATE_CASES = 5;

async function showOverview(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const input = overviewInput.safeParse(given(c, Object.keys(overviewInput.shape)));
  if (!input.success) throw new DomainError('INPUT_INVALID');
  const overview = await getOverview({ ctx, input: input.data });
  const words = c.get('words');
  const cases = hasPermission(ctx.actor, 'cases:read')
    ? await listCases({ ctx, input: { limit: LATE_CASES } })
    : undefined;
  return respondPage(c, {
    title: words.t('overviewTitle', { county: words.say(overview.county) }),
    isFictional: overview.county.isFictional,
    content: <OverviewPage words={words} overview={overview} cases={cases} />,
  });
}
