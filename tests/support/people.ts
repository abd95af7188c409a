import { createHmac } from 'node:crypto';
import type { Actor, Role } from '../../src/domain/context.ts';
import { demonstrationActors } from '../../src/domain/demonstration/seed.ts';
import { acceptAsNewPerson } from '../../src/domain/people/accept-invitation.ts';
import { actorOf, findSignedIn } from '../../src/domain/people/acting.ts';
import { enrolSecondFactor, showCode } from '../../src/domain/people/enrol.ts';
import { inviteAsOperator } from '../../src/domain/people/invite.ts';
import type { TestHouse } from './house.ts';

export const PASSWORD = 'correct horse battery';

const actors = demonstrationActors();

export const organisationOf = (role: Role): string => actors[role].organisation ?? '';

/** The token of a new invitation by the operator. */
export async function inviteTo({ house }: TestHouse, role: Role, email: string): Promise<string> {
  const { countyCode } = actors[role];
  const input = { countyCode, email, role, organisation: organisationOf(role) };
  const { path } = await inviteAsOperator({ house, input });
  return tokenOf(path);
}

export const tokenOf = (path: string | null): string => path?.split('/').at(-1) ?? '';

/** Somebody new in the demonstration county, signed in: the Cookie header of their browser. */
export async function newPerson(test: TestHouse, role: Role, email: string): Promise<string> {
  const token = await inviteTo(test, role, email);
  const input = { token, name: '李明', password: PASSWORD };
  return cookieOf((await acceptAsNewPerson({ house: test.house, input })).cookies);
}

/** Who acts in the session of a cookie. */
export async function actorBehind({ house }: TestHouse, cookie: string): Promise<Actor> {
  const found = await findSignedIn({ house, cookie });
  const actor = found && actorOf(found);
  if (actor === undefined) throw new Error('nobody acts');
  return actor;
}

/** What a browser sends after it was told to keep cookies. */
export function cookieOf(lines: readonly string[], before = ''): string {
  const jar = new Map(before === '' ? [] : before.split('; ').map(pairOf));
  for (const line of lines) {
    const [name, value] = pairOf(line.split(';')[0] ?? '');
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

function pairOf(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}

/** Sets up a second factor for whoever a cookie belongs to. */
export async function enrol({ house }: TestHouse, cookie: string) {
  const { secret } = await enrolSecondFactor({ house, cookie, input: { password: PASSWORD } });
  const { cookies } = await showCode({ house, cookie, input: { code: codeOf(secret) } });
  return { secret, cookie: cookieOf(cookies, cookie) };
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator shows (RFC 6238), now or some half minutes from now. */
export function codeOf(secret: string, stepsFromNow = 0): string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsFromNow));
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
