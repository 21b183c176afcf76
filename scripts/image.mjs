/**
 * Builds the container image with docker, podman or buildah, whichever is there: `npm run image -- [options of its build]`.
 * JOBSEARCH_IMAGE names the image (default jobsearch:latest).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { manifest, root, say } from './lib/project.mjs';
import { runProgram } from './lib/run-program.mjs';
import { withoutDashes } from './lib/turbo.mjs';

const engines = {
  docker: ['build'],
  // Without --format docker the health check is dropped: OCI images have none.
  podman: ['build', '--format', 'docker'],
  buildah: ['build', '--format', 'docker'],
};

const answers = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** The client alone is not enough: docker without a daemon cannot build. */
const findEngine = () =>
  Object.keys(engines).find((engine) => answers(engine, engine === 'buildah' ? ['version'] : ['info']));

function git(...args) {
  try {
    return execFileSync('git', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return ''; // a source archive has no history
  }
}

async function main(args) {
  const engine = findEngine();
  if (engine === undefined) {
    say(
      `No container engine answers: install and start one of ${Object.keys(engines).join(', ')}, then run the command again.`,
    );
    return 1;
  }
  const image = process.env.JOBSEARCH_IMAGE || 'jobsearch:latest';
  const dirty = git('status', '--porcelain') === '' ? '' : '-dirty';
  const revision = git('rev-parse', 'HEAD');
  const buildArgs = [`VERSION=${manifest.version}`, ...(revision === '' ? [] : [`REVISION=${revision}${dirty}`])];
  say(`Building ${image} with ${engine} …`);
  const { status } = await runProgram(
    engine,
    [
      ...engines[engine],
      ...['--file', join(root, 'docker', 'Dockerfile'), '--tag', image],
      ...buildArgs.flatMap((value) => ['--build-arg', value]),
      ...args,
      root,
    ],
    { cwd: root, env: process.env },
  );
  if (status === 0)
    say(`Built ${image}. Run it: ${engine === 'docker' ? 'docker' : 'podman'} run --rm -p 8000:8000 ${image}`);
  return status;
}

process.exitCode = await main(withoutDashes(process.argv.slice(2)));
