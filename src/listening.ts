import { once } from 'node:events';
import { createServer } from 'node:net';
import { EnvironmentError } from './env.ts';

/** Before anything is opened: whether a server could listen there, and which variable is wrong. */
export async function requireAddress(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const variable = code === 'EADDRINUSE' || code === 'EACCES' ? 'PORT' : 'HOST';
    throw new EnvironmentError(`${variable}: ${message}`);
  }
  server.close();
  await once(server, 'close');
}
