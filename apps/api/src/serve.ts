import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Engine } from '@jobsearch/search';
import type { Logger } from 'pino';
import { createApp } from './app.js';
import { EngineSlot } from './engine-slot.js';
import { listen } from './listen.js';

/** What {@link serve} needs. */
export interface ServeOptions {
  /** Name or address to listen on. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Opens what answers; called once the port is ours, so that a taken port costs no wait. */
  readonly openEngine: () => Promise<Engine>;
  readonly log: Logger;
  /** How long closing waits for answers under way. Default 8 s: a container is killed after 10. */
  readonly graceMs?: number;
}

/** A server that answers. */
export interface RunningServer {
  /** To open in a browser on this machine. */
  readonly url: string;
  readonly engine: Engine;
  /** Stops accepting, finishes what is under way, closes the engine. */
  close(): Promise<void>;
}

/**
 * Listens at once and becomes ready when the engine is open.
 *
 * @throws JobSearchError `NETWORK` for a port or host that cannot be had; whatever `openEngine` throws.
 */
export async function serve({ host, port, openEngine, log, graceMs = 8_000 }: ServeOptions): Promise<RunningServer> {
  const slot = new EngineSlot();
  const server = createServer(createApp({ engine: slot, log, now: () => new Date() }));
  // Longer than the 60 s after which an AWS load balancer drops an idle connection: the side that reuses must give up first.
  server.keepAliveTimeout = 65_000;
  const underWay = trackAnswers(server);
  const sockets = trackSockets(server);
  await listen(server, host, port);

  const close = async () => {
    slot.startClosing();
    for (const response of underWay) if (!response.headersSent) response.setHeader('Connection', 'close');
    const busy = new Set([...underWay].map(({ socket }) => socket));
    // A connection on which nothing was asked yet (browsers open them ahead) would hold the server until the grace is over.
    for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
    await closeServer(server, graceMs);
    await slot.close();
  };

  try {
    const engine = await openEngine();
    slot.fill(engine);
    return { url: urlOf(host, server.address() as AddressInfo), engine, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function trackAnswers(server: Server): ReadonlySet<ServerResponse> {
  const underWay = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  });
  return underWay;
}

function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
  });
}

function urlOf(host: string, { port }: AddressInfo): string {
  // Listening everywhere, the server has no one address: the local one is what a person at this machine can open.
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
