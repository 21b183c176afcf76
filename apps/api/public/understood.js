// What the server understood of a query besides its words, as chips: each can be made a condition, or be taken as plain words.

import { employmentName, seniorityName, workplaceName } from './facts.js';

const labels = {
  workplace: workplaceName,
  seniority: seniorityName,
  employmentType: employmentName,
  shift: (shift) => `${shift[0].toUpperCase()}${shift.slice(1)} shift`,
  experience: (years) => (years === 'none' ? 'No experience' : `${years} of experience`),
};

/** How a part is named to the server: lists are parted by commas. */
const nameOf = (text) =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** The parts in an address: those that postings must meet, and those that are plain words. */
export function readParts(parameters) {
  const list = (name) => (parameters.get(name) ?? '').split(',').filter(Boolean);
  return { strict: list('strict'), plain: list('plain') };
}

/** The same as parameters of an address. */
export function writeParts(parts) {
  const given = Object.entries(parts ?? {}).filter(([, names]) => names.length > 0);
  return Object.fromEntries(given.map(([name, names]) => [name, names.join(',')]));
}

/** The chips. @param choose called with the parts that are to hold next, and what was pressed */
export function createParts(understood, choose) {
  const partsWith = (changed, effect) => {
    // Parts of one name are one to the server.
    const isChanged = ({ text }) => nameOf(text) === nameOf(changed.text);
    const all = understood.map((part) => (isChanged(part) ? { ...part, effect } : part));
    const named = (wanted) => all.filter((part) => part.effect === wanted).map(({ text }) => nameOf(text));
    return { strict: named('filter'), plain: named('off') };
  };
  return understood.map((part) => {
    const { kind, text, effect } = part;
    const value = labels[kind]?.(part.value) ?? part.value;
    const item = document.createElement('li');
    item.className = `part ${effect}`;
    const add = (label, pressed, next, properties) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', ...properties });
      button.textContent = label;
      button.dataset.part = `${pressed} ${text}`;
      button.addEventListener('click', () => choose(partsWith(part, next), button.dataset.part));
      item.append(button);
      return button;
    };
    if (effect === 'off') {
      add(`“${text}”`, 'whole', 'boost', {
        className: 'condition',
        ariaLabel: `Understand “${text}” as ${value} again`,
      });
      return item;
    }
    const isStrict = effect === 'filter';
    const whole = add(value, 'whole', isStrict ? 'boost' : 'filter', {
      className: 'condition',
      title: isStrict
        ? 'Only postings that meet this: press to show all again'
        : 'Postings that meet this come first: press to show only these',
    });
    whole.setAttribute('aria-pressed', String(isStrict));
    add('✕', 'off', 'off', {
      className: 'drop',
      ariaLabel: `Take “${text}” as plain words`,
      title: `Take “${text}” as plain words`,
    });
    return item;
  });
}
