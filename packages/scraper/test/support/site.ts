import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine, for one test. */
export interface Site {
  readonly url: string;
  /** Path and query of each request, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Starts a server on a free port. `answer` also gets how often the same path and query was asked before. */
export async function openSite(
  answer: (path: string, response: ServerResponse, before: number, request: IncomingMessage) => void,
): Promise<Site> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const before = requests.filter((earlier) => earlier === path).length;
    requests.push(path);
    answer(path, response, before, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
