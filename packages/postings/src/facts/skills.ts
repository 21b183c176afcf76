import { evidenceOf, type Fact, type FactTexts } from './fact.js';
import { readSections, type Sections } from './sections.js';
import { matchName } from './skills/match-name.js';
import { readSkills, type SkillName } from './skills/read-skills.js';

let names: ReadonlyMap<string, readonly SkillName[]> | undefined;

/** So near another skill has to be. */
const company = 40;

/** The skills that title and description name, each with the first words that do, in the order of these. The table of their names is read when first asked for. */
export function skillFacts(texts: FactTexts): Fact<string>[] {
  names ??= readSkills();
  const found = new Map<string, Fact<string>>();
  const sections = readSections(texts.description);
  for (const field of ['title', 'description'] as const) {
    for (const fact of skillsIn(texts, field, names, sections)) if (!found.has(fact.value)) found.set(fact.value, fact);
  }
  return [...found.values()];
}

/** A place where a skill's name stands. */
interface Mention {
  readonly skill: string;
  readonly start: number;
  readonly length: number;
  readonly needsCompany: boolean;
}

function skillsIn(
  texts: FactTexts,
  field: 'title' | 'description',
  table: ReadonlyMap<string, readonly SkillName[]>,
  sections: Sections,
): Fact<string>[] {
  const text = texts[field];
  const mentions = [...mentionsIn(text, table, field === 'description' ? askingJudge(text, sections) : () => true)];
  const found = new Map<string, Fact<string>>();
  for (const [index, { skill, start, length, needsCompany }] of mentions.entries()) {
    if (found.has(skill) || (needsCompany && !hasCompany(text, mentions, index))) continue;
    found.set(skill, { value: skill, evidence: evidenceOf(texts, field, start, length) });
  }
  return [...found.values()];
}

/** In the order of the text. */
function* mentionsIn(
  text: string,
  table: ReadonlyMap<string, readonly SkillName[]>,
  isAsked: (start: number, isCommon: boolean) => boolean,
): Generator<Mention> {
  const lower = text.toLowerCase();
  // Some capitals have longer small letters: places would not fit then.
  const words = lower.length === text.length ? lower : text;
  const word = /[a-z0-9\u00c0-\u024f]+/g;
  for (let match = word.exec(words); match; match = word.exec(words)) {
    for (const { skill, name, isExact, lead, needsCompany, isCommon } of table.get(match[0]) ?? []) {
      const start = match.index - lead;
      const length = start < 0 ? 0 : matchName(isExact ? text : words, start, name);
      if (length === 0 || isPartOfOther(text, start, length)) continue;
      word.lastIndex = start + length;
      if (isAsked(start, isCommon)) yield { skill, start, length, needsCompany };
      break;
    }
  }
}

/** Sentences that everybody writes, whatever the job. */
const boilerplate =
  /\bequal[- ](?:opportunit|employ)|\bregardless of\b|\bwithout regard\b|\bdiscriminat|\baccommodation|\bprivacy (?:policy|notice)|\bapplicants?\b|\bfollow us\b|\bvisit (?:us|our)\b|\bwww\.|\bhttps?:|\b(?:our|the) (?:recruit|talent|human resources|HR|hiring|people) (?:team|department|process)|\b(?:medical|dental|health|vision|life) (?:insurance|coverage|plan)|\btuition\b|\breports? to\b|\bwe are (?:a|an|the) |\bis (?:a|an|the) (?:leading|global|world|largest|premier|fast|international)|\bleading provider\b|\bour (?:clients?|customers?|products?|services|platform|company|portfolio)\b|\bfounded\b|\bheadquarter/i;
/** Words that ask for what stands near them. */
const asking =
  /\bexperience|\bexperti[sz]e|\bknowledge|\bskill|\bproficien|\bfamiliar|\bunderstanding of|\bbackground in|\bcertif|\blicen[cs]e|\bqualif|\bdegree in|\bcompeten|\btrained|\btraining in|\bability to|\bable to|\bfluen|\bmust have|\brequire|\berfahrung|\bkenntnis|\bexperiencia|\bconocimiento|\bexperiência|\bconhecimento|\biskustv|\bpoznavanj|\bznanj/i;
const around = 110;
/** Lines are judged in pieces of so many characters, each once. */
const step = 80;

/**
 * Tells whether what stands at a place is asked for; common words are only where the words around them ask. Places are asked about in the order of the
 * text.
 */
function askingJudge(text: string, sections: Sections): (start: number, isCommon: boolean) => boolean {
  let line = { start: 0, end: -1 };
  let judged = { piece: -1, isBoilerplate: false, asks: false };
  return (start, isCommon) => {
    const kind = sections.kindAt(start);
    if (kind === 'offered') return false;
    if (!isCommon && kind === 'asked') return true;
    while (line.end < start) {
      const end = text.indexOf('\n', line.end + 1);
      line = { start: line.end + 1, end: end < 0 ? text.length : end };
    }
    const piece = line.start + Math.floor((start - line.start) / step) * step;
    if (judged.piece !== piece) {
      const middle = piece + step / 2;
      const words = text.slice(Math.max(line.start, middle - around), Math.min(line.end, middle + around));
      judged = { piece, isBoilerplate: boilerplate.test(words), asks: asking.test(words) };
    }
    return !judged.isBoilerplate && (!isCommon || judged.asks);
  };
}

/** "C" of "C-level" and "A&C", "net" of "asp.net", an address. */
function isPartOfOther(text: string, start: number, length: number): boolean {
  const before = text[start - 1] ?? ' ';
  if (/[\p{L}\p{N}@.&_]/u.test(before) && !/^[.]?\s/.test(before))
    return !(before === '.' && /\p{L}{2}\./u.test(text.slice(start - 3, start)));
  return length <= 2 && /^(?:[-–]\p{L}|&|\.\p{L}|['’])/u.test(text.slice(start + length, start + length + 2));
}

function hasCompany(text: string, mentions: readonly Mention[], index: number): boolean {
  const { skill, start, length } = mentions[index] as Mention;
  const after = text.slice(start + length, start + length + 12);
  if (/^\s*(?:to|above|beyond|live|green|through|back|out|home|ahead|the extra|getter)\b/i.test(after)) return false;
  if (
    !/[,/(;|+&•-]\s*$|\b(?:and|or|in|using|with|of|like|know|as|e|y|u|und|oder|ili|i|languages?)\s+$|[:\n]\s*[-•*]?\s*$/i.test(
      text.slice(Math.max(0, start - 12), start),
    )
  )
    return false;
  const isNear = (at: number): boolean => Math.abs((mentions[at] as Mention).start - start) <= company;
  const isCompany = (at: number): boolean => {
    const other = (mentions[at] as Mention).skill;
    return other !== skill && languages.has(other);
  };
  for (let at = index - 1; at >= 0 && isNear(at); at--) if (isCompany(at)) return true;
  for (let at = index + 1; at < mentions.length && isNear(at); at++) if (isCompany(at)) return true;
  return false;
}

/** What a letter that is a language stands beside. */
const languages = new Set(
  (
    'Python, Java, JavaScript, TypeScript, C++, C#, C, R, Go, Rust, Ruby, PHP, Swift, Kotlin, Scala, Perl, MATLAB, SQL, SAS, SPSS, Stata, Julia, ' +
    'Tableau, Power BI, Bash, Node.js, .NET, Spark, Hadoop, Fortran, Assembly language, VHDL, Verilog, Linux, Excel, Machine learning, pandas, ' +
    'Haskell, Elixir, Erlang, Objective-C, Kubernetes, Docker, AWS, Azure, BigQuery, Terraform, Google Cloud, DevOps, Databricks, Snowflake, Kafka, CI/CD'
  ).split(', '),
);
