import { once } from 'node:events';
import type { Server } from 'node:http';
import { JobSearchError } from '@jobsearch/postings';

const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: '{host}:{port} is taken: stop what listens there, or choose another with --port (0 takes any free one)',
  EACCES: '{host}:{port} is not ours to take: choose a port from 1024 up with --port',
  EADDRNOTAVAIL: '{host} is no address of this machine: choose one with --host',
  ENOTFOUND: '{host} is no known name: choose an address of this machine with --host',
};

/**
 * Waits until the server listens.
 *
 * @throws JobSearchError `NETWORK` when it cannot.
 */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const sentence = sentences[code ?? ''] ?? `cannot listen on {host}:{port}: ${message}`;
    const filled = sentence.replace('{host}', host).replace('{port}', String(port));
    throw new JobSearchError('NETWORK', filled, { cause: error });
  }
}
