import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Heard = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A server of somebody else on this machine that is told things. */
export type Listener = {
  readonly url: string;
  readonly heard: Heard[];
  /** What it answers from now on, after how long. */
  readonly answers: (status: number, delayMs?: number) => void;
  readonly close: () => Promise<void>;
};

export async function openListener(): Promise<Listener> {
  const heard: Heard[] = [];
  let [status, delayMs] = [204, 0];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const headers = { location: 'http://127.0.0.1:1/elsewhere' };
      setTimeout(() => response.writeHead(status, headers).end(), delayMs);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    heard,
    answers: (next, delay = 0) => {
      [status, delayMs] = [next, delay];
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
