import type { Posting } from '../posting.js';
import { type Fact, type FactTexts, findFact, findFacts, type Pattern } from './fact.js';
import { hintWords } from './word-places.js';

export type Workplace = Exclude<Posting['workplace'], 'unknown'>;

const notMeant =
  /\b(?:not|non|no|never|isn['’]t|cannot|can['’]t|without)\b[^.]{0,25}\b(?:remote|hybrid|telework|telecommut|work(?:ing)? from home)|(?:remote|hybrid|telework\w*|from home)\b[^.]{0,25}\b(?:is|are|will)\s+(?:not|never)\b/i;
/** Remote things that are no work, and hybrid things that are no week. */
const otherThings =
  /\bremote\s+(?:sens|control|monitor|support|access|patient|desktop|site(?![\s-]+reliab)|location|area|village|communit(?:y(?!\s+manager)|ies)|region|office(?!\s+(?:manager|assistant|administrator))|server|machine|device|host|island|procedure|deposit|assist(?!ant)|(?:team|user|employee|worker|customer|client)s\b|(?:customer|client)\s+sites?|diagnos|start|branch|facilit(?!ator)|camp|field|login|connect|meeting|deploy|proctor|interview)|\bhybrid\s+(?:cloud|vehicle|car|electric|mobile|app|infrastructure|architecture|integration|environment of|solution|it\b|intelligence|power|energy|search|deployment|identity|azure|aws|network|data|event|system|threat|multi|model(?:l)?ing|deliver|fund|security|course|class|learning|conference|recommend|project|agile|waterfall|or remote sales)/i;
/** People who are elsewhere in a text; "remote customer support" as a title, or in a search, is work. */
const otherPeople = /\bremote\s+(?:team|user|employee|worker|customer|client)/i;
/** Words of a company that praises itself, or of a case that is not everybody's. */
const perhaps =
  /\b(?:occasional|sometimes|some|option(?:al|s)?|ability to|possib|potential|eligib|may (?:be|work)|might|flexib|when needed|as needed|if needed|case[- ]by[- ]case|emergenc|snow|weather|pandemic|covid|temporar\w+ remote|interview|on[- ]?boarding|training (?:is|will be|can be)|up to|limited|consider(?:ed|ing)?|success|award|top workplace|best place|ranked|polic(?:y|ies)|supported|allow(?:s|ed|ance)?|negotia|discretion|either|varies|depending|opportunit(?:y|ies) to)/i;

const wholly = /\bfully\b|\b100|\bpermanent|\bcompletely\b|\bentirely\b/i;

const anywhere: readonly Pattern<Workplace>[] = [
  { words: /\bhybrid\w{0,2}\b/gi, value: 'hybrid', unless: otherThings },
  {
    words:
      /\bremot[eo]s?\b|\bwork(?:ing)?[- ]from[- ]home\b|\bhome[- ]?(?:based|office)\b|\bwfh\b|\btelework\b|\bvirtual\s*(?:$|[-–|,)]|position)/gi,
    value: 'remote',
    unless: otherThings,
  },
  { words: /\bon[- ]?site\b|\bin[- ](?:office|person)\b/gi, value: 'on-site' },
];

/** The workplaces that a line names ("python developer, remote"), each with its words; not those of "remote sensing". */
export function namedWorkplaces(line: string): Fact<Workplace>[] {
  return [...findFacts<Workplace>({ title: line, location: '', description: '' }, 'title', anywhere)];
}

const elsewhere = new RegExp(`${otherThings.source}|${otherPeople.source}`, 'i');

const inText: readonly Pattern<Workplace>[] = [
  {
    hints: hintWords('hybrid', 'hybrids', 'híbrido', 'híbrida', 'hibridni', 'hibridno', 'hybrides', 'hybriden'),
    words:
      /\bhybrid[- ](?:work(?:ing|place)?|role|position|job|schedule|arrangement|setup|set-up|opportunity|remote|office|basis|policy|week|format|model|environment|contract|pattern)\b|\b(?:work(?:ing)?|work(?:place)? (?:type|model|arrangement|mode|setting)|location(?: type)?|role is|position is|job is|this is an?|offer(?:s|ing)? an?|arrangement|type|based)\s*[:\-–]?\s*(?:a |an )?(?:\d\d?% )?hybrid\b|\(\s*hybrid\b|\bhybrid\s*(?:\(|[-–:/|]\s*(?:\d|two|three|four|in|remote|split|zagreb|london)|with\s+\d|from our|in our)|\b(?:modelo|trabajo|trabalho|regime|esquema|modalidad(?:e)?)\s+h[íi]brid[oa]\b|\bhybrid (?:or|\/) remote\b|\bhibridn\w+\s+(?:rad|model|način)|\bhybrid(?:es|em|er)?\s+(?:arbeit|modell)/gi,
    value: 'hybrid',
    unless: new RegExp(
      `${elsewhere.source}|\\bif\\b|\\b(?:fully|100 ?%) remote|\\boptions? (?:are |is )?available|\\blearn more|\\bvirtual\\b|\\bexperience\\b|\\bmay be\\b`,
      'i',
    ),
  },
  {
    hints: hintWords('office', 'onsite', 'site', 'hq', 'campus'),
    words:
      /\b(?:[1-4]|one|two|three|four|couple(?: of)?)(?:\s*(?:-|–|to|or)\s*(?:[2-4]|two|three|four))?\s*(?:\+\s*)?days?\s*(?:(?:a|per|each|every|\/)\s*(?:week|month)\s*)?(?:in|from|at|on|spent in)[- ](?:the\s|our\s|a\s|your\s)?(?:\w+\s){0,2}?(?:office|site|on-?site|hq|campus)\b|\b(?:in|at|from|to)[- ](?:the |our )?(?:\w+ )?office\s+(?:at least |minimum |approximately |about )?(?:[1-4]|one|two|three|four)(?:\s*(?:-|–|to|or)\s*(?:[2-4]|two|three|four))?\s*(?:\+\s*)?days?\s*(?:a|per|each|\/)?\s*week|\bmix of (?:home|remote|in[- ]office|on-?site|office)[- ](?:and|\/|based and|working and)/gi,
    value: 'hybrid',
    unless: /\bemergenc|\bconferenc|\btravel/i,
  },
  {
    hints: hintWords(
      'remote',
      'remotely',
      'remoto',
      'remota',
      'home',
      'anywhere',
      'virtual',
      'telework',
      'telecommute',
      'telecommuting',
      'télétravail',
      'kuće',
      'distance',
    ),
    words:
      /\b(?:fully|100\s?%|completely|entirely|permanently|full[- ]time|mostly|primarily)[- ]remote\b|\bremote[- ](?:position|role|job|opportunity|contract|work(?! location)|working|first|based|employment|within|in the|from|anywhere|worldwide|eligible|friendly\b(?! culture)|\((?:us|usa|uk|eu|emea|canada|global|worldwide|anywhere|within|based|must|united|india|europe)\b)|\b(?:location|workplace|work (?:location|type|arrangement|setting|mode|environment|model)|type|where|place of work|job type|job location|position type|remote status|ort|arbeitsort|ubicación|lugar|modalidad(?:e)?|lokacija)\s*[:\-–|]\s*(?:[A-Za-zÀ-ž]+[ ,]+){0,4}?remot[eo]\b|\((?:fully )?remote(?:[,)-]| (?!\/)|$)|\bwork(?:s|ing)? (?:100 ?% |fully |entirely )?remotely\b|\b(?:role|position|job|opportunity|team) (?:is|can be|will be) (?:a |an |100\s?%\s|fully |completely )*remote\b|\bthis is a (?:\w+[ -]){0,3}remote\b|\b(?:100\s?%|fully|permanent(?:ly)?|full[- ]time)\s+(?:work(?:ing)? )?(?:from home|virtual|telework|telecommut\w+)|\bwork[- ]from[- ]home (?:position|role|job|opportunity)|\bwork from (?:home|anywhere)\b(?=[^.\n]{0,40}(?:!|\n|$|\bfull|anywhere|world|comfort))|\b100\s?% (?:remot[oa]|en remoto|à distance|télétravail)|\b(?:trabajo|trabalho|posición|vaga|modalidad)\s+(?:100\s?%\s+)?remot[oa]\b|\brad od kuće\b|\bhome[- ]based (?:position|role|job|opportunity)\b|\btelecommut(?:e|ing) (?:position|role|job)/gi,
    value: 'remote',
    unless: elsewhere,
  },
  {
    hints: hintWords('onsite', 'site', 'person', 'office', 'presencial', 'telework', 'remote', 'home'),
    words:
      /\b(?:fully |100\s?% |full[- ]time )?(?:on-?site|on site|in[- ]office|in[- ]person|office[- ]based)[- ](?:position|role|job|opportunity|work(?! (?:from|time|may|is|and))|only|schedule|attendance)\b|\b(?:role|position|job|opportunity|internship|work) (?:is|will be|requires?(?: you)? to be|must be(?: performed)?) (?:an? |100\s?%\s|fully |full[- ]time |based )*(?:on-?site|in[- ]office|in[- ]person|office[- ]based)\b|\b(?:work(?:place)? ?(?:location|type|arrangement|setting|mode|environment|model)|location|job type|type|modalidad(?:e)?|lokacija|remote status)\s*[:\-–|]\s*(?:[A-Za-zÀ-ž]+[ ,]+){0,4}?(?:on-?site|in person|in[- ]office|presencial)\b|\((?:100\s?% )?(?:on-?site|in[- ]office|in[- ]person)\)|\bmust (?:be able to |be willing to )?(?:work|be) (?:fully |100\s?% )?(?:on-?site|in[- ](?:the )?office|in[- ]person)\b|\bwork(?:ing)? (?:from|out of|in) (?:the |our |an |its )?office\b(?! (?:environment|setting|suite|products|applications|manager|administ))|\bon-?site (?:working|environment)|\b(?:primarily|mainly|strictly|entirely) (?:on-?site|in[- ]person)|\b(?:not|no) (?:a )?(?:remote|telework|work from home)\b(?! (?:work(?:ers)? exp|experience))|\b(?:5|five) days (?:a|per) week (?:in|on|from)[- ](?:the |our )?(?:office|site)/gi,
    value: 'on-site',
    unless:
      /\bmay be\b|\bif\b|\blunch|\bsnack|\bcoffee|\boptions? available|\bappl(?:y|ication|icant)|\bsubmit|\bresum[eé]|\binterview|\bmeeting|\bevent|\bparking|\bgym|\bclinic|\bdaycare|\bvisit/i,
  },
];

/** Work that is done where the people, animals, machines, goods or children are. */
const handsOn =
  /\b(?:(?:registered|staff|charge|practice|icu|er|or|rn|lpn|lvn|licensed practical|community|school|theatre|hospice|dialysis|travel|pediatric|mental health|ward|night|neonatal) nurses?|nurse aide|nursing assistant|cna|rn|lpn|lvn|caregiver|care assistant|healthcare assistant|health care assistant|support worker|home health aide|phlebotomist|paramedic|emt|midwife|midwives|surgeon|dental (?:assistant|hygienist|nurse)|dentist|radiographer|sonographer|surgical tech\w*|medical assistant|lab(?:oratory)? (?:technician|technologist|assistant)|medical technologist|med(?:ical)? tech|pharmacy technician|physical therap\w+ (?:assistant|aide)|driver|courier|truck|cdl|chauffeur|forklift|warehouse|picker|packer|order selector|stocker|loader|cashier|barista|bartender|waiter|waitress|server|host(?:ess)?|busser|dishwasher|cook|chef|sous chef|kitchen|baker|butcher|crew member|team member|housekeep\w+|room attendant|janitor|custodian|cleaner|maid|porter|mechanic|welder|machinist|cnc|assembler|millwright|pipefitter|boilermaker|electrician|plumber|carpenter|roofer|painter|mason|bricklayer|hvac|maintenance (?:tech\w*|worker|mechanic|man|person|engineer)|machine operator|press operator|equipment operator|production (?:operator|worker|associate|supervisor|technician)|plant (?:operator|manager)|operator|line cook|line lead|laborer|labourer|landscap\w+|gardener|farm\w*|groom|construction (?:worker|inspector|superintendent|laborer)|foreman|superintendent|security (?:guard|officer)|police|firefighter|correction(?:s|al) officer|lifeguard|flight attendant|pilot|(?:auto\w*|automotive|service|field|maintenance|repair|install\w*|hvac|electrical|mechanical|manufacturing|production|diesel|lab\w*|pharmacy|landscape|irrigation|pest|test|biomedical|radiology|emergency|dialysis|distribution|warehouse|facilities|building|elevator|equipment|fiber|cable|tire|lube|certified|avionics|aircraft) technicians?|(?:formulation |analytical |quality control |qc |lab )?chemist|formulation|sanitation|manufacturing|skilled trades|steward(?:ess)?|hairdresser|hair stylist|stylist|barber|beautician|nail tech\w*|massage therapist|veterinary (?:technician|nurse|assistant)|kennel|nanny|babysitter|child ?care|daycare|preschool teacher|early childhood|(?:lead|assistant|toddler|infant|pre-?k|kindergarten|elementary|classroom|special education|substitute) teacher|teacher(?:['’]s)? (?:aide|assistant)|paraprofessional|paraeducator|store manager|retail (?:associate|sales associate|merchandiser|store|assistant)|sales floor|merchandiser|visual merchandis\w+|front desk|concierge|bell ?(?:man|hop)|valet|usher|restaurant manager|shift (?:leader|supervisor|manager)|dining|food service|food prep\w*)\b/i;
/** Titles of such trades that may mean something else. */
const notHandsOn =
  /\b(?:remote|virtual|online|tele\w*|software|developer|data|cloud|application|web|sql|server administrator|windows server|help ?desk|it |systems?|network|support technician|desktop|computer|director|vp|recruiter|sales (?:rep|exec|manager)|consultant|writer|analyst|coordinator|informatics|utilization|case manage\w*|triage|coding|review|educator|writer|trainer|scheduler|dispatcher|clerk|planner|trainee program)\b/i;

/**
 * Where the work is done, as far as the posting says it: in its place, its title, a statement of its text; or on site where the trade leaves no
 * choice. Undefined where it says nothing, or says several things.
 */
export function workplaceFact(texts: FactTexts): Fact<Workplace> | undefined {
  const said = findFact(texts, ['location', 'title'], anywhere);
  const stated = statedIn(texts);
  // A place "Remote" with "three days in our office" in the text is the more exact hybrid.
  if (said && !(said.value === 'remote' && stated?.value === 'hybrid')) return said;
  if (stated) return stated;
  if (said) return undefined;
  return handsOnFact(texts);
}

function statedIn(texts: FactTexts): Fact<Workplace> | undefined {
  const found = new Map<Workplace, Fact<Workplace>>();
  for (const fact of findFacts(texts, 'description', inText)) {
    const { start, end } = fact.evidence;
    const around = texts.description
      .slice(Math.max(0, start - 50), end + 50)
      .split('\n')
      .join(' ');
    if (fact.value !== 'on-site' && notMeant.test(around)) continue;
    if (fact.value === 'remote' && !wholly.test(fact.evidence.words) && perhaps.test(around)) continue;
    if (!found.has(fact.value)) found.set(fact.value, fact);
  }
  const hybrid = found.get('hybrid');
  if (hybrid) return hybrid;
  return found.size === 1 ? [...found.values()][0] : undefined;
}

function handsOnFact(texts: FactTexts): Fact<Workplace> | undefined {
  const { title, description } = texts;
  if (notHandsOn.test(title) || /\bremote|\bwork from home|\bhybrid|\btelehealth|\btelework/i.test(description))
    return undefined;
  return findFact<Workplace>(texts, ['title'], [{ words: new RegExp(handsOn.source, 'gi'), value: 'on-site' }]);
}
