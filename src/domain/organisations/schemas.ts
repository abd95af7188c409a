import { z } from 'zod';
import { nextSchema } from '../page.ts';
import { instantSchema } from '../schemas.ts';
import { lineSchema } from '../texts.ts';

export const ORGANISATION_KINDS = ['bureau', 'bank', 'guarantor', 'regulator', 'expert'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

const organisationIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{2,40}$/)
  .meta({ example: 'rural-bank' });

export const createOrganisationInput = z
  .strictObject({
    organisationId: organisationIdSchema,
    kind: z.enum(ORGANISATION_KINDS),
    zh: lineSchema(100).meta({ example: '高青农商行' }),
    en: lineSchema(100).meta({ example: 'Gaoqing Rural Commercial Bank' }),
  })
  .meta({ id: 'NewOrganisation' });
export type CreateOrganisationInput = z.input<typeof createOrganisationInput>;

export const organisationSchema = z
  .strictObject({
    organisationId: organisationIdSchema,
    kind: z.enum(ORGANISATION_KINDS),
    zh: z.string(),
    en: z.string(),
    recordedAt: instantSchema,
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof organisationSchema>;

export const organisationListSchema = z
  .strictObject({ items: z.array(organisationSchema), next: nextSchema })
  .meta({ id: 'OrganisationList' });
export type OrganisationList = z.infer<typeof organisationListSchema>;
