import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { Engine } from '@jobsearch/search';
import { pino } from 'pino';
import { createApp } from '../../src/app.js';
import { EngineSlot } from '../../src/engine-slot.js';

/** An app behind a real server on a free port of this machine. */
export interface StartedApp {
  readonly url: string;
  readonly slot: EngineSlot;
  /** What was logged. */
  readonly logged: readonly Record<string, unknown>[];
  stop(): Promise<void>;
}

/** Starts an app at 10 s past the fake engine's snapshot. */
export async function startApp(engine?: Engine): Promise<StartedApp> {
  const logged: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(line, _encoding, done) {
      logged.push(JSON.parse(String(line)));
      done();
    },
  });
  const slot = new EngineSlot(engine);
  const now = () => new Date('2026-01-15T06:00:10.700Z');
  const server = createServer(createApp({ engine: slot, log: pino(sink), now })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, slot, logged, stop };
}
