import type { Posting } from '../posting.js';
import { type Fact, type FactTexts, findFact, findFacts, type Pattern } from './fact.js';
import { hintWords } from './word-places.js';

export type Degree = NonNullable<Posting['degree']>;
export type Visa = NonNullable<Posting['visa']>;

const wished =
  /\b(?:prefer|desir|plus\b|nice to have|ideally|bonus|advantage|asset\b|beneficial|would be|optional|not required|not necessary|no degree|pursuing|tuition)/i;
const degreeWord =
  "(?:['’]?s)?(?:\\s+(?:of|in)\\s+(?:science|arts|engineering|business)[\\w ]{0,20})?(?:\\s+(?:\\w+\\s+){0,3}?degree|\\s+degree)?";

const degrees: readonly Pattern<Degree>[] = [
  {
    hints: hintWords('school', 'ged', 'diploma', 'gcse', 'gcses', 'levels', 'level', 'sprema', 'spreme', 'sss'),
    words:
      /\bhigh[- ]school (?:diploma|degree|graduate|education)\b|\bGED\b|\bH\.?S\.? diploma\b|\bGCSEs?\b|\bA[- ]levels\b|\bsrednj\w+ (?:stručn\w+ )?sprem\w+|\bSSS\b/g,
    value: 'secondary',
    unless: wished,
  },
  {
    hints: hintWords('associate', 'associates', 'aa', 'aas'),
    words: /\bassociate[’']?s?(?:[’']s)? degree\b|\b(?:AA|AS|AAS)\b(?=[ /]+(?:degree|or BA|\/BA))/gi,
    value: 'associate',
    unless: wished,
  },
  {
    hints: hintWords(
      'bachelor',
      'bachelors',
      'degree',
      'bsc',
      'bs',
      'ba',
      'beng',
      'btech',
      'bsn',
      'b',
      'licenciatura',
      'universitario',
      'superior',
      'hochschulabschluss',
      'studium',
      'bachelorabschluss',
      'spreme',
      'sprema',
      'vss',
    ),
    words: new RegExp(
      `\\bbachelor${degreeWord}|\\b(?:BSc|B\\.Sc\\.?|B\\.S\\.|BS\\/MS|BS\\/BA|BA\\/BS|B\\.A\\.|BEng|B\\.Eng|B\\.?Tech|BSN)\\b|\\bBS(?= (?:in|degree|or)\\b)|\\bBA(?= (?:in|degree|or)\\b)|\\bundergraduate degree\\b|\\b(?:college|university|4[- ]year|four[- ]year|educated to) degree\\b|\\bdegree[- ](?:level|educated)\\b|\\b(?:licenciatura|título universitario|ensino superior completo|hochschulabschluss|abgeschlossenes studium|bachelorabschluss|visok\\w+ stručn\\w+ sprem\\w+|VSS)\\b`,
      'gi',
    ),
    value: 'bachelor',
    unless: wished,
  },
  {
    words:
      /\b[Mm]aster(?:[’']?s)(?:\s+degree)?(?=\b)(?!\s+(?:agreement|data|plan|schedule|file))|\b(?:MSc|M\.Sc\.?|M\.S\.|MBA|MEng|M\.Ed\.?|MSW|MPH|M\.A\.)(?=[\s,./;)]|$)|\bMS(?= (?:in|degree)\b)/g,
    value: 'master',
    unless: wished,
  },
  {
    hints: hintWords('phd', 'ph', 'doctorate', 'doctoral', 'dphil', 'md', 'jd'),
    words:
      /\bPh\.?\s?D\b|\bdoctora(?:te|l degree)\b|\bDPhil\b|\bM\.?D\.?(?= degree|\/PhD| or D\.?O)|\bJ\.?D\.?(?= degree| from|\b)(?=[^\n]{0,40}(?:law|degree|bar))/g,
    value: 'doctorate',
    unless: wished,
  },
];
const order: readonly Degree[] = ['secondary', 'associate', 'bachelor', 'master', 'doctorate'];
/** Words that make one of it for everybody, rather than a mention. */
const demanded =
  /\b(?:requir|must|minimum|at least|need|essential|degree in|or higher|or above|or equivalent|equivalent|education\b|qualif|hold|possess|have an?|with an?|completed|diploma or|in (?:computer|engineering|business|a related|related|nursing|finance|accounting|marketing|education|mathematics|statistics|science|any))/i;

/** The least degree that is asked for; one that is only wished for is none. */
export function degreeFact(texts: FactTexts): Fact<Degree> | undefined {
  let least: Fact<Degree> | undefined;
  for (const fact of findFacts(texts, 'description', degrees)) {
    const { start, end } = fact.evidence;
    const text = texts.description;
    const from = Math.max(text.lastIndexOf('\n', start) + 1, start - 100);
    const stop = text.indexOf('\n', end);
    const line = text.slice(from, Math.min(stop < 0 ? text.length : stop, end + 100));
    if (
      !demanded.test(line) ||
      /\b(?:prefer|desirable|is a plus|an asset)/i.test(
        text.slice(end, Math.min(stop < 0 ? text.length : stop, end + 60)),
      )
    )
      continue;
    if (!least || order.indexOf(fact.value) < order.indexOf(least.value)) least = fact;
  }
  return least;
}

const visas: readonly Pattern<Visa>[] = [
  {
    words:
      /\b(?:unable|not able|cannot|can['’]?t|(?:do|does|will|is|are|can) not|won['’]?t|don['’]?t|doesn['’]?t|no|not|without)\b[^.\n]{0,45}\b(?:sponsor(?:ship|ing|ed)?)\b|\bsponsorship\b[^.\n]{0,30}\b(?:is|are|will)?\s*(?:not|un)\s?(?:be )?(?:available|offered|provided|possible|supported|considered)|\bsponsorship is not\b|\bno (?:visa|h-?1b|c2c)[^.\n]{0,15}(?:sponsor|transfer)/gi,
    value: 'not-sponsored',
    unless:
      /\b(?:sponsor(?:ed)? (?:by|study|events?|program|project)|executive sponsor|clinical|financial sponsor|sponsorships? (?:deals|sales|packages))/i,
  },
  {
    words:
      /\b(?:visa|h-?1b|immigration|work permit|relocation and visa|skilled worker)[^.\n]{0,15}\bsponsorship\b[^.\n]{0,25}\b(?:available|offered|provided|possible|considered|supported)\b|\b(?:we|will|can|do|able to|offer(?:s|ing)?|provide(?:s)?|including|and) (?:\w+ ){0,2}?(?:visa|h-?1b)\s+(?:sponsorship|support)\b|\bwe (?:do |will |can )?sponsor (?:visas?|h-?1b|work)|\bvisa sponsorship\s*(?::\s*(?:yes|available)|available)/gi,
    value: 'sponsored',
    unless: /\b(?:not|no|unable|cannot|can['’]t|without|don['’]t)\b/i,
  },
];

/** Whether the employer sponsors a visa, where the text says it. */
export function visaFact(texts: FactTexts): Fact<Visa> | undefined {
  return /sponsor|visa/i.test(texts.description) ? findFact(texts, ['description'], visas) : undefined;
}
