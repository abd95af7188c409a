import { lockChain } from '../../db/audit.ts';
import { findCounty } from '../../db/counties.ts';
import { findOrganisation, insertOrganisations } from '../../db/organisations.ts';
import type { OrganisationRow } from '../../db/tables.ts';
import { inScope, type Trx } from '../../db/transaction.ts';
import { type AuditEntry, appendAudit } from '../audit/append.ts';
import { type Changed, change } from '../change.ts';
import type { Context, House } from '../context.ts';
import { DomainError } from '../errors.ts';
import { COUNTY_CHAIN, OPERATOR, operatorScope } from '../operator.ts';
import { requirePermission } from '../permissions.ts';
import { countyCodeSchema } from '../schemas.ts';
import { describeOrganisation } from './describe.ts';
import {
  type CreateOrganisationInput,
  createOrganisationInput,
  type Organisation,
  type OrganisationKind,
} from './schemas.ts';

/** The bureau sets up neither its own kind nor whoever watches over it. */
const CREATED_BY_BUREAU: readonly OrganisationKind[] = ['bank', 'guarantor', 'expert'];

/** Adds a bank, a guarantor or a group of experts to the county. */
export async function createOrganisation({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateOrganisationInput;
}): Promise<Changed<Organisation>> {
  const { countyCode, id: recordedBy } = requirePermission(ctx, 'organisations:create');
  const organisation = createOrganisationInput.parse(input);
  if (!CREATED_BY_BUREAU.includes(organisation.kind)) throw new DomainError('FORBIDDEN');
  const request = { verb: 'organisations.create', input, chain: COUNTY_CHAIN };
  return change(ctx, request, (trx) =>
    insert(trx, rowOf(organisation, { countyCode, recordedBy, recordedAt: ctx.now() })),
  );
}

const operatorInput = createOrganisationInput.extend({ countyCode: countyCodeSchema });
export type OperatorOrganisationInput = CreateOrganisationInput & { readonly countyCode: string };

/** Adds an organisation of any kind, as the operator of the machine. */
export async function createOrganisationAsOperator({
  house,
  input,
}: {
  house: Pick<House, 'db' | 'now' | 'newId'>;
  input: OperatorOrganisationInput;
}): Promise<Organisation> {
  const { countyCode, ...organisation } = operatorInput.parse(input);
  const at = house.now();
  return inScope(house.db, operatorScope(countyCode, at), async (trx) => {
    if ((await findCounty(trx, countyCode)) === undefined) throw new DomainError('NOT_FOUND');
    await lockChain(trx, countyCode, COUNTY_CHAIN);
    const recorded = { countyCode, recordedBy: OPERATOR.actor, recordedAt: at };
    const { value, audit } = await insert(trx, rowOf(organisation, recorded));
    const origin = { countyCode, chain: COUNTY_CHAIN, requestId: house.newId('req') };
    await appendAudit(trx, { ...origin, ...OPERATOR, at }, audit);
    return value;
  });
}

type Recorded = Pick<OrganisationRow, 'countyCode' | 'recordedBy' | 'recordedAt'>;

const rowOf = (
  { organisationId, kind, zh, en }: Omit<Organisation, 'recordedAt'>,
  recorded: Recorded,
): OrganisationRow => ({ organisationId, kind, nameZh: zh, nameEn: en, ...recorded });

async function insert(trx: Trx, row: OrganisationRow) {
  const { countyCode, organisationId: subject, kind, nameZh: zh, nameEn: en } = row;
  if (await findOrganisation(trx, countyCode, subject)) {
    throw new DomainError('ORGANISATION_EXISTS');
  }
  await insertOrganisations(trx, [row]);
  const audit: AuditEntry = {
    action: 'organisation.create',
    subject,
    basis: '高政办字〔2022〕21号 第 10 项',
    details: { kind, zh, en },
  };
  return { value: describeOrganisation(row), audit };
}
