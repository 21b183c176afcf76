import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';

/** Answers what is asked of a hub: `name` is the file's inside the model's folder. */
export type Answer = (name: string, request: IncomingMessage, response: ServerResponse) => unknown;

export interface Hub {
  readonly url: string;
  /** Every request so far. */
  readonly asked: { readonly name: string; readonly headers: IncomingMessage['headers'] }[];
}

const started: Server[] = [];
afterAll(() => {
  for (const server of started) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server of models on a free port, stopped when the tests of the file are over. */
export async function startHub(answer: Answer): Promise<Hub> {
  const asked: Hub['asked'] = [];
  const server = createServer((request, response) => {
    const name = (request.url as string).replace(/^.*\/resolve\/main\//, '');
    asked.push({ name, headers: request.headers });
    void answer(name, request, response);
  });
  started.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
