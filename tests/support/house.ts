import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createApp } from '../../src/app.ts';
import { nodeCourier } from '../../src/courier-node.ts';
import { connect } from '../../src/db/client.ts';
import { startEmbeddedDatabase } from '../../src/db/embedded.ts';
import type { Actor, Context, House, Role } from '../../src/domain/context.ts';
import { machineHouse } from '../../src/machine.ts';

export type Keys = Record<Role, string>;
export type LogLine = Readonly<Record<string, unknown>>;

/** A house of one's own: the demonstration county on a real database, a clock that one sets. */
export type TestHouse = {
  readonly house: House;
  readonly keys: Keys;
  readonly log: LogLine[];
  readonly setNow: (instant: string) => void;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** Acts as somebody. */
  readonly as: (actor: Actor, idempotencyKey?: string) => Context;
  /** The same house with other ways to sign in. */
  readonly withSignIn: (signIn: House['signIn']) => TestHouse;
  readonly close: () => Promise<void>;
};

/** A copy of the template's data folder, to be removed afterwards. */
export async function copyOfTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heheng-test-'));
  await cp(inject('template'), folder, { recursive: true });
  return folder;
}

export async function openTestHouse(): Promise<TestHouse> {
  const folder = await copyOfTemplate();
  const keys = JSON.parse(await readFile(join(folder, 'demo-keys.json'), 'utf8')) as Keys;
  const database = await startEmbeddedDatabase(folder);
  const db = connect(database.connectionString);
  let now = new Date('2026-11-24T02:00:00Z');
  const log: LogLine[] = [];
  const house: House = {
    ...machineHouse(db, keys),
    now: () => now,
    log: (line) => log.push(line),
    signIn: { secret: 'a secret of the tests, of no use elsewhere' },
    address: '192.0.2.1',
    courier: nodeCourier(true),
  };
  const app = createApp();
  const open = (house: House): TestHouse => ({
    house,
    keys,
    log,
    setNow: (instant) => {
      now = new Date(instant);
    },
    request: async (path, init) => app.fetch(new Request(new URL(path, ORIGIN), init), house),
    as: (actor, idempotencyKey) => ({ ...house, actor, idempotencyKey, requestId: 'test' }),
    withSignIn: (signIn) => open({ ...house, signIn }),
    close: async () => {
      await db.destroy();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
  return open(house);
}

const ORIGIN = 'http://localhost:8787';
