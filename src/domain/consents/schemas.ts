import { z } from 'zod';
import { nextSchema, pageInput } from '../page.ts';
import { bilingualSchema, instantSchema, usccSchema } from '../schemas.ts';
import { idSchema, lineSchema } from '../texts.ts';
import { PURPOSE_NAMES } from './purposes.ts';
import { SCOPE_NAMES } from './scopes.ts';

/** OWN: the law asks for a period and names no longest one; the database has the same limit. */
export const CONSENT_DAYS_MAX = 366;

export const purposeSchema = z.enum(PURPOSE_NAMES).meta({
  id: 'Purpose',
  description: 'What data are shown for: a loan, a guarantee, or looking after a granted loan',
});
export const consentScopeSchema = z.enum(SCOPE_NAMES).meta({ id: 'ConsentScope' });

export const grantConsentInput = z
  .strictObject({
    receiver: idSchema.meta({ example: 'demo-rural-bank', description: 'A bank or guarantor' }),
    purpose: purposeSchema,
    scopes: z
      .array(consentScopeSchema)
      .min(1)
      .max(SCOPE_NAMES.length)
      .refine((scopes) => new Set(scopes).size === scopes.length)
      .meta({ description: 'Kinds of data, each once' }),
    validFrom: instantSchema.optional().meta({ description: 'Default: now' }),
    validUntil: instantSchema.meta({ description: `At most ${CONSENT_DAYS_MAX} days later` }),
  })
  .meta({ id: 'ConsentGrant' });
export type GrantConsentInput = z.infer<typeof grantConsentInput>;

export const revokeConsentInput = z
  .strictObject({ reason: lineSchema(200).optional() })
  .meta({ id: 'ConsentRevocation' });
export type RevokeConsentInput = z.infer<typeof revokeConsentInput>;

export const consentSchema = z
  .strictObject({
    consentId: z.string(),
    uscc: usccSchema,
    receiver: z.strictObject({ organisationId: z.string(), zh: z.string(), en: z.string() }),
    purpose: purposeSchema,
    scopes: z.array(consentScopeSchema),
    validFrom: instantSchema,
    validUntil: instantSchema,
    state: z.enum(['pending', 'live', 'expired', 'revoked']),
    wording: bilingualSchema.extend({ version: z.string() }),
    grantedBy: z.string(),
    grantedAt: instantSchema,
    revokedAt: instantSchema.nullable(),
    reason: z.string().nullable().meta({ description: 'Why it was revoked, if that was said' }),
  })
  .meta({ id: 'Consent', description: 'To one receiver, for one purpose and period; revocable' });
export type Consent = z.infer<typeof consentSchema>;

export const listConsentsInput = z.strictObject({
  uscc: usccSchema.optional(),
  ...pageInput.shape,
});
export type ListConsentsInput = z.input<typeof listConsentsInput>;

export const consentListSchema = z
  .strictObject({ items: z.array(consentSchema), next: nextSchema })
  .meta({ id: 'ConsentList' });
export type ConsentList = z.infer<typeof consentListSchema>;
