import type { Hono } from 'hono';
import { getCase } from '../../domain/cases/get.ts';
import { requestDuty } from '../../domain/cases/request-duty.ts';
import { requestExit } from '../../domain/cases/request-exit.ts';
import { resumeBusiness } from '../../domain/cases/resume.ts';
import { type RiskCase, requestDutyInput } from '../../domain/cases/schemas.ts';
import { verifyFall } from '../../domain/cases/verify-fall.ts';
import type { Context } from '../../domain/context.ts';
import { getCooperative } from '../../domain/cooperatives/get.ts';
import { DomainError } from '../../domain/errors.ts';
import { type Permission, requirePermission } from '../../domain/permissions.ts';
import { NEW_FORM } from '../parts/form.tsx';
import {
  type Fields,
  postedFields,
  type Refused,
  requireFilled,
  tryForm,
} from '../parts/posted.ts';
import { type ConsoleContext, type ConsoleEnv, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { localName, type TextKey, type Words } from '../texts.ts';
import { ActPage, type ActPageProps } from './act-page.tsx';
import { ACTS, type ActName, actPath, casePath, requestPath } from './paths.ts';

type Said = Pick<ActPageProps, 'title' | 'hint' | 'confirm'>;

type Act = {
  readonly permission: Permission;
  readonly say: (words: Words, riskCase: RiskCase) => Said;
  readonly needed: Readonly<Record<string, TextKey>>;
  readonly verb: (ctx: Context, uscc: string, note: string) => Promise<unknown>;
};

const NOTE = { note: 'caseNoteNeeded' } as const;

const ACT: Readonly<Record<ActName, Act>> = {
  verification: {
    permission: 'cases:verify',
    say: ({ t }, { level }) => ({
      title: t(level === 'EXIT' ? 'verifyExit' : 'verifyCaseTitle'),
      hint: t('verifyCaseHint'),
    }),
    needed: NOTE,
    verb: (ctx, uscc, note) => verifyFall({ ctx, input: { uscc, verification: { note } } }),
  },
  resumption: {
    permission: 'cases:verify',
    say: ({ t }, { resumedBy }) => ({
      title: t('resumeCase'),
      hint: t('resumeCaseHint', { n: resumedBy.length }),
    }),
    needed: NOTE,
    verb: (ctx, uscc, note) => resumeBusiness({ ctx, input: { uscc, resumption: { note } } }),
  },
  exit: {
    permission: 'cases:act',
    say: ({ t }) => ({
      ...{ title: t('exitCase'), hint: t('exitCaseHint'), confirm: t('exitConfirm') },
    }),
    needed: { ...NOTE, confirm: 'exitConfirmNeeded' },
    verb: (ctx, uscc, note) => requestExit({ ctx, input: { uscc, exit: { note } } }),
  },
};

/** A duty that opens when somebody asks for it. */
const requestOf = (dutyId: string): Act => ({
  permission: 'cases:act',
  say: ({ t, say }, { requestable }) => {
    const duty = requestable.find((one) => one.dutyId === dutyId);
    if (duty === undefined) throw new DomainError('NOT_FOUND');
    return { title: t('requestCase', { duty: say(duty) }), hint: t('requestCaseHint') };
  },
  needed: NOTE,
  verb: (ctx, uscc, note) => {
    const request = requestDutyInput.parse({ dutyId, note });
    return requestDuty({ ctx, input: { uscc, request } });
  },
});

/** What is done on a case beside its duties: verifying, ending a pause, asking, leaving. */
export function actPages(app: Hono<ConsoleEnv>): void {
  for (const name of ACTS) {
    const path = actPath(':uscc', name);
    app.get(path, (c) => showAct(c, ACT[name]));
    app.post(path, (c) => postAct(c, ACT[name]));
  }
  const requested = requestPath(':uscc', ':dutyId');
  app.get(requested, (c) => showAct(c, requestOf(c.req.param('dutyId') ?? '')));
  app.post(requested, (c) => postAct(c, requestOf(c.req.param('dutyId') ?? '')));
}

async function showAct(c: ConsoleContext, act: Act, refusal?: Refused) {
  const ctx = await verbContext(c);
  requirePermission(ctx, act.permission);
  const uscc = c.req.param('uscc') ?? '';
  const riskCase = await getCase({ ctx, input: { uscc } });
  const cooperative = await getCooperative({ ctx, input: { uscc } });
  const words = c.get('words');
  const name = localName(words, cooperative.name, cooperative.nameEn);
  const said = act.say(words, riskCase);
  const props = { words, uscc, name, action: c.req.path, ...said };
  return respondPage(c, {
    ...{ title: `${said.title} · ${name}`, refusal },
    content: <ActPage {...props} form={refusal?.form ?? NEW_FORM} />,
  });
}

async function postAct(c: ConsoleContext, act: Act) {
  const ctx = await verbContext(c);
  const values: Fields = await postedFields(c);
  const uscc = c.req.param('uscc') ?? '';
  return tryForm({
    verb: async () => {
      requireFilled(values, act.needed);
      return act.verb(ctx, uscc, values.note ?? '');
    },
    done: () => c.redirect(casePath(uscc), 303),
    again: (refusal) => showAct(c, act, refusal),
    values,
  });
}
