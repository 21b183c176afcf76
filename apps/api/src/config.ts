import { JobSearchError } from '@jobsearch/postings';
import { Command, CommanderError } from 'commander';
import { version } from './package-info.js';

/** What the server is told from outside. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Folder with the postings and the snapshots. */
  readonly data: string;
  /** Folder with the models that are not built in. */
  readonly modelDir: string | undefined;
}

/** What a command line asks for: to serve, or to print a text and leave. */
export type Invocation =
  | { readonly kind: 'serve'; readonly config: Config }
  | { readonly kind: 'print'; readonly text: string };

interface Setting {
  readonly flag: string;
  readonly env: string;
  readonly fallback?: string;
  readonly description: string;
}

const settings: Readonly<Record<keyof Config, Setting>> = {
  port: {
    flag: '--port <number>',
    env: 'PORT',
    fallback: '8000',
    description: 'port to listen on; 0 takes any free one',
  },
  host: {
    flag: '--host <address>',
    env: 'HOST',
    fallback: '127.0.0.1',
    description: 'address to listen on; 0.0.0.0 listens on all',
  },
  data: {
    flag: '--data <folder>',
    env: 'JOBSEARCH_DATA',
    fallback: './data',
    description: 'folder with postings and snapshots; gets the demo postings when it has none',
  },
  modelDir: {
    flag: '--model-dir <folder>',
    env: 'JOBSEARCH_MODEL_DIR',
    description: 'folder with models that are not built in',
  },
};

/**
 * Reads the command line and the environment. An option beats its variable, a variable beats the default; an empty
 * variable counts as not set.
 *
 * @throws JobSearchError `USAGE`, in one line.
 */
export function readInvocation(argv: readonly string[], env: NodeJS.ProcessEnv): Invocation {
  let printed = '';
  const command = createCommand().configureOutput({
    writeOut: (text) => {
      printed += text;
    },
    writeErr: () => {},
  });
  try {
    // `npm start -- -- --port 80` and task runners leave a "--" behind. There are no arguments for it to set apart.
    command.parse(
      argv.filter((argument) => argument !== '--'),
      { from: 'user' },
    );
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'print', text: printed };
    const sentence = error.message.replace(/^error: /, '').replace(/\s+/g, ' ');
    throw new JobSearchError('USAGE', `${sentence}; --help lists the options`, { cause: error });
  }
  return { kind: 'serve', config: toConfig(command.opts(), env) };
}

function createCommand(): Command {
  const command = new Command('jobsearch-api')
    .description('Serves the search page and the REST API over the postings in a folder.')
    .version(version)
    .exitOverride();
  for (const { flag, env, fallback, description } of Object.values(settings)) {
    const origin = fallback === undefined ? `env: ${env}` : `env: ${env}, default: ${fallback}`;
    command.option(flag, `${description} (${origin})`);
  }
  return command;
}

function toConfig(options: Partial<Record<keyof Config, string>>, env: NodeJS.ProcessEnv): Config {
  const lookUp = (key: keyof Config) => {
    const setting = settings[key];
    const option = options[key];
    if (option?.trim() === '') throw new JobSearchError('USAGE', `${setting.flag} is empty: give it a value`);
    return option ?? (env[setting.env] || undefined) ?? setting.fallback;
  };
  return {
    port: parsePort(lookUp('port') as string),
    host: lookUp('host') as string,
    data: lookUp('data') as string,
    modelDir: lookUp('modelDir'),
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  const { flag, env } = settings.port;
  throw new JobSearchError('USAGE', `"${text}" is no port: ${flag} (or ${env}) takes a whole number from 0 to 65535`);
}
