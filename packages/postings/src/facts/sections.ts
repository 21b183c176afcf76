/** What a part of a description is about. */
type SectionKind = 'asked' | 'offered' | 'other';

/** The parts of a description, by the headings that it has. */
export interface Sections {
  /** What the part at a place is about. Places are asked about in the order of the text. */
  kindAt(place: number): SectionKind;
}

/** Short lines are headings where they say one of these. */
const asked =
  /\b(?:requir|qualif|skills?\b|you(?:['’]ll)? (?:have|bring|need|are)|you bring|what you|we(?:['’]re)? look|must[- ]haves?|nice[- ]to[- ]haves?|who you are|about you|experience|responsib|duties|the role|job (?:summary|purpose|description|duties)|essential|desirable|criteria|competenc|knowledge|certif|licen[cs]|education|tech(?:nology|nical)? stack|technologies|tools|day[- ]to[- ]day|your (?:profile|mission|tasks|role|impact)|role overview|position summary|profil|anforderung|aufgaben|requisitos|responsabilidades|conocimientos|experiencia|uvjeti|očekujemo|opis posla|wymagania|minimum|preferred|key |tasks|functions|overview)/i;
const offered =
  /\b(?:benefits?|perks|we offer|what we offer|why (?:join|work|us|you)|about (?:us|the company|our)|who we are|our (?:company|story|mission|values|culture|commitment)|equal|eeo|diversity|compensation|salary|pay\b|how to apply|application process|hiring process|privacy|disclaimer|company (?:description|overview)|what(?:['’]s in it| you get| you['’]ll get)|wir bieten|ofrecemos|oferecemos|nudimo|oferujemy|accommodation|legal|notice|contact|location|schedule|working conditions|physical demands|unsere|über uns)/i;
const longest = 70;

/** Finds the parts. A line is a heading when it is short, has no full stop, and says what follows; a label before a colon counts, too. */
export function readSections(text: string): Sections {
  const starts: number[] = [];
  const kinds: SectionKind[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const label = colon > 0 && colon < longest ? line.slice(0, colon) : line.length <= longest ? line : '';
    if (label !== '' && !/^\s*[-•*·]|[.!?]\s|[.,;]\s*$/.test(label)) {
      const isOffered = offered.test(label);
      if (isOffered || asked.test(label)) {
        starts.push(at);
        kinds.push(isOffered ? 'offered' : 'asked');
      }
    }
    at += line.length + 1;
  }
  let next = 0;
  return {
    kindAt(place) {
      while (next < starts.length && (starts[next] as number) <= place) next++;
      return kinds[next - 1] ?? 'other';
    },
  };
}
