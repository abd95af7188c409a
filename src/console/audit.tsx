import { exportAudit } from '../domain/audit/export.ts';
import { requirePermission } from '../domain/permissions.ts';
import { AuditPage } from './audit-page.tsx';
import { type ConsoleContext, verbContext } from './request.ts';
import { respondPage } from './respond.tsx';

export async function showAudit(c: ConsoleContext) {
  requirePermission(await verbContext(c), 'audit:export');
  const words = c.get('words');
  return respondPage(c, {
    title: words.t('auditTitle'),
    content: <AuditPage words={words} />,
    script: 'audit',
  });
}

/** The export of the JSON door, for those who are signed in by a cookie. */
export async function downloadAudit(c: ConsoleContext) {
  const lines = await exportAudit({ ctx: await verbContext(c) });
  return c.body(`${lines.join('\n')}\n`, 200, {
    'content-type': 'application/x-ndjson; charset=utf-8',
  });
}
