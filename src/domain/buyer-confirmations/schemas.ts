import { z } from 'zod';
import { nextSchema } from '../page.ts';
import { fiscalYearSchema, instantSchema, usccSchema } from '../schemas.ts';
import { idSchema, lineSchema, paragraphSchema } from '../texts.ts';

const amountSchema = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,2})?$/)
  .meta({ description: 'Yuan', example: '812000.00' });

const askedShape = {
  buyer: lineSchema(200).meta({ example: '淄博某超市（虚构）' }),
  fiscalYear: fiscalYearSchema,
  product: lineSchema(200).meta({ example: '番茄' }),
  quantity: lineSchema(100).optional().meta({ example: '120 吨' }),
  amount: amountSchema,
  countsUntil: z.iso.date().meta({
    description: 'The last day on which the contract counts, once it is confirmed and verified',
    example: '2027-03-01',
  }),
};

export const askBuyerInput = z
  .strictObject(askedShape)
  .meta({ id: 'BuyerConfirmationRequest', description: 'What a buyer is asked to confirm' });
export type AskBuyerInput = z.infer<typeof askBuyerInput>;

export const askedBuyerSchema = z
  .strictObject({
    confirmationId: z.string(),
    expiresAt: instantSchema,
    link: z.string().nullable().meta({
      description: 'To hand to the buyer; shown once, so null in the answer to a repeated request',
    }),
  })
  .meta({ id: 'BuyerAsked' });

export const ANSWERS = ['confirmed', 'corrected', 'refused'] as const;

/** What a buyer sends; fields that their answer does not ask for may be empty. */
export const buyerAnswerInput = z.strictObject({
  answer: z.enum(ANSWERS),
  amount: amountSchema.optional(),
  note: paragraphSchema(1000).optional(),
  answerer: lineSchema(50),
});
export type BuyerAnswerInput = z.input<typeof buyerAnswerInput>;

export const CONFIRMATION_STATES = ['open', 'answered', 'withdrawn', 'expired'] as const;

export const buyerConfirmationSchema = z
  .strictObject({
    confirmationId: z.string(),
    uscc: usccSchema,
    seller: z.string(),
    ...askedShape,
    quantity: z.string().nullable(),
    state: z.enum(CONFIRMATION_STATES),
    requestedBy: z.string(),
    requestedAt: instantSchema,
    expiresAt: instantSchema,
    answer: z
      .strictObject({
        answer: z.enum(ANSWERS),
        amount: amountSchema.nullable().meta({ description: 'What is right instead' }),
        note: z.string().nullable(),
        answerer: z.string().meta({ description: 'Who answered for the buyer' }),
        answeredAt: instantSchema,
        itemId: z.string().nullable().meta({
          description: 'The contract on record, which somebody other than who asked verifies',
        }),
      })
      .nullable(),
  })
  .meta({ id: 'BuyerConfirmation' });
export type BuyerConfirmation = z.infer<typeof buyerConfirmationSchema>;

export const buyerConfirmationListSchema = z
  .strictObject({ items: z.array(buyerConfirmationSchema), next: nextSchema })
  .meta({ id: 'BuyerConfirmationList' });
export type BuyerConfirmationList = z.infer<typeof buyerConfirmationListSchema>;

export const confirmationIdInput = z.strictObject({ uscc: usccSchema, confirmationId: idSchema });
export type ConfirmationIdInput = z.infer<typeof confirmationIdInput>;

export const withdrawnConfirmationSchema = z
  .strictObject({ confirmationId: z.string(), withdrawnAt: instantSchema })
  .meta({ id: 'BuyerConfirmationWithdrawn' });
export type WithdrawnConfirmation = z.infer<typeof withdrawnConfirmationSchema>;
