/** More often no text needs it. */
const mostTimes = 20;

/** Applies a cleaning again and again until it changes nothing more: what one step uncovers, the next one cleans. A step that would make the text longer is not taken. */
export function settle(text: string, step: (text: string) => string): string {
  let settled = text;
  for (let times = 0; times < mostTimes; times++) {
    const next = step(settled);
    if (next === settled || next.length > settled.length) break;
    settled = next;
  }
  return settled;
}
