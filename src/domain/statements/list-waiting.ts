import { listQuestioned } from '../../db/questions.ts';
import { listWaitingStatements as listRows } from '../../db/waiting-statements.ts';
import { read } from '../change.ts';
import type { Context } from '../context.ts';
import { type PageInput, pageInput, pageOf } from '../page.ts';
import { requirePermission, visibilityOf } from '../permissions.ts';
import { describeStatement, UNDECIDED } from './describe.ts';
import type { WaitingStatementList } from './schemas.ts';

/** The statements that wait for somebody like the actor to verify them, oldest first. */
export async function listWaitingStatements({
  ctx,
  input,
}: {
  ctx: Context;
  input: PageInput;
}): Promise<WaitingStatementList> {
  const actor = requirePermission(ctx, 'statements:verify');
  const { after, limit } = pageInput.parse(input);
  return read(ctx, async (trx) => {
    const wanted = { after, limit: limit + 1 };
    const rows = await listRows(trx, actor.countyCode, visibilityOf(actor), wanted);
    const { items, next } = pageOf(rows, limit, ({ statementId }) => statementId);
    const ids = items.map(({ statementId }) => statementId);
    const questioned = await listQuestioned(trx, actor.countyCode, ids);
    const described = items.map((row) => {
      const { name, nameEn, townId } = row;
      const isQuestioned = questioned.has(row.statementId);
      const of = { name, nameEn, townId, isQuestioned };
      return { ...describeStatement({ ...row, ...UNDECIDED }), ...of };
    });
    return { items: described, next };
  });
}
