import { z } from 'zod';
import { lockChain } from '../../db/audit.ts';
import { findCounty, insertCounty } from '../../db/counties.ts';
import { inScope } from '../../db/transaction.ts';
import { appendAudit } from '../audit/append.ts';
import type { House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN, OPERATOR, operatorScope } from '../operator.ts';
import { lineSchema } from '../texts.ts';

const nameSchema = lineSchema(100);

export const createCountyInput = z.strictObject({
  countyCode: z.string().regex(/^\d{6}$/),
  zh: nameSchema,
  en: nameSchema,
  isFictional: z.boolean().default(false),
  towns: z
    .array(
      z.strictObject({
        townId: z.string().regex(/^[a-z0-9-]{2,40}$/),
        zh: nameSchema,
        en: nameSchema,
      }),
    )
    .min(1)
    .max(200),
});
export type CreateCountyInput = z.input<typeof createCountyInput>;

/** Sets up a county with its towns, as the operator of the machine. */
export async function createCounty({
  house,
  input,
}: {
  house: Pick<House, 'db' | 'now' | 'newId'>;
  input: CreateCountyInput;
}): Promise<{ readonly countyCode: string }> {
  const { countyCode, zh, en, isFictional, towns } = createCountyInput.parse(input);
  await inScope(house.db, operatorScope(countyCode, house.now()), async (trx) => {
    await lockChain(trx, countyCode, COUNTY_CHAIN);
    if (await findCounty(trx, countyCode)) throw new DomainError('COUNTY_EXISTS');
    const rows = towns.map((town) => ({
      countyCode,
      townId: town.townId,
      nameZh: town.zh,
      nameEn: town.en,
    }));
    await insertCounty(trx, { countyCode, nameZh: zh, nameEn: en, isFictional }, rows);
    const origin = { countyCode, chain: COUNTY_CHAIN, requestId: house.newId('req') };
    await appendAudit(
      trx,
      { ...origin, ...OPERATOR, at: house.now() },
      { action: 'county.create', subject: countyCode, basis: '高政办字〔2022〕21号 第 10 项' },
    );
  });
  return { countyCode };
}
