import { completeDuty } from '../../domain/cases/complete-duty.ts';
import { getCase } from '../../domain/cases/get.ts';
import { completeDutyInput } from '../../domain/cases/schemas.ts';
import type { Context } from '../../domain/context.ts';
import { getCooperative } from '../../domain/cooperatives/get.ts';
import { DomainError } from '../../domain/errors.ts';
import { NEW_FORM } from '../parts/form.tsx';
import { filled, postedFields, type Refused, requireFilled, tryForm } from '../parts/posted.ts';
import { type ConsoleContext, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { localName } from '../texts.ts';
import { mayDo } from './duty-list.tsx';
import { DutyPage } from './duty-page.tsx';
import { readEvidence } from './evidence-lines.ts';
import { casePath } from './paths.ts';

/** The page of one duty; after a refusal, with what was typed and what was wrong with it. */
export async function showDuty(c: ConsoleContext, refusal?: Refused) {
  const ctx = await verbContext(c);
  const { uscc, duty } = await askedDuty(c, ctx);
  const cooperative = await getCooperative({ ctx, input: { uscc } });
  const words = c.get('words');
  const name = localName(words, cooperative.name, cooperative.nameEn);
  const isOwn = mayDo(ctx.actor, duty);
  const props = { words, uscc, name, duty, isOwn, now: ctx.now() };
  return respondPage(c, {
    ...{ title: `${words.say(duty)} · ${name}`, refusal },
    ...(duty.needsEvidence && { script: 'digests' as const }),
    content: <DutyPage {...props} form={refusal?.form ?? NEW_FORM} />,
  });
}

async function askedDuty(c: ConsoleContext, ctx: Context) {
  const { uscc = '', number = '' } = c.req.param() as Record<string, string>;
  const { duties } = await getCase({ ctx, input: { uscc } });
  const duty = duties.find((one) => String(one.number) === number);
  if (duty === undefined) throw new DomainError('NOT_FOUND');
  return { uscc, duty };
}

export async function postDuty(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const values = await postedFields(c);
  const { uscc, duty } = await askedDuty(c, ctx);
  return tryForm({
    verb: async () => {
      requireFilled(values, {
        ...(duty.results.length > 0 && { result: 'dutyResultNeeded' as const }),
        ...(duty.needsEvidence && { evidence: 'evidenceNeeded' as const }),
      });
      const completion = completeDutyInput.parse({
        ...{ result: filled(values.result), note: filled(values.note) },
        evidence: readEvidence(values.evidence ?? ''),
      });
      return completeDuty({ ctx, input: { uscc, number: duty.number, completion } });
    },
    done: () => c.redirect(casePath(uscc), 303),
    again: (refusal) => showDuty(c, refusal),
    values,
  });
}
