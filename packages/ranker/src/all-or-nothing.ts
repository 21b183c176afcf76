/** Takes back what has changed since it was made. */
export type Undo = () => void;

/** Does the work or, when it throws, none of it. */
export function allOrNothing(undo: Undo | undefined, work: () => void): void {
  try {
    work();
  } catch (error) {
    undo?.();
    throw error;
  }
}
