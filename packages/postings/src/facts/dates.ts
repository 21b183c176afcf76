import { evidenceOf, type Fact, type FactTexts } from './fact.js';

const months: Readonly<Record<string, number>> = {};
for (const [i, names] of [
  'january jan januar enero janeiro janvier siječnja',
  'february feb februar febrero fevereiro février veljače',
  'march mar märz marzo março mars ožujka',
  'april apr abril avril travnja',
  'may mai mayo maio svibnja',
  'june jun juni junio junho juin lipnja',
  'july jul juli julio julho juillet srpnja',
  'august aug agosto août kolovoza',
  'september sep sept septiembre setembro septembre rujna',
  'october oct oktober octubre outubro octobre listopada',
  'november nov noviembre novembro novembre studenoga',
  'december dec dezember diciembre dezembro décembre prosinca',
].entries()) {
  for (const name of names.split(' ')) (months as Record<string, number>)[name] = i + 1;
}
const month = Object.keys(months)
  .sort((a, b) => b.length - a.length)
  .join('|');
const dates = new RegExp(
  [
    '(?<y1>20\\d\\d)-(?<m1>\\d{1,2})-(?<d1>\\d{1,2})',
    '(?<d2>\\d{1,2})\\.\\s?(?<m2>\\d{1,2})\\.\\s?(?<y2>20\\d\\d)',
    `(?<d3>\\d{1,2})(?:st|nd|rd|th|\\.|º)?\\s+(?:of\\s+|de\\s+)?(?<m3>${month})\\.?,?\\s+(?:de\\s+)?(?<y3>20\\d\\d)`,
    `(?<m4>${month})\\.?\\s+(?<d4>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y4>20\\d\\d)`,
    '(?<a5>\\d{1,2})\\/(?<b5>\\d{1,2})\\/(?<y5>20\\d\\d)',
  ].join('|'),
  'i',
);
const closing =
  /\b(?:closing date|applications? (?:deadline|close[sd]?|due|will close|must be (?:received|submitted))|deadline(?: for applications?| to apply)?|apply (?:by|before|no later than)|close[sd]? (?:on|date)|last (?:date|day) to apply|bewerbungsfrist|bewerbungsschluss|bewerben sie sich bis|fecha l[íi]mite|rok (?:za )?prijav\w*|date limite)\b[^\n\d]{0,40}/gi;

/** When the posting closes, as its text says it: an ISO 8601 date. "03/04/2026", which may be either, is none. */
export function closingFact(texts: FactTexts): Fact<string> | undefined {
  const { description } = texts;
  for (const match of description.matchAll(closing)) {
    const from = match.index + match[0].length;
    // A name of a month stands within what was read as words already.
    const start = Math.max(match.index, from - 16);
    const found = dates.exec(description.slice(start, from + 30));
    const value = found && readDate(found);
    if (!value) continue;
    const end = start + found.index + found[0].length;
    return { value, evidence: evidenceOf(texts, 'description', match.index, end - match.index) };
  }
  return undefined;
}

function readDate({ groups = {} }: RegExpExecArray): string | undefined {
  const year = groups.y1 ?? groups.y2 ?? groups.y3 ?? groups.y4 ?? groups.y5;
  const named = (groups.m3 ?? groups.m4)?.toLowerCase();
  const [day, mon] =
    groups.a5 !== undefined
      ? dayAndMonth(Number(groups.a5), Number(groups.b5))
      : [
          Number(groups.d1 ?? groups.d2 ?? groups.d3 ?? groups.d4),
          named ? months[named] : Number(groups.m1 ?? groups.m2),
        ];
  return isoDate(Number(year), mon, day);
}

/** The one that is above twelve is the day. */
function dayAndMonth(a: number, b: number): readonly [number, number] {
  if (a === b || a > 12) return [a, b];
  return b > 12 ? [b, a] : [Number.NaN, Number.NaN];
}

function isoDate(year: number, mon: number | undefined, day: number): string | undefined {
  const date = new Date(Date.UTC(year, (mon ?? Number.NaN) - 1, day));
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== day || date.getUTCMonth() + 1 !== mon) return undefined;
  return date.toISOString().slice(0, 10);
}

const relative =
  /^\s*(?:posted|active|reposted|vor|hace|há|il y a|prije)?\s*(?<n>\d+|an?|one|einem|einer)\s*(?<unit>minut|hour|hr|h\b|stund|hora|day|d\b|tag|d[íi]a|dan|week|wk|w\b|woche|semana|tjed|month|mo\b|monat|mes|mês|mjesec)\w*\s*(?:ago|atrás)?\s*$/i;

/**
 * The day that "3 days ago", "yesterday" or "vor 2 Wochen" was, ISO 8601. Months are not exact enough: they, and what says "at least" ("30+ days ago"), give
 * nothing.
 *
 * @param now ISO 8601: when it was said
 */
export function relativeDate(text: string, now: string): string | undefined {
  const at = Date.parse(now);
  if (Number.isNaN(at)) return undefined;
  const back = (days: number): string => new Date(at - days * 86_400_000).toISOString().slice(0, 10);
  if (/^\s*(?:posted\s+)?(?:today|just (?:now|posted)|heute|hoy|hoje|danas)\s*$/i.test(text)) return back(0);
  if (/^\s*(?:posted\s+)?(?:yesterday|gestern|ayer|ontem|jučer)\s*$/i.test(text)) return back(1);
  const { n = '', unit = '' } = relative.exec(text)?.groups ?? {};
  if (n === '') return undefined;
  const count = /^\d+$/.test(n) ? Number(n) : 1;
  const word = unit.toLowerCase();
  if (/^(?:minut|hour|hr|h|stund|hora)/.test(word)) return back(0);
  if (/^(?:day|d$|tag|d[íi]a|dan)/.test(word)) return count <= 60 ? back(count) : undefined;
  if (/^(?:week|wk|w$|woche|semana|tjed)/.test(word)) return count <= 8 ? back(7 * count) : undefined;
  return undefined;
}
