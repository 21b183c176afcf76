/** A name to look up: without case, accents and dots. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/đ/g, 'd')
    .replace(/[.’']/g, '')
    .replace(/[-–\s]+/g, ' ')
    .trim();
}
