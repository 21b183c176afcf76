import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A posting of a board, as much as a test needs. */
export interface BoardJob {
  readonly id: number;
  readonly title: string;
  readonly location?: { readonly name: string };
  readonly content?: string;
}

/** A server with boards in the form of Greenhouse, by their tokens; they may change while it runs. A number is a status that a board fails with. */
export async function startBoards(
  boards: Record<string, readonly BoardJob[] | number>,
  robots?: string,
): Promise<Server & { readonly url: string; readonly requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    if (path === '/robots.txt' && robots !== undefined) return void response.end(robots);
    const token = /^\/v1\/boards\/([^/]+)\/jobs/.exec(path)?.[1] ?? '';
    const board = boards[token];
    if (board === undefined || typeof board === 'number') response.writeHead(board ?? 404).end();
    else response.end(JSON.stringify({ jobs: board, meta: { total: board.length } }));
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(server, { url: `http://127.0.0.1:${port}`, requests });
}
