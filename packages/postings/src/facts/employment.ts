import type { Posting } from '../posting.js';
import { type Fact, type FactTexts, findFacts, type Pattern } from './fact.js';
import { hintWords } from './word-places.js';

export type EmploymentType = NonNullable<Posting['employmentType']>[number];

/** Hours of somebody's past, of a degree, of benefits, of others: not of this job. */
const notTheJob =
  /\bclassification\b|\bnot (?:be )?(?:representing|an internal)|\bgrow(?:s|ing)? (?:in)?to\b|full time(?: or |\/)part time\s+(?:full|part) time|\bnot (?:an? )?(?:full|part)|\bcolleagues\b|\bcoverage\b|\bwhether you\b|\bexperience\b|\bequivalent\b|\bFTEs?\b|\bstud(?:y|ies|ents?)\b|\benrol|\bdegree\b|\beligib|\bbenefits?\b[^.\n]{0,30}\b(?:for|to)\b|\bemployees (?:are|will|may|receive|enjoy|who)|\bstaff\b|\bteam of\b|\bour full|\bconversion\b|\bpotential (?:for|to)|\bpossib|\bmay (?:become|lead|turn|convert)|\bopportunit(?:y|ies) (?:for|to)\b|\blead(?:ing)? to\b|\bcould\b|\bupon\b|\bassociates?\b|\bworkforce\b|\bmembers\b|\bstatus\b[^.\n]{0,20}\bmaintain|\bovertime\b|\bPTO\b|\bpaid time\b|\binsurance\b|\b401/i;
const notAContract =
  /\bnot an? freelanc|\bif you\b|\bvendors?\b|\bagenc(?:y|ies)\b|\bcontract value|\bcontract structure|\bwhether you\b|\bplacements?\b|\bstaffing\b|\bsolutions\b|\bopportunities in\b|\bno(?:t|n)?\b[^.\n]{0,40}\b(?:c2c|corp|1099|contractors?|third|3rd)|\bor 3rd part|\bcontracts? (?:manage|administ|negotiat|law|review|draft|document|labor|manufactur|research|staffing|vehicle|award|officer|specialist|value|structure|terms|negotiation|price|performance|compliance)/i;

/** "Full-time" where it is said of the job: as a line or a part of one, before a word for work, or after one. */
const ofTheJob = (hours: string): string =>
  [
    `(?:^|[\\n|•·*:;(,/\\-–]|\\s-|[.!?]\\s)\\s*(?:regular |permanent |exempt |salaried |a |an )?(?:${hours})(?=\\s*(?:$|[\\n|•·*:;),./\\-–(]|and |or |oder |und |ou |ili |o |e |with |permanent|regular|exempt|non|day|night|hours|schedule|direct|employee\\s*(?:$|\\n)|hourly|salaried|w2|monday|mon|\\d))`,
    `\\b(?:${hours})(?:,? (?:and|or|\\/|permanent|regular|exempt|salaried|direct[- ]hire|on-?site|remote|hybrid|hourly|contract|seasonal|temporary|w-?2|in-person|paid|\\d+[- ]month|entry[- ]level|benefitted|day|night|evening)){0,3}[ -]*(?:position|role|job|opportunity|opening|employment|basis|contract|post|vacancy|work(?!ing exp)|hours|internship|assignment|schedule|hire|shift|career|appointment|permanent)s?\\b`,
    `\\b(?:job|employment|position|contract|work|schedule|assignment|role|shift|hours?)(?: (?:type|status|category|schedule|classification|time|pattern|basis))?\\s*(?:is|are|:|-|–)+\\s*(?:an? |regular |permanent |exempt |both )?(?:${hours})\\b`,
    `\\b(?:hiring|seeking|looking for|need|needs|recruiting|recruit)\\s+(?:an? |several |multiple |two |experienced )?(?:${hours})\\b`,
    `\\bwork(?:ing)? (?:${hours})\\b`,
    `\\b(?:oder|und|ou|ili) (?:${hours})\\b`,
    `\\b(?:full|part)(?:[ -]?time)? ?(?:or|and|\\/|&) ?(?:${hours})\\b`,
    `\\b(?:${hours}),? (?:remote|freelance|flexible|contract|temporary)\\b`,
  ].join('|');

/** Ways to write it, as a part of a regular expression. */
export const fullTimeWords =
  'full[- ]?time|vollzeit|temps plein|tiempo completo|jornada completa|tempo integral|tempo pieno|puno radno vrijeme|heltid|pełny etat';
/** Ways to write it, as a part of a regular expression. */
export const partTimeWords =
  'part[- ]?time|teilzeit|temps partiel|tiempo parcial|media jornada|meio per[ií]odo|nepuno radno vrijeme|deltid|pół etatu';

const patterns: readonly Pattern<EmploymentType>[] = [
  // A form's question and its answer.
  {
    hints: hintWords('full'),
    words: /\bfull time(?: or |\/)part time\s+(full|part) time\b/gi,
    value: ([, answer = '']) => (answer.toLowerCase() === 'full' ? 'full-time' : 'part-time'),
  },
  {
    hints: hintWords(
      'full',
      'fulltime',
      'vollzeit',
      'plein',
      'completo',
      'completa',
      'integral',
      'pieno',
      'puno',
      'heltid',
      'etat',
    ),
    words: new RegExp(ofTheJob(fullTimeWords), 'gi'),
    value: 'full-time',
    unless: notTheJob,
  },
  {
    hints: hintWords(
      'part',
      'parttime',
      'teilzeit',
      'partiel',
      'parcial',
      'media',
      'meio',
      'nepuno',
      'deltid',
      'etatu',
    ),
    words: new RegExp(ofTheJob(partTimeWords), 'gi'),
    value: 'part-time',
    unless: notTheJob,
  },
  { words: /(?<![a-z])(?:Employment|Job|Position|Work) ?[Tt]ype ?: ?Full[- ]?[Tt]ime/g, value: 'full-time' },
  { words: /(?<![a-z])(?:Employment|Job|Position|Work) ?[Tt]ype ?: ?Part[- ]?[Tt]ime/g, value: 'part-time' },
  { words: /\bfull(?= ?(?:or|and|\/|&) ?part[- ]?time\b)/gi, value: 'full-time', unless: notTheJob },
  { words: /\bpart(?= ?(?:or|and|\/|&) ?full[- ]?time\b)/gi, value: 'part-time', unless: notTheJob },
  {
    hints: hintWords(
      'contract',
      'contractor',
      'contractors',
      'contracts',
      'subcontractor',
      'freelance',
      'freelancer',
      'freelancers',
      '1099',
      'c2c',
      'corp',
      'prestador',
      'freiberuflich',
    ),
    words:
      /\b(?:independent|1099|freelance)[- ]?contract(?:or|ors|s)?\b|\bas a freelancer\b|\bfreelance(?: (?:contract|role|position|basis|opportunity|work|project))?\b|\b(?:job|employment|position|contract|engagement|work|hire)(?: (?:type|status|category))?\s*(?:is|:|-|–)+\s*(?:an? |freelance |remote |hourly |\d+[- ]months? |w-?2 |long[- ]term |short[- ]term |full[- ]time |part[- ]time )*contract(?:or)?\b|\b(?:contract|contractor)[- ](?:position|role|job|opportunity|assignment|basis|to[- ]hire|to[- ]perm\w*|work|engagement|hire|based)\b|\b(?:\d+|six|three|nine|twelve|eighteen)[-+ ]*(?:months?|mos?|weeks?|years?)\+?[- ](?:w-?2 |long[- ]term |rolling |initial )?contract\b|\b(?:w-?2|c2c|corp[- ]to[- ]corp|long[- ]term|short[- ]term|hourly|remote) contract\b|\bthis is an? contract\b|\bcorp[- ]to[- ]corp\b|\bc2c\b|\bon (?:a )?1099\b|\bfreiberuf|\bprestador de serviços\b/gi,
    value: 'contract',
    unless: notAContract,
  },
  {
    hints: hintWords(
      'temporary',
      'temp',
      'temporal',
      'tempo',
      'fixed',
      'cover',
      'locum',
      'locums',
      'bank',
      'seasonal',
      'befristet',
      'befristete',
      'cdd',
      'određeno',
    ),
    words:
      /\b(?:temporary|temp)[- ](?:position|role|job|assignment|contract|post|appointment|basis|work|opportunity|full|part|to[- ](?:perm|hire)\w*|employment|project|vacancy)\b|\b(?:job|employment|position|contract)(?: (?:type|status|category))?\s*(?:is|:|-|–)+\s*(?:an? )?(?:temporary|temp|fixed[- ]term|seasonal)\b|\bfixed[- ]term\b|\b(?:maternity|parental|sickness) (?:leave )?cover\b|\blocums?\b|\bbank (?:shifts?|contract|role|position|nurse|worker|healthcare|hca|support|band)\b|\bseasonal (?:position|role|job|employment|opportunity|work)\b|\bbefristet\w*|\bCDD\b|\bcontrato temporal\b|\btempo determinato\b|\bodređeno (?:radno )?vrijeme\b/gi,
    value: 'temporary',
    unless:
      /\bwhether you\b|\bplacements?\b|\bstaffing\b|\bsolutions\b|\binterested in\b|\bmay be given\b|\bunbefristet|\bpreviously\b|\bneodređeno|\bexperience\b/i,
  },
  {
    hints: hintWords('internship', 'internships', 'intern', 'praktikum', 'pflichtpraktikum'),
    words:
      /\b(?:paid |unpaid |summer |winter |full[- ]time |part[- ]time |remote |\d+[- ]months? )*internship (?:position|role|opportunity|program|programme|duration|period|type|starts?|will)\b|\b(?:this|our|the) internship\b|\b(?:employment|job|position) type\s*[:\-–]\s*intern(?:ship)?\b|\bpflichtpraktikum\b/gi,
    value: 'internship',
    unless: /\bexperience\b|\bprevious|\bprior\b/i,
  },
  {
    words: /\bvolunteer (?:position|role|opportunity)\b|\bunpaid volunteer\b/gi,
    value: 'volunteer',
    unless: /\bpaid time|\bhours of\b|\bday/i,
  },
];

const inTitle: readonly Pattern<EmploymentType>[] = [
  { words: new RegExp(`\\b(?:${fullTimeWords}|FT)\\b`, 'g'), value: 'full-time' },
  { words: new RegExp(`\\b(?:${fullTimeWords})\\b`, 'gi'), value: 'full-time' },
  {
    words: new RegExp(`\\b(?:${partTimeWords}|PT(?!\\s*(?:a|assist)))\\b`, 'g'),
    value: 'part-time',
    unless: /\bphysical|\btherap/i,
  },
  { words: new RegExp(`\\b(?:${partTimeWords})\\b`, 'gi'), value: 'part-time' },
  {
    words:
      /\b(?:contract(?:or)?|freelance(?:r)?|c2c)\b(?! (?:support|offic|assist|manag|admin|special|negot|analy|law|writ|recruit|officer|coord|associate|review|compliance|attorney|counsel|engineer))/gi,
    value: 'contract',
    unless:
      /\b(?:sub)?contracts? (?:manag|admin|special|officer|negot|analy)|\bgeneral contractor\b|\bgovernment contract/i,
  },
  {
    words: /\b(?:temporary(?! staff)|temp|fixed[- ]term|seasonal|locum|maternity cover|PRN|per diem|befristet)\b/gi,
    value: 'temporary',
  },
  {
    words:
      /\b(?:intern(?:ship)?s?|praktikum|praktikant(?:in)?|pasantía|estágio|stage|stagiaire|alternance|becari[oa]|prácticas|staż)\b/gi,
    value: 'internship',
    unless:
      /\binternal|\bstage (?:manager|hand|tech)|\bearly[- ]stage|\blate[- ]stage|\bsenior|\bmanager|\bcoordinator|\bdirector|\bsupervisor/i,
  },
  {
    words: /\bvolunteer(?:s|ing)?\b/gi,
    value: 'volunteer',
    unless: /\bmanager|\bcoordinator|\bdirector|\bservices|\bengagement|\bleader/i,
  },
];

/** All the types that are offered, each with the first words that say so. A contract of some months that is called fixed-term is no contractor's. */
export function employmentFacts(texts: FactTexts): Fact<EmploymentType>[] {
  const found = new Map<EmploymentType, Fact<EmploymentType>>();
  for (const fact of [...findFacts(texts, 'title', inTitle), ...findFacts(texts, 'description', patterns)]) {
    if (!found.has(fact.value)) found.set(fact.value, fact);
  }
  const contract = found.get('contract');
  const isFixedTerm = /fixed|temp|cover|befristet|CDD/i.test(found.get('temporary')?.evidence.words ?? '');
  if (contract && isFixedTerm && /month|week|year|duration|length/i.test(contract.evidence.words))
    found.delete('contract');
  return [...found.values()];
}
