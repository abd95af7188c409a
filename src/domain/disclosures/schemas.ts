import { z } from 'zod';
import { nextSchema, pageInput } from '../page.ts';
import { bilingualSchema, instantSchema, usccSchema } from '../schemas.ts';

export const disclosureSchema = z
  .strictObject({
    disclosureId: z.string(),
    uscc: usccSchema,
    role: z.string(),
    organisation: bilingualSchema.extend({ organisationId: z.string().nullable() }),
    actor: z.string(),
    purpose: z.string(),
    consentId: z.string().nullable().meta({ description: 'null: seen by law, not by consent' }),
    shown: z.array(z.string()).meta({
      description: 'identity, rating, statements, facts or contact',
    }),
    requestId: z.string(),
    disclosedAt: instantSchema,
  })
  .meta({ id: 'Disclosure', description: 'Who saw what of a cooperative, and what for' });
export type Disclosure = z.infer<typeof disclosureSchema>;

export const listDisclosuresInput = z.strictObject({
  uscc: usccSchema.optional(),
  ...pageInput.shape,
});
export type ListDisclosuresInput = z.input<typeof listDisclosuresInput>;

export const disclosureListSchema = z
  .strictObject({ items: z.array(disclosureSchema), next: nextSchema })
  .meta({ id: 'DisclosureList' });
export type DisclosureList = z.infer<typeof disclosureListSchema>;
