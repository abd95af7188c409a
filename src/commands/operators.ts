import type { CreateCountyInput } from '../domain/counties/create.ts';
import type { CreateKeyInput } from '../domain/keys/create.ts';
import type { OperatorOrganisationInput } from '../domain/organisations/create.ts';
import type { CloseAccountInput } from '../domain/people/close-account.ts';
import type { OperatorInvitationInput } from '../domain/people/invite.ts';
import type { ApplyRetentionInput } from '../domain/retention/apply.ts';
import { readEnvironment } from '../env.ts';
import { type Command, requireNothing, requireVerb } from './arguments.ts';
import { requireAddress, withDatabase, withLocalDatabase } from './databases.ts';
import { answerLines, refusing } from './lines.ts';

/*
 * What the operator of the machine does without being signed in. What needs a database is loaded
 * only here, so that the commands that need none start at once.
 */

export const migrate: Command = async (args, variables) => {
  requireNothing(args);
  const { migrateToLatest } = await import('../db/migrate.ts');
  const { requireOwner } = await import('../service-login.ts');
  return withDatabase(variables, async ({ db }) => {
    await requireOwner(db);
    const ran = await migrateToLatest(db);
    const said = ran.length === 0 ? 'the schema is current' : `migrated: ${ran.join(', ')}`;
    process.stderr.write(`${said}\n`);
    return 0;
  });
};

export const login: Command = async (args, variables) => {
  requireNothing(args);
  const { serviceAddressOf } = await import('../service-login.ts');
  process.stdout.write(`${await serviceAddressOf(requireAddress(variables))}\n`);
  return 0;
};

export const county: Command = async (args, variables) => {
  requireVerb(args, 'create');
  const { createCounty } = await import('../domain/counties/create.ts');
  return withDatabase(variables, (house) =>
    answerLines(refusing((input) => createCounty({ house, input: input as CreateCountyInput }))),
  );
};

export const key: Command = async (args, variables) => {
  requireVerb(args, 'create');
  const { createKey } = await import('../domain/keys/create.ts');
  return withDatabase(variables, (house) =>
    answerLines(
      refusing(async (input) => ({
        key: await createKey({ house, input: input as CreateKeyInput }),
      })),
    ),
  );
};

export const organisation: Command = async (args, variables) => {
  requireVerb(args, 'create');
  const { createOrganisationAsOperator } = await import('../domain/organisations/create.ts');
  return withDatabase(variables, (house) =>
    answerLines(
      refusing((input) =>
        createOrganisationAsOperator({ house, input: input as OperatorOrganisationInput }),
      ),
    ),
  );
};

export const invite: Command = async (args, variables) => {
  requireNothing(args);
  const { inviteAsOperator } = await import('../domain/people/invite.ts');
  const { HEHENG_URL: url = '' } = readEnvironment(variables);
  return withDatabase(variables, (house) =>
    answerLines(
      refusing(async (input) => {
        const { path, ...invited } = await inviteAsOperator({
          house,
          input: input as OperatorInvitationInput,
        });
        return { ...invited, link: `${url}${path}` };
      }),
    ),
  );
};

export const account: Command = async (args, variables) => {
  requireVerb(args, 'close');
  const { closeAccount } = await import('../domain/people/close-account.ts');
  return withDatabase(variables, (house) =>
    answerLines(refusing((input) => closeAccount({ house, input: input as CloseAccountInput }))),
  );
};

export const retention: Command = async (args, variables) => {
  requireNothing(args);
  const { applyRetention } = await import('../domain/retention/apply.ts');
  return withLocalDatabase(variables, (house) =>
    answerLines(
      refusing((input) => applyRetention({ house, input: input as ApplyRetentionInput })),
    ),
  );
};

export const sweep: Command = async (args, variables) => {
  requireNothing(args);
  const { sweep: sweepAll } = await import('../domain/cases/sweep.ts');
  return withLocalDatabase(variables, async (house) => {
    process.stdout.write(`${JSON.stringify(await sweepAll(house))}\n`);
    return 0;
  });
};
