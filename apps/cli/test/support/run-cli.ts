import { Readable, Writable } from 'node:stream';
import { run } from '../../src/run.js';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line as a process would, and keeps what it said. */
export async function runCli(args: readonly string[], stdin = ''): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written) =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString();
        done();
      },
    });
  const code = await run(args, {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
  });
  return { code, ...written };
}
