import { JobSearchError } from '@jobsearch/postings';
import type { z } from 'zod';
import type { Page } from '../source.js';

/**
 * The page's body as JSON of the shape that the schema describes.
 *
 * @throws JobSearchError `LAYOUT_CHANGED` naming the first field that is not as expected, or that the body is no JSON.
 */
export function readJson<Shape>(page: Page, schema: z.ZodType<Shape>): Shape {
  let value: unknown;
  try {
    value = JSON.parse(page.body);
  } catch (error) {
    const start = page.body.slice(0, 40).replace(/\s+/g, ' ');
    throw new JobSearchError('LAYOUT_CHANGED', `the answer is no JSON: it begins with "${start}"`, { cause: error });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new JobSearchError('LAYOUT_CHANGED', `the answer is not as expected: ${firstIssue(result.error)}`);
}

/** What {@link readItems} made of a list. */
export interface ReadItems<Result> {
  readonly results: Result[];
  /** A sentence for each item that could not be read. */
  readonly problems: string[];
}

/**
 * Reads the items of a list one by one: an odd one is named among the problems and does not keep the others from being read.
 *
 * @param read what an item becomes; undefined leaves it out, and that is no problem. It may throw: that is one.
 */
export function readItems<Item, Result>(
  items: readonly unknown[],
  schema: z.ZodType<Item>,
  read: (item: Item) => Result | undefined,
): ReadItems<Result> {
  const results: Result[] = [];
  const problems: string[] = [];
  items.forEach((value, index) => {
    try {
      const item = schema.safeParse(value);
      if (!item.success) throw new Error(firstIssue(item.error));
      const result = read(item.data);
      if (result !== undefined) results.push(result);
    } catch (error) {
      problems.push(`item ${index + 1} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  return { results, problems };
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'not as expected';
  const path = issue.path.map(String).join('.');
  return path ? `${path}: ${issue.message}` : issue.message;
}
