import { isDenied, nameKey, type QueryText, runsFrom } from './query-text.js';

/** A stretch of a query that names a job which goes by other names, too. */
export interface JobName {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly others: readonly string[];
}

/** The longest name has so many words: "speech and language therapist". */
const most = 4;

// What is typed, and what else it is called: abbreviations, and what British and American English call by different words. One way only where the other name
// means more ("server"). Words of several trades ("PM", "mechanic", "HR", which is also an hour) are not here alone.
const table = `
hgv driver, lgv driver, lorry driver, hgv, lgv, lorry > truck driver, CDL driver
truck driver, cdl driver > HGV driver, lorry driver
trucker > truck driver, HGV driver, lorry driver
van driver, courier driver > delivery driver
solicitor > attorney, lawyer
attorney, lawyer > solicitor, lawyer, attorney
estate agent > real estate agent, realtor
realtor, real estate agent > estate agent
nursery worker, nursery nurse, nursery assistant, nursery practitioner, early years practitioner > childcare worker, preschool teacher
childcare worker, daycare worker, daycare teacher, preschool teacher > nursery practitioner, early years practitioner
childminder, babysitter, nanny > nanny, childminder, babysitter
gp, general practitioner > family physician, general practitioner
family physician, family doctor > general practitioner, GP
doctor > physician
physician > doctor
vet, veterinary surgeon > veterinarian
veterinarian > veterinary surgeon, vet
carer, care worker, care assistant > caregiver, care assistant, nursing assistant
caregiver, home health aide > care assistant, carer
hca, healthcare assistant, health care assistant > nursing assistant, healthcare assistant
cna, nursing assistant, nurse aide > certified nursing assistant, healthcare assistant
rn > registered nurse
lpn, lvn > licensed practical nurse
np > nurse practitioner
theatre nurse, scrub nurse > operating room nurse
dental nurse > dental assistant
dental assistant > dental nurse
physio, physiotherapist > physical therapist, physiotherapist
physical therapist > physiotherapist
slp, speech therapist, speech language pathologist, speech and language therapist > speech language pathologist, speech and language therapist
emt, ambulance technician > paramedic, emergency medical technician
teaching assistant, classroom assistant > teacher aide, paraprofessional
teacher aide, teacher's aide, paraprofessional > teaching assistant
headteacher, head teacher > school principal
school principal > headteacher
lecturer > instructor, professor
sen teacher > special education teacher
special education teacher > SEN teacher
swe, sde, sde1, sde2 > software engineer, software developer
computer programmer > software developer
sre > site reliability engineer
qa tester, software tester, qa analyst > QA engineer, test engineer
dba > database administrator
sysadmin > system administrator, systems administrator
ml engineer > machine learning engineer
bi analyst, bi developer > business intelligence
ux designer > product designer, user experience designer
hr manager, hr assistant, hr officer, hr director, hr generalist, hr administrator, hr advisor, hr adviser, hr business partner > human resources
call centre, call center > customer service representative, contact center
shop assistant, sales assistant, retail assistant > retail sales associate, store associate
sales associate, store associate, retail associate > sales assistant, shop assistant
till operator, checkout operator, checkout assistant > cashier
cashier > checkout operator
cleaner > janitor, custodian
janitor > custodian, cleaner
custodian > janitor, cleaner
postman, postwoman, postal worker > mail carrier
mail carrier, mailman > postal worker
bin man, binman, dustman, garbage man > refuse collector, waste collector
fireman > firefighter
policeman, policewoman > police officer
air hostess, cabin crew, stewardess > flight attendant
flight attendant > cabin crew
waiter, waitress > server, waiter
barman, barmaid, bar staff > bartender
bartender > bar staff
kitchen porter > dishwasher, kitchen helper
dishwasher > kitchen porter
chef de partie, line cook > line cook, chef de partie
commis chef > prep cook
joiner > carpenter
bricklayer, brickie > mason
plasterer > drywall finisher
labourer, laborer > laborer, construction worker
sparky > electrician
handyman > maintenance technician
gardener, groundsman > landscaper, groundskeeper
landscaper, groundskeeper > gardener
hairdresser > hair stylist
hair stylist > hairdresser
warehouse operative, warehouse worker, warehouse associate > warehouse worker, warehouse operative, warehouse associate
forklift driver, flt driver > forklift operator
forklift operator > forklift driver
quantity surveyor > cost estimator
accounts assistant, accounts clerk > accounting clerk, accounting assistant
accounting clerk, accounting assistant > accounts assistant
chartered accountant > CPA
cpa > certified public accountant
pensions administrator > retirement plan administrator
support worker > direct support professional
legal assistant > legal secretary, paralegal
car mechanic, auto mechanic > automotive technician
tram driver, train driver > train operator, rail operator
security guard, security officer > security officer, security guard
`;

const namesOf: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [typed = '', names = ''] = line.split(' > ');
      return typed.split(', ').map((name) => [nameKey(name), names.split(', ')] as const);
    }),
);

/** Jobs of the query that go by other names, whatever the collection calls them; in the plural, too. */
export function findJobNames(query: QueryText): JobName[] {
  const found: JobName[] = [];
  for (let from = 0; from < query.words.length; from++) {
    for (const { key, to } of runsFrom(query, from, most)) {
      const others = namesOf.get(key) ?? namesOf.get(key.replace(/s$/, ''));
      const [first, last] = [query.words[from], query.words[to - 1]];
      if (!others || !first || !last || isDenied(query.text, first.start)) continue;
      found.push({ start: first.start, end: last.end, key, others });
      from = to - 1;
      break;
    }
  }
  return found;
}

/**
 * What the collection calls a job: whoever types "HGV driver" where postings say "truck driver" means these. Undefined where it has the name as typed more often.
 *
 * @param frequency how many postings have a word
 */
export function commonerName({ key, others }: JobName, frequency: (word: string) => number): string | undefined {
  const used = (name: string): number => Math.min(...nameKey(name).split(' ').map(frequency));
  const [best] = others.map((name) => ({ name, count: used(name) })).sort((a, b) => b.count - a.count);
  return best && best.count > used(key) ? best.name : undefined;
}
