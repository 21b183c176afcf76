export { createFolderStore } from './folder.js';
export { loadCurrent, readManifest } from './load.js';
export { decodeNpy, encodeNpy, type NpyType, npyData, npyHeader, npyTypes } from './npy.js';
export { openStore, toFolder } from './open-store.js';
export { type Publication, type PublishLimits, type PublishResult, publish } from './publish.js';
export type { Manifest, Snapshot } from './snapshot.js';
export type { NewFile, SnapshotStore } from './store.js';
