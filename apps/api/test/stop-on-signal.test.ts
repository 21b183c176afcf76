import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import { type Stoppable, stopOnSignal } from '../src/stop-on-signal.js';

function aProcess() {
  const exits: number[] = [];
  const emitter = new EventEmitter();
  const process: Stoppable = {
    on: (name, listener) => emitter.on(name, listener),
    exit: (code) => exits.push(code),
  };
  let time = 0;
  const signal = stopOnSignal(process, () => time);
  const send = (name: NodeJS.Signals, atMs: number) => {
    time = atMs;
    emitter.emit(name, name);
  };
  return { exits, signal, send };
}

test('the first signal asks to close', () => {
  const { exits, signal, send } = aProcess();
  expect(signal.aborted).toBe(false);

  send('SIGTERM', 0);

  expect(signal.aborted).toBe(true);
  expect(exits).toEqual([]);
});

test('the same wish from two sides is one, a second wish ends the process', () => {
  const { exits, send } = aProcess();

  send('SIGTERM', 10_000);
  send('SIGTERM', 10_300);
  expect(exits).toEqual([]);
  send('SIGINT', 11_500);

  expect(exits).toEqual([130]);
});
