import type { Migration } from 'kysely/migration';
import * as firstLight from './20261124T000000-first-light.ts';
import * as organisations from './20261124T220000-organisations.ts';
import * as people from './20261124T221000-people.ts';
import * as auditHeads from './20261124T222000-audit-heads.ts';
import * as wallsAndPrivacy from './20261124T223000-walls-and-privacy.ts';
import * as weighting from './20261124T224000-weighting.ts';
import * as settledAttempts from './20261124T225000-settled-attempts.ts';
import * as whoActs from './20261124T226000-who-acts.ts';
import * as serviceLogin from './20261125T000000-service-login.ts';
import * as panelRules from './20261125T010000-panel-rules.ts';
import * as oneSide from './20261125T020000-one-side.ts';
import * as confirmed from './20261125T020500-confirmed.ts';
import * as auditOrganisation from './20261125T021000-audit-organisation.ts';
import * as noOtherSchema from './20261125T022000-no-other-schema.ts';
import * as dualControl from './20261125T030000-dual-control.ts';
import * as imports from './20261125T040000-imports.ts';
import * as webhooks from './20261125T050000-webhooks.ts';
import * as statementQuestions from './20261125T060000-statement-questions.ts';
import * as thirdPartyFacts from './20261125T070000-third-party-facts.ts';
import * as statementForm from './20261125T080000-statement-form.ts';
import * as buyerConfirmations from './20261125T090000-buyer-confirmations.ts';
import * as retentionOfImports from './20261125T100000-retention-of-imports.ts';
import * as routeByCase from './20261125T110000-route-by-case.ts';

/** Every migration by its name, oldest first: a Worker has no folder to list them from. */
export const migrations: Readonly<Record<string, Migration>> = {
  '20261124T000000-first-light': firstLight,
  '20261124T220000-organisations': organisations,
  '20261124T221000-people': people,
  '20261124T222000-audit-heads': auditHeads,
  '20261124T223000-walls-and-privacy': wallsAndPrivacy,
  '20261124T224000-weighting': weighting,
  '20261124T225000-settled-attempts': settledAttempts,
  '20261124T226000-who-acts': whoActs,
  '20261125T000000-service-login': serviceLogin,
  '20261125T010000-panel-rules': panelRules,
  '20261125T020000-one-side': oneSide,
  '20261125T020500-confirmed': confirmed,
  '20261125T021000-audit-organisation': auditOrganisation,
  '20261125T022000-no-other-schema': noOtherSchema,
  '20261125T030000-dual-control': dualControl,
  '20261125T040000-imports': imports,
  '20261125T050000-webhooks': webhooks,
  '20261125T060000-statement-questions': statementQuestions,
  '20261125T070000-third-party-facts': thirdPartyFacts,
  '20261125T080000-statement-form': statementForm,
  '20261125T090000-buyer-confirmations': buyerConfirmations,
  '20261125T100000-retention-of-imports': retentionOfImports,
  '20261125T110000-route-by-case': routeByCase,
};
