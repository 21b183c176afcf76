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

function skillsIn(
  texts: FactTexts,
  field: 'title' | 'description',
  table: ReadonlyMap<string, readonly SkillName[]>,
  sections: Sections,
): Fact<string>[] {
  const text = texts[field];
  const sure: Fact<string>[] = [];
  const doubtful: Fact<string>[] = [];
  const lower = text.toLowerCase();
  // Some capitals have longer small letters: places would not fit then.
  const words = lower.length === text.length ? lower : text;
  const judge = askingJudge(text, sections);
  const word = /[a-z0-9\u00c0-\u024f]+/g;
  for (let match = word.exec(words); match; match = word.exec(words)) {
    const candidates = table.get(match[0]);
    if (!candidates) continue;
    for (const { skill, name, isExact, lead, needsCompany, isCommon } of candidates) {
      const start = match.index - lead;
      const length = start < 0 ? 0 : matchName(isExact ? text : words, start, name);
      if (length === 0 || isPartOfOther(text, start, length)) continue;
      word.lastIndex = start + length;
      if (field === 'description' && !judge(start, isCommon)) break;
      (needsCompany ? doubtful : sure).push({ value: skill, evidence: evidenceOf(texts, field, start, length) });
      break;
    }
  }
  const accompanied = doubtful.filter(({ evidence, value }) =>
    hasCompany(text, evidence.start, evidence.end, value, sure, doubtful),
  );
  return [...sure, ...accompanied].sort((a, b) => a.evidence.start - b.evidence.start);
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

/** Tells whether what stands at a place is asked for; common words are only where the words around them ask. */
function askingJudge(text: string, sections: Sections): (start: number, isCommon: boolean) => boolean {
  const judged = new Map<number, { readonly isBoilerplate: boolean; readonly asks: boolean }>();
  return (start, isCommon) => {
    const kind = sections.kindAt(start);
    if (kind === 'offered') return false;
    if (!isCommon && kind === 'asked') return true;
    const lineStart = text.lastIndexOf('\n', start) + 1;
    const piece = lineStart + Math.floor((start - lineStart) / step) * step;
    let verdict = judged.get(piece);
    if (!verdict) {
      const stop = text.indexOf('\n', piece);
      const line = text.slice(
        Math.max(lineStart, piece - around + step / 2),
        Math.min(stop < 0 ? text.length : stop, piece + step / 2 + around),
      );
      verdict = { isBoilerplate: boilerplate.test(line), asks: asking.test(line) };
      judged.set(piece, verdict);
    }
    return !verdict.isBoilerplate && (!isCommon || verdict.asks);
  };
}

/** "C" of "C-level" and "A&C", "net" of "asp.net", an address. */
function isPartOfOther(text: string, start: number, length: number): boolean {
  const before = text[start - 1] ?? ' ';
  if (/[\p{L}\p{N}@.&_]/u.test(before) && !/^[.]?\s/.test(before))
    return !(before === '.' && /\p{L}{2}\./u.test(text.slice(start - 3, start)));
  return length <= 2 && /^(?:[-–]\p{L}|&|\.\p{L}|['’])/u.test(text.slice(start + length, start + length + 2));
}

function hasCompany(
  text: string,
  start: number,
  end: number,
  value: string,
  sure: readonly Fact<string>[],
  doubtful: readonly Fact<string>[],
): boolean {
  const after = text.slice(end, end + 12);
  if (/^\s*(?:to|above|beyond|live|green|through|back|out|home|ahead|the extra|getter)\b/i.test(after)) return false;
  if (
    !/[,/(;|+&•-]\s*$|\b(?:and|or|in|using|with|of|like|know|as|e|y|u|und|oder|ili|i|languages?)\s+$|[:\n]\s*[-•*]?\s*$/i.test(
      text.slice(Math.max(0, start - 12), start),
    )
  )
    return false;
  const isNear = (other: Fact<string>): boolean =>
    other.value !== value && languages.has(other.value) && Math.abs(other.evidence.start - start) <= company;
  return sure.some(isNear) || doubtful.some(isNear);
}

/** What a letter that is a language stands beside. */
const languages = new Set(
  (
    'Python, Java, JavaScript, TypeScript, C++, C#, C, R, Go, Rust, Ruby, PHP, Swift, Kotlin, Scala, Perl, MATLAB, SQL, SAS, SPSS, Stata, Julia, ' +
    'Tableau, Power BI, Bash, Node.js, .NET, Spark, Hadoop, Fortran, Assembly language, VHDL, Verilog, Linux, Excel, Machine learning, pandas, ' +
    'Haskell, Elixir, Erlang, Objective-C, Kubernetes, Docker, AWS, Azure, BigQuery, Terraform, Google Cloud, DevOps, Databricks, Snowflake, Kafka, CI/CD'
  ).split(', '),
);
