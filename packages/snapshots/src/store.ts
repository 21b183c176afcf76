/** A file of a snapshot that is about to be written: its parts stand one after the other. */
export interface NewFile {
  readonly path: string;
  readonly parts: readonly Uint8Array[];
}

/** A file of a snapshot, to be read in parts. It stays readable when its snapshot is removed meanwhile. */
export interface StoredFile {
  readonly bytes: number;
  /** Fills `into` with what stands from `position` on. @throws JobSearchError `DATA_UNREADABLE`, also when the file ends before */
  read(position: number, into: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Where snapshots live: a folder, or a bucket. A snapshot once added never changes. */
export interface SnapshotStore {
  /** For messages: the folder or address. */
  readonly location: string;
  /** The id that readers should load, if anything was ever published. */
  current(): Promise<string | undefined>;
  /** Moves the pointer in one step. */
  setCurrent(id: string): Promise<void>;
  /** Ids, oldest first. */
  list(): Promise<string[]>;
  /** @throws JobSearchError `SNAPSHOT_INVALID` when the file is not there, `DATA_UNREADABLE` when the system refuses. */
  read(id: string, path: string): Promise<Uint8Array>;
  /** @throws JobSearchError `SNAPSHOT_INVALID` when the file is not there, `DATA_UNREADABLE` when the system refuses. */
  open(id: string, path: string): Promise<StoredFile>;
  /** Adds a snapshot: all of its files or none. @throws JobSearchError `DATA_UNWRITABLE` */
  add(id: string, files: readonly NewFile[]): Promise<void>;
  remove(id: string): Promise<void>;
}
