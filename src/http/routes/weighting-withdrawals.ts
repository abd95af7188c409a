import { createRoute } from '@hono/zod-openapi';
import { withdrawInput } from '../../domain/weighting/inputs.ts';
import { withdrawDraft } from '../../domain/weighting/withdraw-draft.ts';
import { withdrawSubmission } from '../../domain/weighting/withdraw-submission.ts';
import { allowed, body } from '../contract.ts';
import { contextOf, type Door } from '../door.ts';
import {
  changedDraft,
  changeHeaders,
  draftChanged,
  draftParams,
  revisionRead,
  tags,
} from './weighting.ts';

const request = { params: draftParams, headers: changeHeaders, body: body(withdrawInput) };

const ofDraft = createRoute({
  method: 'post',
  path: '/v1/weighting/drafts/{draftId}/withdrawal',
  operationId: 'withdrawDraft',
  summary: 'End a draft that does not lie with the regulator, for a reason',
  tags,
  ...allowed('weighting:draft'),
  request,
  responses: draftChanged('Withdrawn'),
});

const ofSubmission = createRoute({
  method: 'post',
  path: '/v1/weighting/drafts/{draftId}/submission/withdrawal',
  operationId: 'withdrawSubmission',
  summary: 'Take back what was submitted and is not decided yet, for a reason',
  tags,
  ...allowed('weighting:draft'),
  request,
  responses: draftChanged('Taken back'),
});

export function withdrawalRoutes(door: Door): void {
  door.openapi(ofDraft, async (c) => {
    const withdrawal = c.req.valid('json');
    const input = { ...c.req.valid('param'), revision: revisionRead(c), withdrawal };
    return c.json(...changedDraft(await withdrawDraft({ ctx: contextOf(c), input })));
  });
  door.openapi(ofSubmission, async (c) => {
    const withdrawal = c.req.valid('json');
    const input = { ...c.req.valid('param'), revision: revisionRead(c), withdrawal };
    return c.json(...changedDraft(await withdrawSubmission({ ctx: contextOf(c), input })));
  });
}
