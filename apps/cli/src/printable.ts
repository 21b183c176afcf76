/** A posting is foreign text: control characters in it must not reach a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
