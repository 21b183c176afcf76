import { Command, CommanderError } from 'commander';
import { embedCommand } from './commands/embed.js';
import { encodeCommand } from './commands/encode.js';
import { importCommand } from './commands/import.js';
import { inspectCommand } from './commands/inspect.js';
import { scrapeCommand } from './commands/scrape.js';
import { searchCommand } from './commands/search.js';
import { similarCommand } from './commands/similar.js';
import type { Console } from './console.js';
import { ExitCode, exitCodeOf } from './exit-code.js';
import { version } from './version.js';

/**
 * Runs one command line.
 *
 * @param args what follows the program's name; stray `--` at the beginning, as npm and turbo leave them, are passed over
 * @returns the exit code: 0 done, 1 failed, 2 usage, 3 done but incomplete
 */
export async function run(args: readonly string[], console: Console): Promise<ExitCode> {
  let outcome: ExitCode = ExitCode.done;
  const finish = (code: ExitCode): void => {
    outcome = code;
  };
  const program = new Command('jobsearch')
    .description('Collects public job postings, makes them searchable, and answers by meaning.')
    .version(version, '-V, --version', 'print the version')
    .helpCommand(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => console.stdout.write(text),
      writeErr: (text) => console.stderr.write(text),
    });
  for (const command of [
    scrapeCommand,
    importCommand,
    inspectCommand,
    embedCommand,
    encodeCommand,
    searchCommand,
    similarCommand,
  ]) {
    program.addCommand(command(console, finish).copyInheritedSettings(program));
  }
  program.addHelpText('after', '\nExit codes: 0 done · 1 failed · 2 usage · 3 done but incomplete\n');
  try {
    await program.parseAsync(dropStrayDashes(args), { from: 'user' });
    return outcome;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
    console.stderr.write(`jobsearch: ${error instanceof Error ? error.message : String(error)}\n`);
    return exitCodeOf(error);
  }
}

function dropStrayDashes(args: readonly string[]): string[] {
  const [command, ...rest] = args[0] === '--' ? args.slice(1) : args;
  if (command === undefined) return [];
  return rest[0] === '--' && rest[1]?.startsWith('-') ? [command, ...rest.slice(1)] : [command, ...rest];
}
