import type { Hono } from 'hono';
import { getCase } from '../../domain/cases/get.ts';
import { listCases } from '../../domain/cases/list.ts';
import { listActs } from '../../domain/cases/list-acts.ts';
import { listDuties } from '../../domain/cases/list-duties.ts';
import { type DutyList, type DutyOf, listCasesInput } from '../../domain/cases/schemas.ts';
import { getTimeline } from '../../domain/cases/timeline.ts';
import type { Context } from '../../domain/context.ts';
import { getCooperative } from '../../domain/cooperatives/get.ts';
import { DomainError } from '../../domain/errors.ts';
import { hasPermission, requirePermission } from '../../domain/permissions.ts';
import { listQuestions } from '../../domain/questions/list.ts';
import { askedPage, type ConsoleContext, type ConsoleEnv, given, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { localName } from '../texts.ts';
import { actPages } from './acts.tsx';
import { CasePage } from './case-page.tsx';
import { CasesPage } from './cases-page.tsx';
import { DutiesPage } from './duties-page.tsx';
import { postDuty, showDuty } from './duty.tsx';
import { casePath } from './paths.ts';

/** The cases of the dual control, one of them, what is done on it, and what is due. */
export function casePages(app: Hono<ConsoleEnv>): void {
  app.get('/cases', showCases);
  app.get('/case', showCases);
  app.get('/duties', showDuties);
  app.get('/cases/:uscc', showCase);
  app.get('/cases/:uscc/duties/:number', (c) => showDuty(c));
  app.post('/cases/:uscc/duties/:number', postDuty);
  actPages(app);
}

const PAGE_SIZE = 25;
const ENTRIES = 20;
/** As many as a case has in a stay, and more. */
const ACTS = 200;

/** A cooperative has one case: its own. */
async function showCases(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const { role, organisation } = requirePermission(ctx, 'cases:read');
  if (role === 'cooperative') return c.redirect(casePath(organisation ?? ''), 302);
  const input = listCasesInput.safeParse({ ...given(c, ['level', 'after']), limit: PAGE_SIZE });
  if (!input.success) throw new DomainError('INPUT_INVALID');
  const list = await listCases({ ctx, input: input.data });
  const words = c.get('words');
  return respondPage(c, {
    title: words.t('casesTitle'),
    content: <CasesPage words={words} list={list} level={input.data.level} />,
  });
}

async function showCase(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const uscc = c.req.param('uscc') ?? '';
  const riskCase = await getCase({ ctx, input: { uscc } });
  const cooperative = await getCooperative({ ctx, input: { uscc } });
  const page = { ...askedPage(c), limit: ENTRIES };
  const timeline = await getTimeline({ ctx, input: { uscc, page } });
  const { items: acts } = await listActs({ ctx, input: { uscc, page: { limit: ACTS } } });
  const words = c.get('words');
  const { actor } = ctx;
  const props = { words, uscc, cooperative, riskCase, timeline, acts, actor, now: ctx.now() };
  return respondPage(c, {
    title: `${localName(words, cooperative.name, cooperative.nameEn)} · ${words.t('caseCardTitle')}`,
    content: <CasePage {...props} />,
  });
}

async function showDuties(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const { role } = requirePermission(ctx, 'cases:read');
  const input = { ...given(c, ['after']), body: role as DutyOf['body'], limit: PAGE_SIZE };
  const list = await listDuties({ ctx, input });
  const words = c.get('words');
  const told = await toldTo(ctx);
  const props = { words, list, told, actor: ctx.actor, now: ctx.now() };
  const questions = await openQuestions(ctx);
  return respondPage(c, {
    title: words.t('dueTitle'),
    content: <DutiesPage {...props} questions={questions} />,
  });
}

/** As many as somebody reads. */
const TOLD_MAX = 100;

/** Late duties of others that escalate to the body of whoever reads. */
async function toldTo(ctx: Context): Promise<DutyList['items']> {
  const { items } = await listDuties({ ctx, input: { state: 'late', limit: TOLD_MAX } });
  const { role } = ctx.actor;
  return items.filter(({ body, escalatesTo }) => escalatesTo === role && body !== role);
}

/** What a cooperative was asked about its statements and has not answered. */
async function openQuestions(ctx: Context): Promise<number> {
  if (!hasPermission(ctx.actor, 'statements:answer')) return 0;
  const uscc = ctx.actor.organisation ?? '';
  const { items } = await listQuestions({ ctx, input: { uscc, filter: { state: 'open' } } });
  return items.length;
}
