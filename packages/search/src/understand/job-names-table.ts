/**
 * What is typed, and what else it is called: abbreviations, and what British and American English call by different words. One way only where the other name
 * means more ("server"). Words of several trades ("PM", "mechanic", "admin", "HR", which is also an hour) are not here alone. What goes by no other name keeps a
 * shorter name in it from being taken for the job.
 */
export const jobNamesTable = `
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
operating room nurse > theatre nurse
er nurse, emergency room nurse > emergency department nurse, emergency nurse
a&e nurse, a and e nurse > emergency room nurse, emergency nurse
icu nurse > critical care nurse, intensive care nurse
itu nurse > ICU nurse, intensive care nurse
district nurse > home health nurse, community nurse
home health nurse > district nurse, community nurse
anaesthetist > anesthesiologist, anaesthetist
anesthesiologist, anaesthesiologist > anaesthetist, anesthesiologist
ultrasound technician, ultrasound tech, ultrasonographer > sonographer, ultrasound technologist
x ray technician, x ray tech, xray technician, radiologic technologist, radiology technician, rad tech > radiographer, radiologic technologist
radiographer > radiologic technologist
medical laboratory scientist, medical lab scientist, medical technologist > biomedical scientist, medical technologist
biomedical scientist > medical laboratory scientist, medical technologist
operating department practitioner, odp > surgical technologist, operating department practitioner
surgical technologist, surgical tech, scrub tech > operating department practitioner, surgical technologist
addiction counselor, addiction counsellor, substance abuse counselor, drug counselor, drug counsellor > chemical dependency counselor, substance misuse worker, recovery worker
substance misuse worker, recovery worker > substance abuse counselor
pharmacy dispenser, dispenser > pharmacy technician
hospital porter, porter > patient transporter, porter
patient transporter, orderly > porter, patient transporter
chiropodist > podiatrist
podiatrist > chiropodist
dietician > dietitian
dietitian > dietician
pta > physical therapist assistant
physical therapist assistant > physiotherapy assistant
cota > occupational therapy assistant
care home manager > nursing home administrator
nursing home administrator > care home manager
caseworker, case worker > case manager
dental nurse > dental assistant
dental assistant > dental nurse
physio, physiotherapist > physical therapist, physiotherapist
physical therapist > physiotherapist
slp, speech therapist, speech language pathologist, speech and language therapist > speech language pathologist, speech and language therapist
emt, ambulance technician > paramedic, emergency medical technician
teaching assistant, classroom assistant, teacher assistant > teacher aide, paraprofessional, teaching assistant
supply teacher > substitute teacher
substitute teacher > supply teacher
tefl teacher, efl teacher > ESL teacher
senco > special education coordinator
invigilator, exam invigilator > proctor
proctor > invigilator
careers adviser, careers advisor > career counselor
career counselor, guidance counselor > careers adviser, school counselor
swimming teacher > swim instructor
swim instructor > swimming teacher
school caretaker > school custodian
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
it support, it technician, it support technician > help desk technician, IT support
help desk, helpdesk > IT support, help desk
ethical hacker, pen tester > penetration tester
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
cleaner > janitor, custodian, housekeeper
janitor > custodian, cleaner
custodian > janitor, cleaner
maid, chambermaid > room attendant, housekeeper
room attendant > housekeeper
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
kitchen assistant > kitchen helper, kitchen porter
catering assistant > food service worker
food service worker > catering assistant
butcher > meat cutter, butcher
meat cutter > butcher
hotel receptionist > front desk agent
front desk agent, front desk clerk > receptionist
beautician, beauty therapist > esthetician, beauty therapist
esthetician > beauty therapist
undertaker, mortician > funeral director
journalist > reporter, journalist
reporter > journalist
cameraman, camerawoman > camera operator, videographer
copywriter > content writer, copywriter
content writer > copywriter
sub editor, subeditor > copy editor
copy editor > sub editor
prison officer > correctional officer
correctional officer, corrections officer > prison officer
probation officer > parole officer, probation officer
traffic warden > parking enforcement officer
town planner > urban planner, city planner
urban planner, city planner > town planner
joiner > carpenter
bricklayer, brickie > mason
plasterer > drywall finisher
labourer, laborer > laborer, construction worker
sparky > electrician
heating engineer, gas engineer > HVAC technician
hvac technician, hvac tech > heating engineer, HVAC engineer
crane driver > crane operator
digger driver > excavator operator, heavy equipment operator
excavator operator > digger driver
tiler > tile setter
panel beater > auto body technician
auto body technician > panel beater
tyre fitter > tire technician
toolmaker > tool and die maker
tree surgeon > arborist
arborist > tree surgeon
exterminator > pest control technician
removal man > mover
handyman > maintenance technician
gardener, groundsman > landscaper, groundskeeper
landscaper, groundskeeper > gardener
hairdresser > hair stylist
hair stylist > hairdresser
warehouse operative, warehouse worker, warehouse associate > warehouse worker, warehouse operative, warehouse associate
forklift driver, flt driver > forklift operator
forklift operator > forklift driver
production operative, machine operative, factory worker > production worker, machine operator, assembler
production worker, assembler > production operative
picker packer, order picker > order selector, order picker
order selector > order picker
shelf stacker > stock clerk, stocker
stock clerk, stocker > shelf stacker
stock controller > inventory control specialist
quantity surveyor > cost estimator, estimator
accounts assistant, accounts clerk > accounting clerk, accounting assistant
accounting clerk, accounting assistant > accounts assistant
payroll clerk > payroll administrator, payroll clerk
payroll administrator > payroll clerk, payroll specialist
mortgage adviser, mortgage advisor, mortgage broker > loan officer
loan officer > mortgage adviser
company secretary > corporate secretary
personal assistant > executive assistant, personal assistant
secretary > administrative assistant, secretary
admin job, admin work, admin role, admin assistant, admin officer, admin clerk, office admin > administrative assistant, administrator
recruiter > talent acquisition specialist, recruiter
talent acquisition specialist > recruiter
buyer > purchasing agent, procurement specialist, buyer
purchasing agent > buyer
shop manager > store manager
store manager > shop manager
letting agent, lettings negotiator > leasing agent, leasing consultant
leasing agent, leasing consultant > lettings negotiator
telesales > telemarketer, inside sales
telemarketer > telesales
chartered accountant > CPA
cpa > certified public accountant
pensions administrator > retirement plan administrator
support worker > direct support professional
legal assistant > legal secretary, paralegal
car mechanic, auto mechanic > automotive technician
tram driver, train driver > train operator, rail operator
security guard, security officer > security officer, security guard
physician assistant, physician associate, court reporter, window cleaner, media buyer >
information security officer, cyber security officer, data security officer >
legal secretary, medical secretary, press secretary, school secretary >
`;
