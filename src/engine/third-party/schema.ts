import { z } from 'zod';

const yearSchema = z.int().min(2007).max(2100);
const nameSchema = z.string().trim().min(2).max(200);

/** What third parties say of a cooperative, by kind. Only courts and the register can veto. */
export const contentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('insurance'),
    fiscalYear: yearSchema,
    insuredUnits: z.int().min(0).max(10_000_000),
  }),
  z.strictObject({
    kind: z.literal('registry'),
    registryStatus: z.enum(['normal', 'late-report', 'abnormal', 'seriously-dishonest']),
  }),
  z.strictObject({
    kind: z.literal('penalty'),
    severity: z.enum(['minor', 'major']),
    isEnvironmental: z.boolean(),
    /** On the public list of administrative penalties. */
    isListed: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('court'),
    judicialRecord: z.enum(['none', 'minor', 'major', 'dishonest-debtor']),
  }),
  z.strictObject({
    kind: z.literal('price'),
    product: nameSchema,
    /** Monthly means, the months one after the other. */
    prices: z
      .array(
        z.strictObject({
          month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
          price: z.number().positive().max(10_000_000),
        }),
      )
      .min(1)
      .max(60),
  }),
  z.strictObject({
    kind: z.literal('contract'),
    fiscalYear: yearSchema,
    buyer: nameSchema,
    /** Yuan. */
    amount: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/),
  }),
  z.strictObject({
    kind: z.literal('eco-list'),
    entry: nameSchema,
    points: z
      .int()
      .min(-100)
      .max(100)
      .refine((points) => points !== 0, { params: { code: 'POINTS_ZERO' } }),
  }),
  z.strictObject({
    kind: z.literal('rule-breach'),
    pack: z.enum(['mutual-aid']),
    rule: z.string().max(50),
  }),
]);
export type ThirdPartyContent = z.infer<typeof contentSchema>;
export type ThirdPartyKind = ThirdPartyContent['kind'];
export type ContentOf<Kind extends ThirdPartyKind> = Extract<ThirdPartyContent, { kind: Kind }>;

/** The kinds by the wire name of each, in the order in which people read them. */
export const THIRD_PARTY_KINDS = contentSchema.options.map(
  ({ shape }) => shape.kind.value,
) as readonly ThirdPartyKind[];
