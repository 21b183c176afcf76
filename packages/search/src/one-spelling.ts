/** What is replaced, wherever it stands in a word; the American spelling is the one. */
const rules: readonly (readonly [RegExp, string])[] = [
  // paediatric, anaesthetist, haematology, leukaemia, orthopaedic, gynaecologist, aesthetics, oestrogen, foetal
  [/paed(?=[iaoe])/, 'ped'],
  [/anaesth/, 'anesth'],
  [/^haem(?=[aio])/, 'hem'],
  [/aem(?=ia|ic)/, 'em'],
  [/gynaec/, 'gynec'],
  [/archaeo/, 'archeo'],
  [/aesthet/, 'esthet'],
  [/caesar/, 'cesar'],
  [/oesoph/, 'esoph'],
  [/oestr/, 'estr'],
  [/^foet(?=us|al)/, 'fet'],
  [/oedem/, 'edem'],
  [/rrhoea/, 'rrhea'],
  // labourer, behavioural, colour
  [/(behavi|col|fav|harb|hon|hum|lab|neighb|od|rum|tum|vap|arm|endeav|flav|sav|vig|parl|rig)our/, '$1or'],
  // organisation, specialised, digitising; not "organism", "advertise"
  [
    /(apolog|author|capital|categor|central|character|commercial|container|critic|crystall|custom|digit|emphas|equal|final|formal|general|harmon|hospital|immun|industrial|initial|legal|local|material|maxim|minim|mobil|modern|monet|neutral|normal|optim|organ|personal|popular|priorit|privat|public|random|rational|real|recogn|revital|scrutin|social|special|stabil|standard|steril|subsid|summar|synchron|synthes|token|util|virtual|visual)is(?=e$|e[ds]$|ers?$|ing$|ations?$|ational$|able$)/,
    '$1iz',
  ],
  // The other way round, so that who analyses makes an analysis.
  [/(anal|paral|catal)yz(?=e|ing)/, '$1ys'],
  // centre, theatre, kilometre, fibre
  [/(cent|theat|met|lit|fib|calib|spect)re(?=s?$)/, '$1er'],
  [/centred$/, 'centered'],
  // counsellor, travelling, modelled, labeller; and the other way round enrolment, fulfilment, instalment
  [
    /(cancel|channel|counsel|dial|fuel|jewel|label|level|marshal|model|panel|pencil|signal|total|towel|travel|tunnel)l(?=ed$|ing$|ers?$|ors?$)/,
    '$1',
  ],
  [/jewellery/, 'jewelry'],
  [/(enrol|fulfil|instal|instil)(?=s?$|ments?$)/, '$1l'],
  [/skilful/, 'skillful'],
  [/(catal|dial|anal)ogu(?=e|ing)e?/, '$1og'],
  [/(lic|def|off)ence/, '$1ense'],
  [/practis(?=e$|e[ds]$|ing$)/, 'practic'],
  [/^programme(?=s?$)/, 'program'],
  [/^specialit(?=y$|ies$)/, 'specialt'],
  [/^(judg|acknowledg)ement/, '$1ment'],
  [/^ageing$/, 'aging'],
  [/^mould/, 'mold'],
  [/^draught/, 'draft'],
  [/^plough/, 'plow'],
  [/^tyre(?=s?$)/, 'tire'],
  [/^grey/, 'gray'],
  [/^artefact/, 'artifact'],
  [/^enquir(?=e|i|y)/, 'inquir'],
  [/^maths$/, 'math'],
  [/advisor(?=s?$)/, 'adviser'],
  [/^aluminium/, 'aluminum'],
  [/^aeroplane/, 'airplane'],
  [/^sulph/, 'sulf'],
];

/** What every word has that a rule changes, and few others: the rules are tried on those alone, as every word of every text is read. */
const mayDiffer =
  /ae|oe|[bdgilmnpv]our|is(?:e|ing|ation|able)|yz|re[sd]?$|ll(?:ed|ing|ers?|ors?|ery)$|(?:enrol|fulfil|instal|instil)(?:s|ments?)?$|lful|ogu|ence|ractis|programme|specialit|gement|ageing|^mould|^plough|^draught|^tyre|^grey|^artefact|^enquir|^maths|visor|luminium|eroplane|^sulph/;

/**
 * British spellings as American ones, so that a "pediatric counselor" is a "paediatric counsellor" too, in searches and in postings.
 *
 * @param word in small letters, without accents
 */
export function toOneSpelling(word: string): string {
  if (!mayDiffer.test(word)) return word;
  return rules.reduce((spelt, [british, american]) => spelt.replace(british, american), word);
}
