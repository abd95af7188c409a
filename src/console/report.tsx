import { getCase } from '../domain/cases/get.ts';
import type { Context } from '../domain/context.ts';
import { getReport } from '../domain/counties/get-report.ts';
import { DomainError } from '../domain/errors.ts';
import { hasPermission, visibilityOf } from '../domain/permissions.ts';
import { routeInput } from '../domain/programmes/schemas.ts';
import { usccSchema } from '../domain/schemas.ts';
import type { Refused } from './parts/posted.ts';
import { privacyOf } from './report/privacy.ts';
import { ReportPage } from './report-page.tsx';
import { type ConsoleContext, given, verbContext } from './request.ts';
import { respondPage } from './respond.tsx';
import { localName } from './texts.ts';

/** The page of a cooperative; after a refusal, with what was typed and what was wrong with it. */
export async function showReport(c: ConsoleContext, refusal?: Refused) {
  const ctx = await verbContext(c);
  const uscc = c.req.param('uscc') ?? '';
  if (!usccSchema.safeParse(uscc).success) throw new DomainError('NOT_FOUND');
  const application = given(c, Object.keys(routeInput.shape));
  const report = await getReport({ ctx, input: { uscc, application } });
  const words = c.get('words');
  const { name, nameEn } = report.cooperative;
  const privacy = await privacyOf(ctx, uscc);
  const withFiles = visibilityOf(ctx.actor).kind !== 'consented';
  const standing = await standingOf(ctx, uscc);
  const props = {
    words,
    report,
    privacy,
    withFiles,
    mayFile: hasPermission(ctx.actor, 'statements:submit'),
    standing,
    ...(refusal && { form: refusal.form }),
  };
  return respondPage(c, {
    title: `${localName(words, name, nameEn)} · ${words.t('reportTitle')}`,
    isFictional: report.county.isFictional,
    refusal,
    content: <ReportPage {...props} />,
  });
}

/** The case of a cooperative as it is now; none where none was opened yet, or for others' eyes. */
async function standingOf(ctx: Context, uscc: string) {
  if (!hasPermission(ctx.actor, 'cases:read')) return undefined;
  try {
    return { riskCase: await getCase({ ctx, input: { uscc } }), now: ctx.now() };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
