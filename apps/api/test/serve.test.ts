import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { JobSearchError } from '@jobsearch/postings';
import type { Engine } from '@jobsearch/search';
import { pino } from 'pino';
import { type RunningServer, type ServeOptions, serve } from '../src/serve.js';
import { createFakeEngine } from './support/fake-engine.js';

const running: RunningServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function start(engine: Engine, options: Partial<ServeOptions> = {}): Promise<RunningServer> {
  const server = await serve({
    host: '127.0.0.1',
    port: 0,
    log: pino({ enabled: false }),
    openEngine: async () => engine,
    ...options,
  });
  running.push(server);
  return server;
}

function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('closing finishes the answers under way, then the engine, and takes no new requests', async () => {
  const events: string[] = [];
  const [arrived, released] = [createGate(), createGate()];
  const before = async () => {
    arrived.open();
    await released.opened;
    events.push('answered');
  };
  const server = await start(createFakeEngine({ before, onClose: () => events.push('engine closed') }));

  const underWay = fetch(`${server.url}/search?query=python`);
  await arrived.opened;
  const closed = server.close();
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed');
  released.open();
  const response = await underWay;
  await closed;

  expect(response.status).toBe(200);
  expect(response.headers.get('Connection')).toBe('close');
  expect(events).toEqual(['answered', 'engine closed']);
});

test('closing does not wait for idle connections that a client keeps', async () => {
  const server = await start(createFakeEngine(), { graceMs: 2 ** 31 - 1 });

  const response = await fetch(`${server.url}/healthz`);
  await response.text();

  expect(response.headers.get('Connection')).toBe('keep-alive');
  await expect(server.close()).resolves.toBeUndefined();
});

test.each(['', 'GET /healthz HTTP/1.1\r\nHos'])(
  'closing does not wait for a connection on which %j was said',
  async (said) => {
    const server = await start(createFakeEngine(), { graceMs: 2 ** 31 - 1 });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(said);
    await fetch(`${server.url}/healthz`); // the server has taken the earlier connection by now

    await server.close();

    await once(socket.resume(), 'close');
  },
);

test('closing cuts off an answer that takes longer than the grace', async () => {
  const arrived = createGate();
  const before = () => {
    arrived.open();
    return new Promise<void>(() => {});
  };
  const server = await start(createFakeEngine({ before }), { graceMs: 1 });

  const underWay = expect(fetch(`${server.url}/search?query=python`)).rejects.toThrow('fetch failed');
  await arrived.opened;
  await server.close();

  await underWay;
});

test('a taken port is one clear line, before any engine is opened', async () => {
  const { port } = new URL((await start(createFakeEngine())).url);
  let isOpened = false;
  const openEngine = async () => {
    isOpened = true;
    return createFakeEngine();
  };

  const second = start(createFakeEngine(), { port: Number(port), openEngine });

  await expect(second).rejects.toMatchObject({
    code: 'NETWORK',
    message: `127.0.0.1:${port} is taken: stop what listens there, or choose another with --port (0 takes any free one)`,
  });
  expect(isOpened).toBe(false);
});

test('an engine that does not open frees the port', async () => {
  let port = 0;
  const failure = new JobSearchError('SNAPSHOT_INVALID', 'the snapshot is short of rows');
  const free = await start(createFakeEngine());
  port = Number(new URL(free.url).port);
  await free.close();
  const openEngine = () => Promise.reject(failure);

  await expect(start(createFakeEngine(), { port, openEngine })).rejects.toBe(failure);

  await expect(start(createFakeEngine(), { port })).resolves.toMatchObject({ url: `http://127.0.0.1:${port}` });
});

test('a server that listens on all addresses names the local one', async () => {
  const server = await start(createFakeEngine(), { host: '0.0.0.0' });

  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});
