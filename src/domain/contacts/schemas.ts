import { z } from 'zod';
import { instantSchema, usccSchema } from '../schemas.ts';
import { lineSchema } from '../texts.ts';

export const recordContactInput = z
  .strictObject({
    name: lineSchema(60).meta({ example: '王建国', description: 'Legal representative (理事长)' }),
    phone: z
      .string()
      .trim()
      .regex(/^\+?\d[\d -]{5,18}\d$/)
      .meta({ example: '13800001234' }),
  })
  .meta({ id: 'ContactRecording' });
export type RecordContactInput = z.infer<typeof recordContactInput>;

export const revealContactInput = z
  .strictObject({
    purpose: lineSchema(200).meta({ description: 'What for; it is entered in the register' }),
  })
  .meta({ id: 'ContactReveal' });
export type RevealContactInput = z.infer<typeof revealContactInput>;

export const contactSchema = z
  .strictObject({
    uscc: usccSchema,
    name: z.string(),
    phone: z.string(),
    isMasked: z.boolean(),
    revision: z.int(),
    recordedAt: instantSchema,
  })
  .meta({ id: 'Contact', description: 'Personal data: masked unless it was revealed' });
export type Contact = z.infer<typeof contactSchema>;
