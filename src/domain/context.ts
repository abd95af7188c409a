import type { Connection } from '../db/client.ts';
import type { Purpose } from './consents/purposes.ts';
import type { Permission } from './permissions.ts';

/** What somebody may be signed in as. */
export const ROLES = [
  'bureau',
  'township',
  'cooperative',
  'bank',
  'guarantor',
  'regulator',
  'expert',
] as const;
export type Role = (typeof ROLES)[number];

/** Who has a key in the embedded demonstration: somebody of every role, and the rest of its panel. */
export const DEMO_SEATS = [...ROLES, 'expert-accountant', 'expert-leader'] as const;
export type DemoSeat = (typeof DEMO_SEATS)[number];
/** What a person is signed in with. */
export type ActorSession = {
  readonly membershipId: string;
  readonly hasSecondFactor: boolean;
  /** Nobody but whoever invited them has vouched for them yet. */
  readonly awaitsConfirmation: boolean;
};

/** Who acts: a person or a system, for one organisation. */
export type Actor = {
  readonly countyCode: string;
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** A town's id for a township, a credit code for a cooperative, else an organisation's id. */
  readonly organisation: string | null;
  /** What a key was made for; null stands for all that the role may do. */
  readonly scopes: readonly Permission[] | null;
  /** A confirmed person who showed a second factor, or a key that the operator made for it. */
  readonly mayApprove: boolean;
  /** Keys have none. */
  readonly session?: ActorSession | undefined;
};

/** A county's own identity provider (OpenID Connect). */
export type IdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** How people sign in. */
export type SignInSettings = {
  /** Signs cookies and seals second factors. */
  readonly secret: string;
  /** The public address of the service, where it is known. */
  readonly url?: string | undefined;
  readonly provider?: IdentityProvider | undefined;
};

/** A message on its way to somebody else's server. */
export type CourierLetter = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
};

/** What came of it: the status of an answer, whatever it is, or why none came. */
export type CourierAnswer =
  | { readonly status: number }
  | { readonly fault: 'ADDRESS_REFUSED' | 'TIMEOUT' | 'UNREACHABLE' };

/**
 * Posts messages to servers of others: over https, to public addresses alone, without following
 * redirects and without reading what is answered.
 */
export type Courier = {
  readonly send: (letter: CourierLetter) => Promise<CourierAnswer>;
  /** Whether http://127.0.0.1 is reached: in tests alone. */
  readonly allowsLoopback: boolean;
};

/** What a runtime gives to every request: nothing below the doors reaches for a global. */
export type House = {
  readonly db: Connection;
  readonly now: () => Date;
  /** Makes an id such as "stm_01KAW3…": sortable by time and unique. */
  readonly newId: (prefix: string) => string;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** A file of a package that pages need, by its path below /assets/; undefined if there is none. */
  readonly asset: (path: string) => Promise<Response | undefined>;
  /** Brings webhooks away. */
  readonly courier: Courier;
  /** Keys for one-click sign-in, in the embedded demonstration only. */
  readonly demoKeys: Readonly<Partial<Record<DemoSeat, string>>>;
  /** Undefined where people cannot sign in: then keys are all there is. */
  readonly signIn?: SignInSettings | undefined;
  /** Where the request came from, as far as the runtime can tell. */
  readonly address?: string | undefined;
  /** How many requests a minute are answered; undefined for the usual number. */
  readonly requestsPerMinute?: number | undefined;
};

/** What a verb is called with, besides its input. */
export type Context = Pick<House, 'db' | 'now' | 'newId'> & {
  readonly actor: Actor;
  readonly requestId: string;
  readonly idempotencyKey?: string | undefined;
  /** What a bank or guarantor says that it reads for. */
  readonly purpose?: Purpose | undefined;
};
