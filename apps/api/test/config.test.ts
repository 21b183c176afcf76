import { describe, expect, test } from '@jest/globals';
import { readInvocation } from '../src/config.js';

const read = (line: string, env: NodeJS.ProcessEnv = {}) => readInvocation(line.split(' ').filter(Boolean), env);
const isText = (wanted: string | RegExp) => (typeof wanted === 'string' ? wanted : expect.stringMatching(wanted));
const defaults = { port: 8000, host: '127.0.0.1', data: './data', modelDir: undefined };

describe('what is served', () => {
  test.each([
    ['', {}, {}],
    ['--port 9000', {}, { port: 9000 }],
    ['--port=0', {}, { port: 0 }],
    ['', { PORT: '9001', HOST: '0.0.0.0' }, { port: 9001, host: '0.0.0.0' }],
    ['--port 9002', { PORT: '9001' }, { port: 9002 }],
    ['', { PORT: '', HOST: '' }, {}],
    [
      '',
      { JOBSEARCH_DATA: '/srv/jobs', JOBSEARCH_MODEL_DIR: '/srv/models' },
      { data: '/srv/jobs', modelDir: '/srv/models' },
    ],
    ['--data here --model-dir there', {}, { data: 'here', modelDir: 'there' }],
    ['-- --port 9003 --', {}, { port: 9003 }],
  ])('%j with %j changes %j', (line, env, changes) => {
    expect(read(line, env)).toEqual({ kind: 'serve', config: { ...defaults, ...changes } });
  });
});

describe('what is refused, in one line', () => {
  test.each([
    ['--prot 80', {}, "unknown option '--prot' (Did you mean --port?); --help lists the options"],
    ['serve', {}, /^too many arguments\. Expected 0 arguments but got 1/],
    ['--port', {}, /argument missing/],
    ['--port 80a', {}, '"80a" is no port: --port <number> (or PORT) takes a whole number from 0 to 65535'],
    ['--port 65536', {}, /^"65536" is no port/],
    ['--port -1', {}, /^"-1" is no port/],
    ['', { PORT: 'http' }, /^"http" is no port/],
    ['--data=', {}, '--data <folder> is empty: give it a value'],
  ])('%j with %j', (line, env, message) => {
    const refuse = () => read(line, env);

    expect(refuse).toThrow(expect.objectContaining({ code: 'USAGE', message: isText(message) }));
    expect(refuse).toThrow(expect.objectContaining({ message: expect.not.stringContaining('\n') }));
  });
});

test('--help shows every option with its variable and default', () => {
  const invocation = read('--help');

  const text = invocation.kind === 'print' ? invocation.text.replace(/\s+/g, ' ') : '';
  expect(text).toContain('--port <number>');
  expect(text).toContain('(env: PORT, default: 8000)');
  expect(text).toContain('(env: HOST, default: 127.0.0.1)');
  expect(text).toContain('(env: JOBSEARCH_DATA, default: ./data)');
  expect(text).toContain('(env: JOBSEARCH_MODEL_DIR)');
});

test('--version shows the version', () => {
  expect(read('--version')).toEqual({ kind: 'print', text: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
