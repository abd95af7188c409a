import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** A database that lives in a folder and answers on a port of this machine. */
export type EmbeddedDatabase = {
  readonly connectionString: string;
  readonly close: () => Promise<void>;
};

/** Another process uses the folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

/** PGlite answers one connection at a time unless it is told to queue more. */
const CONNECTIONS_MAX = 100;

/** Starts the embedded database in a folder that exists: one process a folder. */
export async function startEmbeddedDatabase(folder: string): Promise<EmbeddedDatabase> {
  const unlock = await lockFolder(folder);
  try {
    const db = await PGlite.create(join(folder, 'database'));
    const server = new PGLiteSocketServer({
      db,
      host: '127.0.0.1',
      port: 0,
      maxConnections: CONNECTIONS_MAX,
    });
    await server.start();
    const close = async () => {
      await server.stop();
      await db.close();
      await unlock();
    };
    const address = server.getServerConn();
    return { connectionString: `postgres://postgres:postgres@${address}/postgres`, close };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Two processes that write one folder would destroy it. */
async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'process-id');
  const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (owner > 0 && owner !== process.pid && isRunning(owner)) {
    throw new FolderInUseError(`${folder} is in use by process ${owner}`);
  }
  await rm(file, { force: true });
  // Of two that start at once, one finds that the other has just made the file.
  const handle = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new FolderInUseError(`${folder} is in use`) : error;
  });
  await handle.writeFile(String(process.pid));
  await handle.close();
  return () => rm(file, { force: true });
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
