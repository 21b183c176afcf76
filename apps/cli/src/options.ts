import { splitValues } from '@jobsearch/search';
import { InvalidArgumentError, Option } from 'commander';

/** Options that several commands share; each names the environment variable that stands in for it. */
export const dataOption = (): Option =>
  new Option('-d, --data <dir>', 'where the data is: a folder or a file: URL').env('JOBSEARCH_DATA').default('./data');

export const modelDirOption = (): Option =>
  new Option('--model-dir <dir>', 'folder of transformer models, laid out as <org>/<name>/').env('JOBSEARCH_MODEL_DIR');

export const modelOption = (): Option =>
  new Option(
    '-m, --model <id>',
    '"builtin", a transformer such as Xenova/all-MiniLM-L6-v2, or both: builtin+Xenova/all-MiniLM-L6-v2',
  )
    .env('JOBSEARCH_MODEL')
    .default('builtin');

export const dtypeOption = (): Option =>
  new Option('--dtype <type>', 'weights of a transformer model').choices(['int8', 'fp32']).default('int8');

/** A parser of whole numbers within limits, for commander. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    const range = max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`Want a whole number, ${range}.`);
  };
}

/** A parser of numbers within limits, for commander. */
export function number(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^(?:\d+\.?|\d*\.\d+)$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Want a number from ${min} to ${max}.`);
  };
}

/** A parser of shares, 0 to 1. */
export const share = number(0, 1);

/** An option that is a list, parted by commas. */
export const listOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(splitValues);
