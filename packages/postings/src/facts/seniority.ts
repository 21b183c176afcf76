import type { Posting } from '../posting.js';
import { type Fact, type FactTexts, findFact, type Pattern } from './fact.js';
import { hintWords } from './word-places.js';

export type Seniority = NonNullable<Posting['seniority']>;

/** In this order: an "Associate Director" is a director, a "Senior Intern Coordinator" no intern. */
const inTitle: readonly Pattern<Seniority>[] = [
  {
    words: /\bchief (?:\w+ ){0,2}officer\b|\b(?:CEO|CTO|CFO|COO|CIO|CMO|CPO|CISO|CRO|CHRO)\b|\bpresident\b/g,
    value: 'executive',
    unless: /\bvice[- ]president|\bVP\b|\b(?:assistant|office|support|reporting|advisor|analyst|to the)\b/i,
  },
  {
    words: /\bchief (?:\w+ ){0,2}officer\b/gi,
    value: 'executive',
    unless: /\b(?:assistant|office of|to the|deputy)\b/i,
  },
  {
    words:
      /\b(?:director|head of|head(?=,| [-–|(])|vice[- ]president|S?VP|direktor(?:ica)?|directora?|directeur|diretora?|leiter(?:in)? )\b/gi,
    value: 'director',
    unless:
      /\b(?:assistant to|to the|executive assistant|director['’]s|administrative|art director$|funeral director|activit(?:y|ies) director|report)/i,
  },
  {
    words:
      /\bintern(?:ship)?s?\b|\btrainee(?:ship)?s?\b|\bapprentice(?:ship)?s?\b|\bpraktikum\b|\bpraktikant(?:in)?\b|\bstagiaire\b|\bbecari[oa]\b|\bpasante\b|\bestágio\b|\bestagi[áa]ri[oa]\b|\bwerkstudent(?:in)?\b|\bstudentsk\w+ posao\b|\bpripravnik\b/gi,
    value: 'internship',
    unless: /\b(?:coordinator|manager|recruiter|supervisor|senior|lead|director|program (?:manager|lead))\b/i,
  },
  {
    words:
      /\bsenior\b|\bsr\b\.?|\bsenior-level\b|\bprincipal\b|\blead(?:er)?\b(?! (?:gen|qualif|develop|nurtur|response))|\bteam lead\b|\bstaff(?= (?:software|engineer|data|machine|ml|product|site|backend|frontend|front|back|full|security|scientist|research|platform|devops|android|ios|systems?|design|technical|ui|ux|hardware|firmware|electrical|mechanical|analytics))\b|(?<!assistant (?:\w+ )?|to the |office |to )\bmanager\b|\bband (?:7|8[a-d]?|9)\b|\bsupervisor\b|\bforeman\b|\bsuperintendent\b|\barchitect(?= |$)\b(?<=senior architect)|\bvoditelj(?:ica)?\b|\bgerente\b|\bmedior\/senior\b|\bs[êe]nior\b|\bl[íi]der\b|\bAVP\b|\bcoordenador\w*\b/gi,
    value: 'mid-senior',
    unless:
      /\bmanager in training\b|\bmanager trainee\b|\bto (?:the )?(?:senior )?manager\b|\bsenior (?:living|care|center|centre|citizen|services|housing|helper)\b|\bjunior\b|\bmid[- ]?(?:level)?\s*(?:\/|to|-)\s*senior\b|\blead (?:paint|sales rep)|\bprincipal['’]s|\bassistant principal/i,
  },
  {
    words:
      /\bjunior\b|\bjr\b\.?|\bgraduate\b|\bentry[- ]?level\b|\bnew(?:ly)? (?:grad(?:uate)?|qualified)s?\b|\bearly[- ]career\b|\bband [23]\b|\bj[úu]nior\b|\bNQSW\b|\b(?:entry|berufseinsteiger(?:in)?|absolvent(?:in)?)\b(?=$|[ ,/)-])/gi,
    value: 'entry',
    unless:
      /\bpost[- ]?graduate\b|\bundergraduate\b|\bgraduate (?:medical|school|admission|program|studies|education|assistant|teaching|recruit)|\bdata entry\b|\bjunior (?:high|college|league|achievement|kg|kindergarten|school)|\border entry|\bsenior\b|\bmid\b/i,
  },
  {
    words:
      /\bassociate(?= (?:software|engineer|product|data|developer|consultant|analyst|scientist|designer|project|account|marketing|manager|accountant|attorney|editor|producer|buyer|recruiter|security|quality|systems?|network|business|research|program|statistic|brand|technical|cloud|devops|qa|test|ui|ux|web|it )\w*)/gi,
    value: 'associate',
    unless: /\bresearch associate\b/i,
  },
];

const inText: readonly Pattern<Seniority>[] = [
  {
    words:
      /\bentry[- ]level (?:position|role|job|opportunity|opportunities|opening|candidate|career|(?:\w+ ){1,3}(?:position|role))s?\b|\b(?:seniority|experience|career|job|position) level\s*[:\-–]\s*(?:entry|junior)\b/gi,
    value: 'entry',
    unless: /\bnot\b|\bmentor|\bmanag|\btrain(?:ing)? entry|\bnon-/i,
  },
  {
    hints: hintWords('level'),
    words: /\b(?:seniority|experience|career|job|position) level\s*[:\-–]\s*(?:mid[- ]?senior|senior|lead)\b/gi,
    value: 'mid-senior',
  },
  {
    hints: hintWords('level'),
    words: /\b(?:seniority|experience|career|job|position) level\s*[:\-–]\s*associate\b/gi,
    value: 'associate',
  },
  {
    hints: hintWords('level'),
    words: /\b(?:seniority|experience|career|job|position) level\s*[:\-–]\s*(?:director)\b/gi,
    value: 'director',
  },
  {
    hints: hintWords('level'),
    words: /\b(?:seniority|experience|career|job|position) level\s*[:\-–]\s*internship\b/gi,
    value: 'internship',
  },
];

/**
 * The level that the title names, or the text calls it by; else `associate` where one or two years are the least that is asked for.
 *
 * @param years the fact of {@link experienceFact}
 */
export function seniorityFact(texts: FactTexts, years?: Fact<number>): Fact<Seniority> | undefined {
  const named = findFact(texts, ['title'], inTitle) ?? findFact(texts, ['description'], inText);
  if (named) return named;
  return years && (years.value === 1 || years.value === 2)
    ? { value: 'associate', evidence: years.evidence }
    : undefined;
}
