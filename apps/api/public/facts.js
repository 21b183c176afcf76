// What a posting says, in words. Unknown facts give undefined: nothing is shown for them.

const employment = {
  'full-time': 'Full-time',
  'part-time': 'Part-time',
  contract: 'Contract',
  temporary: 'Temporary',
  internship: 'Internship',
  volunteer: 'Volunteer',
};
const workplaces = { 'on-site': 'On-site', hybrid: 'Hybrid', remote: 'Remote' };
const seniorities = {
  internship: 'Internship',
  entry: 'Entry level',
  associate: 'Associate',
  'mid-senior': 'Mid to senior',
  director: 'Director',
  executive: 'Executive',
};

export const workplaceName = (workplace) => workplaces[workplace];
export const employmentName = (type) => employment[type];
export const seniorityName = (seniority) => seniorities[seniority];

/** An address that may become a link: http and https only. */
export function webAddress(text) {
  if (!text || !URL.canParse(text)) return undefined;
  return /^https?:$/.test(new URL(text).protocol) ? text : undefined;
}

export function workplaceOf({ workplace, remoteRegions }) {
  const name = workplaces[workplace];
  if (!name || workplace !== 'remote' || !remoteRegions?.length) return name;
  return `${name} (${remoteRegions.join(', ')})`;
}

export function employmentOf({ employmentType }) {
  const names = (employmentType ?? []).map((type) => employment[type]).filter(Boolean);
  const [first, ...others] = names;
  return first && [first, ...others.map((name) => name.toLowerCase())].join(' or ');
}

export function seniorityOf({ seniority }) {
  return seniorities[seniority];
}

export function experienceOf({ experienceYears: years }) {
  if (years === undefined) return undefined;
  return years === 1 ? '1 year or more' : `${years} years or more`;
}

export function salaryOf({ salary }) {
  if (!salary || (salary.min === undefined && salary.max === undefined)) return undefined;
  const { min, max, currency, period } = salary;
  const digits = { minimumFractionDigits: 0, maximumFractionDigits: 2 };
  const money = new Intl.NumberFormat('en', { style: 'currency', currency, ...digits });
  const amount =
    min === undefined
      ? `up to ${money.format(max)}`
      : max === undefined
        ? `from ${money.format(min)}`
        : min === max
          ? money.format(min)
          : money.formatRange(min, max);
  return `${amount} ${period === 'hour' ? 'an' : 'a'} ${period}`;
}

/** A day in words. A date without a time is that day everywhere; so it is read and shown in UTC. */
export function dayOf(iso) {
  const time = Date.parse(iso ?? '');
  if (Number.isNaN(time)) return undefined;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(time);
}

/** The first words of a text, cut between words. */
export function snippetOf(text, length = 240) {
  const line = text.replace(/\n- /g, ' · ').replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))} …`;
}
