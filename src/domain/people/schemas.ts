import { z } from 'zod';
import { ROLES } from '../context.ts';
import { nextSchema } from '../page.ts';
import { PERMISSION_NAMES } from '../permissions.ts';
import { instantSchema } from '../schemas.ts';
import { idSchema, lineSchema } from '../texts.ts';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from './identity.ts';

export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const passwordSchema = z.string().min(PASSWORD_LENGTH_MIN).max(PASSWORD_LENGTH_MAX);

/** What is typed to sign in: a short password is merely a wrong one. */
export const signInInput = z.strictObject({
  email: emailSchema,
  password: z.string().min(1).max(PASSWORD_LENGTH_MAX),
});
export type SignInInput = z.input<typeof signInInput>;

export const codeInput = z.strictObject({ code: z.string().regex(/^\d{6}$/) });
export type CodeInput = z.input<typeof codeInput>;

export const roleSchema = z.enum(ROLES).meta({ id: 'Role' });
export const scopesSchema = z
  .array(z.enum(PERMISSION_NAMES))
  .min(1)
  .readonly()
  .meta({ description: 'Permissions by name, from among those of the role' });

export const invitationInput = z
  .strictObject({
    email: emailSchema.meta({ example: 'li.ming@example.com' }),
    role: roleSchema,
    organisation: idSchema.meta({
      description: 'A town’s id for a township, a credit code for a cooperative, else its own id',
    }),
    scopes: scopesSchema.nullable().default(null),
  })
  .meta({ id: 'Invitation' });
export type InvitationInput = z.input<typeof invitationInput>;

export const invitedSchema = z
  .strictObject({
    invitationId: z.string(),
    role: roleSchema,
    organisation: z.string(),
    expiresAt: instantSchema,
    link: z.string().nullable().meta({
      description: 'To hand over; shown once, so null in the answer to a repeated request',
    }),
  })
  .meta({ id: 'Invited' });

export const invitationIdInput = z.strictObject({ invitationId: idSchema });
export type InvitationIdInput = z.input<typeof invitationIdInput>;

export const openInvitationSchema = z
  .strictObject({
    invitationId: z.string(),
    email: z.string().meta({ description: 'Masked', example: 'l***@example.com' }),
    role: roleSchema,
    organisation: z.string(),
    scopes: scopesSchema.nullable(),
    createdAt: instantSchema,
    expiresAt: instantSchema,
  })
  .meta({ id: 'OpenInvitation' });

export const invitationListSchema = z
  .strictObject({ items: z.array(openInvitationSchema), next: nextSchema })
  .meta({ id: 'InvitationList' });
export type InvitationList = z.infer<typeof invitationListSchema>;

export const withdrawnSchema = z
  .strictObject({ invitationId: z.string(), withdrawnAt: instantSchema })
  .meta({ id: 'WithdrawnInvitation' });

export const acceptInput = z.strictObject({
  token: z.string().max(100),
  name: lineSchema(60),
  password: passwordSchema,
});
export type AcceptInput = z.input<typeof acceptInput>;

export const personSchema = z
  .strictObject({
    membershipId: z.string(),
    name: z.string(),
    email: z.string().nullable().meta({ description: 'Masked', example: 'l***@example.com' }),
    role: roleSchema,
    organisation: z.string(),
    scopes: scopesSchema.nullable(),
    createdAt: instantSchema,
    awaitsConfirmation: z.boolean().meta({
      description: 'Whether a third person has yet to confirm it; until then it approves nothing',
    }),
    mayConfirm: z.boolean().meta({ description: 'Whether it is for you to confirm it' }),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;

export const peopleSchema = z
  .strictObject({ items: z.array(personSchema), next: nextSchema })
  .meta({ id: 'People' });

export const membershipInput = z.strictObject({ membershipId: idSchema });
export type MembershipInput = z.input<typeof membershipInput>;

export const endedSchema = z
  .strictObject({ membershipId: z.string(), endedAt: instantSchema })
  .meta({ id: 'EndedMembership' });

export const confirmedSchema = z
  .strictObject({ membershipId: z.string(), confirmedAt: instantSchema })
  .meta({ id: 'ConfirmedMembership' });

export const meSchema = z
  .strictObject({
    countyCode: z.string(),
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    organisation: z.string().nullable(),
    permissions: z.array(z.enum(PERMISSION_NAMES)),
    mayApprove: z.boolean(),
  })
  .meta({ id: 'Me', description: 'Who the key acts as' });
