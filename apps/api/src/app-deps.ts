import type { Logger } from 'pino';
import type { EngineSlot } from './engine-slot.js';

/** What an app is built from. */
export interface AppDeps {
  readonly engine: EngineSlot;
  /** Receives unexpected errors. */
  readonly log: Logger;
  readonly now: () => Date;
}
