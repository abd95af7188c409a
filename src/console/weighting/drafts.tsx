import type { Context } from '../../domain/context.ts';
import { listVersions } from '../../domain/models/list-versions.ts';
import { hasPermission } from '../../domain/permissions.ts';
import { compareShadow } from '../../domain/weighting/compare-shadow.ts';
import { createDraft } from '../../domain/weighting/create-draft.ts';
import { getDraft } from '../../domain/weighting/get-draft.ts';
import { getProgress } from '../../domain/weighting/get-progress.ts';
import { type CreateDraftInput, createDraftInput } from '../../domain/weighting/inputs.ts';
import { listDrafts } from '../../domain/weighting/list-drafts.ts';
import { listExperts } from '../../domain/weighting/list-experts.ts';
import { previewEffect } from '../../domain/weighting/preview-effect.ts';
import { postedFields, type Refused, refused } from '../parts/posted.ts';
import { askedPage, type ConsoleContext, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { DraftPage } from './draft-page.tsx';
import { DraftsPage } from './drafts-page.tsx';
import { EffectPage } from './effect-page.tsx';
import { draftPath } from './paths.ts';
import { ShadowPage } from './shadow-page.tsx';

export async function showDrafts(c: ConsoleContext) {
  return respondDrafts(c, await verbContext(c));
}

async function respondDrafts(c: ConsoleContext, ctx: Context, refusal?: Refused) {
  const drafts = await listDrafts({ ctx, input: askedPage(c) });
  const versions = await listVersions({ ctx, input: {} });
  const words = c.get('words');
  const props = { words, drafts, versions, ...(refusal && { form: refusal.form }) };
  return respondPage(c, {
    title: words.t('weightingTitle'),
    refusal,
    content: <DraftsPage {...props} mayDraft={hasPermission(ctx.actor, 'weighting:draft')} />,
  });
}

export async function postDraft(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const fields = await postedFields(c);
  const { title = '', reason = '', of, method } = fields;
  try {
    const aggregation = { of, method } as CreateDraftInput['aggregation'];
    const input = createDraftInput.parse({ title, reason, aggregation });
    const { value } = await createDraft({ ctx, input });
    return c.redirect(draftPath(value), 303);
  } catch (error) {
    return respondDrafts(c, ctx, refused(error, fields));
  }
}

/** More experts than a county has. */
const EXPERTS_MAX = 200;

export async function showDraft(c: ConsoleContext) {
  return respondDraft(c, await verbContext(c));
}

/** The page of a draft; after a refusal, with what was typed and what was wrong with it. */
export async function respondDraft(c: ConsoleContext, ctx: Context, refusal?: Refused) {
  const draft = await draftOf(c, ctx);
  const { draftId, round } = draft;
  const progress = round === null ? undefined : await getProgress({ ctx, input: { draftId } });
  const words = c.get('words');
  const rights = {
    mayDraft: hasPermission(ctx.actor, 'weighting:draft'),
    mayPublish: hasPermission(ctx.actor, 'weighting:publish'),
    mayReview: hasPermission(ctx.actor, 'weighting:review'),
  };
  const experts = rights.mayDraft
    ? (await listExperts({ ctx, input: { limit: EXPERTS_MAX } })).items
    : [];
  const props = { words, draft, progress, experts, rights };
  return respondPage(c, {
    title: draft.title,
    refusal,
    content: <DraftPage {...props} {...(refusal && { form: refusal.form })} />,
  });
}

const draftOf = (c: ConsoleContext, ctx: Context) =>
  getDraft({ ctx, input: { draftId: c.req.param('draftId') ?? '' } });

export async function showEffect(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const draft = await draftOf(c, ctx);
  const preview = await previewEffect({ ctx, input: { draftId: draft.draftId } });
  const words = c.get('words');
  return respondPage(c, {
    title: `${words.t('effectTitle')} · ${draft.title}`,
    content: <EffectPage words={words} draft={draft} preview={preview} />,
  });
}

export async function showShadow(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const draft = await draftOf(c, ctx);
  const shadow = await compareShadow({ ctx, input: { draftId: draft.draftId, ...askedPage(c) } });
  const words = c.get('words');
  return respondPage(c, {
    title: `${words.t('shadowTitle')} · ${draft.title}`,
    content: <ShadowPage words={words} draft={draft} shadow={shadow} />,
  });
}
