import { z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { idSchema } from '../../domain/texts.ts';
import { type Draft, draftSchema } from '../../domain/weighting/schemas.ts';
import {
  etagOf,
  idempotencyHeaders,
  ifMatchHeaders,
  json,
  refusalsOfChange,
  refusalsOfOne,
  replayHeader,
  revisionOf,
} from '../contract.ts';
import type { DoorEnv } from '../door.ts';

/* What the routes of weighting work have in common. */

export const tags = ['weighting'];
export const draftParams = z.strictObject({ draftId: idSchema });
export const changeHeaders = z.object({ ...idempotencyHeaders.shape, ...ifMatchHeaders.shape });
/** Reading what a draft does not have yet contradicts what is on record. */
export const refusalsAtStage = { ...refusalsOfOne, 409: refusalsOfChange[409] };
export const draftChanged = (description: string) => ({
  201: json(draftSchema, description),
  ...refusalsOfChange,
});

/** The draft that a change is about, as it was read. */
export const revisionRead = (c: HonoContext<DoorEnv>) => revisionOf(c.req.header('if-match'));

/** A draft after a change, with the ETag that the next one needs. */
export const changedDraft = ({ value, isReplay }: { value: Draft; isReplay: boolean }) =>
  [
    draftSchema.parse(value),
    201,
    { ...replayHeader(isReplay), ETag: etagOf(value.revision) },
  ] as const;
