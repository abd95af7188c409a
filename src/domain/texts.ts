import { z } from 'zod';

/** Marks that change the direction of text, and control characters, which nobody types. */
const UNPRINTABLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const UNPRINTABLE_BUT_LINES = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const isSound = (text: string, unprintable: RegExp): boolean =>
  text.isWellFormed() && !unprintable.test(text) && /[\p{L}\p{N}]/u.test(text);

/** Which words describe-issues.ts finds for a refusal. */
const params = { code: 'TEXT_INVALID' };

/** A line of text that people can read: at least one letter or digit, nothing invisible. */
export const lineSchema = (max: number) =>
  z
    .string()
    .trim()
    .min(2)
    .max(max)
    .refine((text) => isSound(text, UNPRINTABLE), { params });

/** The same over several lines. */
export const paragraphSchema = (max: number) =>
  z
    .string()
    .trim()
    .min(2)
    .max(max)
    .refine((text) => isSound(text, UNPRINTABLE_BUT_LINES), { params });

/** An id that this product made, or that a county gave to a town. */
export const idSchema = z
  .string()
  .max(64)
  .regex(/^[\w-]+$/);
