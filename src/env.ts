import { z } from 'zod';

/** Requests a minute for each key, and for each address without one. */
export const rateLimitSchema = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, 'must be a number from 1 to 9999999')
  .transform(Number);

/** What the process reads from its environment, checked once at the start. */
const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .pipe(z.int().max(65535, 'must be a number from 0 to 65535'))
    .optional(),
  HOST: z.string().max(255, 'is too long').default('127.0.0.1'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })
    .optional(),
  HEHENG_RATE_LIMIT: rateLimitSchema.optional(),
  HEHENG_DATA: z.string().max(4096, 'is too long').default('.heheng'),
});
export type Environment = z.infer<typeof environmentSchema>;

/** A wrong environment: the message names each variable and what is wrong with it. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): Environment {
  const given = Object.entries(variables).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const parsed = environmentSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new EnvironmentError(wrong.join('\n'));
}
