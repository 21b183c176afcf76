export { createFolderStore } from './folder.js';
export { decodeNpy, encodeNpy, type NpyType, npyData, npyHeader, npyTypes } from './npy.js';
export { isWhole, openCurrent, readManifest } from './open-snapshot.js';
export { openStore, toFolder } from './open-store.js';
export { type Publication, type PublishLimits, type PublishResult, publish } from './publish.js';
export type { Manifest, Snapshot, SnapshotRows } from './snapshot.js';
export type { NewFile, SnapshotStore, StoredFile } from './store.js';
