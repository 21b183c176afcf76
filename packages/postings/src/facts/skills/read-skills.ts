import { softwareSkills } from './software.js';
import { tradeSkills } from './trades.js';

/** A way to write a skill. */
export interface SkillName {
  /** The skill's own name. */
  readonly skill: string;
  /** The way: in lower-case letters, unless the case of its letters counts. */
  readonly name: string;
  readonly isExact: boolean;
  /** How many characters stand before its first letter or digit (".NET"). */
  readonly lead: number;
  /** Whether it is believed only beside another skill: letters such as "R" and words such as "Go". */
  readonly needsCompany: boolean;
  /** Whether it is a common word ("sales"), which is asked for only where the text says so. */
  readonly isCommon: boolean;
}

/**
 * Ways to write skills, by the first word in lower case.
 *
 * The tables are of the form `Name: other name, other name; Name; …`. A name with `=` before it counts in this case of its letters only ("Excel"
 * is a program, "excel" a verb), one with `~` moreover only beside another skill, and `Other > Name` is a way to write a name that counts in no
 * other form of its own. A name of small letters behind the first is a common word, unless it has a `!` before it, and so are its other names;
 * in the table of software that holds for names of several words only.
 */
export function readSkills(): ReadonlyMap<string, readonly SkillName[]> {
  const names = new Map<string, SkillName[]>();
  const entries = [
    ...softwareSkills.split(/[;\n]/).map((entry) => ({ entry, isSoftware: true })),
    ...tradeSkills.split(/[;\n]/).map((entry) => ({ entry, isSoftware: false })),
  ];
  for (const { entry, isSoftware } of entries) {
    if (entry.trim() === '') continue;
    const [first = '', others = ''] = entry.split(/:\s/);
    const [name = '', target] = first.split(' > ');
    const skill = (target ?? name).trim().replace(flags, '');
    const isCommon = isCommonName(name.trim(), isSoftware);
    for (const written of [name, ...others.split(',')]) {
      if (written.trim() === '') continue;
      const one = readName(written.trim(), skill, isCommon);
      const word = wordAt(written.trim().replace(flags, '').toLowerCase(), one.lead);
      names.set(word, [...(names.get(word) ?? []), one]);
    }
  }
  // The longest first: "Spring Boot" before "Spring".
  for (const same of names.values()) same.sort((a, b) => b.name.length - a.name.length);
  return names;
}

const flags = /^[=~!?]/;

function isCommonName(name: string, isSoftware: boolean): boolean {
  if (/^[=~!]/.test(name)) return false;
  if (name.startsWith('?')) return true;
  return /^\p{Lu}[\p{Ll}\s-]+$/u.test(name) && !(isSoftware && !/[\s-]/.test(name));
}

function readName(written: string, skill: string, isCommon: boolean): SkillName {
  const isExact = /^[=~]/.test(written);
  const name = written.replace(flags, '');
  return {
    skill,
    name: isExact ? name : name.toLowerCase(),
    isExact,
    lead: name.toLowerCase().search(/[a-z0-9\u00c0-\u024f]/),
    needsCompany: written.startsWith('~'),
    isCommon: isCommon && !isExact,
  };
}

/** The letters and digits from a place on. */
function wordAt(text: string, at: number): string {
  return /^[a-z0-9\u00c0-\u024f]+/.exec(text.slice(at))?.[0] ?? '';
}
