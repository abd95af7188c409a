import { z } from 'zod';
import type { SignInSettings } from './domain/context.ts';

const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http(s):// address' });

/** How people sign in; a Worker has these as variables and secrets. */
const signInVariables = {
  HEHENG_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  HEHENG_URL: webAddress.transform((url) => new URL(url).origin).optional(),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
};
type SignInEnvironment = z.infer<z.ZodObject<typeof signInVariables>>;

const PROVIDER = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'HEHENG_URL'] as const;

/** An identity provider is named whole, and has to know where to send people back to. */
function requireWholeProvider(context: z.core.ParsePayload<SignInEnvironment>): void {
  const { value, issues } = context;
  if (value.OIDC_ISSUER === undefined && value.OIDC_CLIENT_ID === undefined) return;
  for (const name of PROVIDER.filter((one) => value[one] === undefined)) {
    const message = 'is needed for sign-in through an identity provider';
    issues.push({ code: 'custom', path: [name], message, input: undefined });
  }
}

/** Requests a minute for each key, and for each address without one. */
export const rateLimitSchema = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, 'must be a number from 1 to 9999999')
  .transform(Number);

/** What the process reads from its environment, checked once at the start. */
const environmentSchema = z
  .object({
    ...signInVariables,
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
  })
  .check(requireWholeProvider);
export type Environment = z.infer<typeof environmentSchema>;

/** A wrong environment: the message names each variable and what is wrong with it. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

type Variables = Readonly<Record<string, string | undefined>>;

export const readEnvironment = (variables: Variables): Environment =>
  readVariables(environmentSchema, variables);

/** How people sign in to a Worker. */
export function readSignIn(variables: Variables): SignInSettings | undefined {
  const schema = z.object(signInVariables).check(requireWholeProvider);
  const environment = readVariables(schema, variables);
  return signInOf(environment, environment.HEHENG_SECRET);
}

/** How people sign in: not at all without a secret. */
export function signInOf(
  environment: SignInEnvironment,
  secret: string | undefined,
): SignInSettings | undefined {
  if (secret === undefined) return undefined;
  const { HEHENG_URL: url, OIDC_ISSUER: issuer } = environment;
  const { OIDC_CLIENT_ID: clientId = '', OIDC_CLIENT_SECRET: clientSecret = '' } = environment;
  const provider = issuer === undefined ? undefined : { issuer, clientId, clientSecret };
  return { secret, url, provider };
}

function readVariables<Schema extends z.ZodType>(
  schema: Schema,
  variables: Variables,
): z.infer<Schema> {
  const given = Object.entries(variables).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new EnvironmentError(wrong.join('\n'));
}
