import { employmentName, seniorityName, workplaceName } from './facts.js';

// What postings must meet: chosen among the values that the answer counts, and kept in the address.

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

const groups = [
  { name: 'workplace', title: 'Workplace', label: workplaceName },
  { name: 'employmentType', title: 'Type', label: employmentName },
  { name: 'seniority', title: 'Level', label: seniorityName },
  { name: 'country', title: 'Country', label: (code) => countries.of(code) },
  { name: 'skills', title: 'Skills', label: (skill) => skill },
  {
    name: 'minSalary',
    title: 'Pay a year',
    label: (pay) => `${Number(pay).toLocaleString('en')} or more`,
    isNumber: true,
  },
  { name: 'maxExperienceYears', title: 'Experience', label: experienceLabel, isNumber: true },
  { name: 'postedWithinDays', title: 'Posted', label: postedLabel, isNumber: true },
];

function experienceLabel(years) {
  if (years === '0') return 'none asked for';
  return `${years} ${years === '1' ? 'year' : 'years'} at most`;
}

function postedLabel(days) {
  return days === '1' ? 'in the last day' : `in the last ${days} days`;
}
const shown = 8;

/** The conditions in an address: lists of values by name. */
export function readConditions(parameters) {
  const entries = groups.map(({ name, isNumber }) => {
    const values = readList(parameters.get(name) ?? '');
    return [name, isNumber ? values.filter((value) => /^\d+$/.test(value)).slice(0, 1) : values];
  });
  return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
}

/** Values parted by commas; `\,` is a comma within a value. */
const readList = (text) =>
  text
    .split(/(?<!\\),/)
    .map((value) => value.replaceAll('\\,', ','))
    .filter(Boolean);

/** The same as parameters of an address. */
export function writeConditions(conditions) {
  return Object.fromEntries(
    Object.entries(conditions).map(([name, values]) => [
      name,
      values.map((value) => value.replaceAll(',', '\\,')).join(','),
    ]),
  );
}

/** Whether there is any. */
export const hasConditions = (conditions) => Object.keys(conditions).length > 0;

/** The values to choose from, with what each would leave. @param choose called with the conditions that are to hold next */
export function createConditions(facets, conditions, choose) {
  return groups.flatMap(({ name, title, label, isNumber }) => {
    const chosen = conditions[name] ?? [];
    const isChosen = (value) => chosen.some((one) => one.toLowerCase() === value.toLowerCase());
    const known = (facets[name] ?? [])
      .map(({ value, count }) => ({ value: String(value), count }))
      .filter(
        ({ value, count }, row, all) =>
          value !== 'unknown' && !(isNumber && addsNothing(all, row, count) && !isChosen(value)),
      );
    const lost = chosen.filter((value) => !known.some((one) => one.value.toLowerCase() === value.toLowerCase()));
    const all = [...lost.map((value) => ({ value, count: 0 })), ...known];
    const values = all.filter(({ value }, row) => row < shown || isChosen(value));
    if (values.length === 0) return [];
    const legend = document.createElement('legend');
    legend.textContent = title;
    const set = document.createElement('fieldset');
    set.append(legend);
    for (const { value, count } of values) {
      const next = isChosen(value)
        ? chosen.filter((one) => one.toLowerCase() !== value.toLowerCase())
        : [...(isNumber ? [] : chosen), value];
      const button = createButton(label(value) ?? value, count, isChosen(value));
      button.dataset.condition = `${name} ${value}`;
      button.addEventListener('click', () => choose(withValues(conditions, name, next), button.dataset.condition));
      set.append(button);
    }
    return [set];
  });
}

/** Whether a step leaves as many as the one before it: choosing it adds nothing. */
const addsNothing = (steps, row, count) => row > 0 && steps[row - 1].count === count;

function withValues(conditions, name, values) {
  const { [name]: _, ...others } = conditions;
  return values.length > 0 ? { ...others, [name]: values } : others;
}

function createButton(text, count, isPressed) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'condition';
  button.setAttribute('aria-pressed', String(isPressed));
  const number = document.createElement('span');
  number.className = 'count';
  number.textContent = count.toLocaleString('en');
  button.append(`${text} `, number);
  return button;
}
