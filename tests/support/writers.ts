import { type Connection, connect } from '../../src/db/client.ts';
import { insertCooperative } from '../../src/db/cooperatives.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { inScope, type Trx } from '../../src/db/transaction.ts';
import type { Actor, Context } from '../../src/domain/context.ts';
import { createCounty } from '../../src/domain/counties/create.ts';
import { operatorScope } from '../../src/domain/operator.ts';
import { creditCodeCheck } from '../../src/engine/credit-code.ts';
import { machineHouse } from '../../src/machine.ts';
import { startPostgres } from './postgres.ts';

/** A county on PostgreSQL 18 that has cooperatives and nothing else, for many writers at once. */
export type WritersCounty = {
  readonly db: Connection;
  readonly connectionString: string;
  readonly usccs: readonly string[];
  readonly as: (role: Actor['role']) => Context;
  readonly close: () => Promise<void>;
};

export const COUNTY_CODE = '370322';

export async function openWritersCounty(
  connectionsMax: number,
  cooperatives: number,
): Promise<WritersCounty> {
  const postgres = await startPostgres();
  const db = connect(postgres.connectionString, connectionsMax);
  await migrateToLatest(db);
  const house = machineHouse(db, {});
  const towns = [{ townId: 'tangfang', zh: '唐坊镇', en: 'Tangfang' }];
  const county = { countyCode: COUNTY_CODE, zh: '高青县', en: 'Gaoqing County', towns };
  await createCounty({ house, input: county });
  const usccs = Array.from({ length: cooperatives }, (_, i) => codeOf(i));
  const at = house.now();
  await inScope(db, operatorScope(COUNTY_CODE, at), (trx) => register(trx, usccs, at));
  return {
    db,
    connectionString: postgres.connectionString,
    usccs,
    as: (role) => ({ ...house, requestId: 'writers', actor: { ...NOBODY, id: role, role } }),
    close: async () => {
      await db.destroy();
      await postgres.close();
    },
  };
}

const NOBODY = {
  countyCode: COUNTY_CODE,
  name: 'writer',
  organisation: null,
  scopes: null,
  mayApprove: true,
};

/** Codes that differ in their serials; the check digit of the subject is of no interest here. */
export function codeOf(serial: number): string {
  const body = `93${COUNTY_CODE}${String(serial).padStart(9, '0')}`;
  return body + creditCodeCheck(body);
}

async function register(trx: Trx, usccs: readonly string[], at: Date): Promise<void> {
  for (const uscc of usccs) {
    await insertCooperative(trx, {
      countyCode: COUNTY_CODE,
      uscc,
      townId: 'tangfang',
      name: uscc,
      nameEn: null,
      trade: '粮食',
      tradeEn: null,
      registeredOn: '2019-05-20',
      note: null,
      noteEn: null,
      recordedBy: 'operator',
      recordedAt: at,
    });
  }
}
