/** Parts of countries that places are written with, as an abbreviation or a name. */
export interface Region {
  readonly country: string;
  readonly name: string;
  /** GeoNames' code of it, where cities carry that. */
  readonly code?: string;
}

const unitedStates =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming';
const canada =
  'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon|NT Northwest Territories|NU Nunavut';
const australia =
  'NSW New South Wales|VIC Victoria|QLD Queensland|SA South Australia|WA Western Australia|TAS Tasmania|ACT Australian Capital Territory|NT Northern Territory';
const unitedKingdom = 'ENG England|SCT Scotland|WLS Wales|NIR Northern Ireland';

const read = (country: string, table: string): readonly (readonly [string, Region])[] =>
  table.split('|').map((line) => {
    const at = line.indexOf(' ');
    const code = line.slice(0, at);
    return [code, { country, name: line.slice(at + 1), ...(country === 'US' && { code }) }];
  });

const all = [
  ...read('US', unitedStates),
  ...read('CA', canada),
  ...read('AU', australia),
  ...read('GB', unitedKingdom),
];

/** By abbreviation, in capitals; one may stand for several. */
export const regionsByCode: ReadonlyMap<string, readonly Region[]> = group(
  all.filter(([, { country }]) => country !== 'GB'),
);
/** By name in lower-case letters. */
export const regionsByName: ReadonlyMap<string, readonly Region[]> = group(
  all.map(([, region]) => [region.name.toLowerCase(), region] as const),
);

function group(entries: readonly (readonly [string, Region])[]): Map<string, Region[]> {
  const grouped = new Map<string, Region[]>();
  for (const [name, region] of entries) grouped.set(name, [...(grouped.get(name) ?? []), region]);
  return grouped;
}

/** Places beyond countries that remote work may be limited to. */
export const widerRegions =
  /^(?:worldwide|global(?:ly)?|anywhere(?: in the world)?|europe(?:an union)?|eu|eea|emea|emeia|apac|latam|latin america|north america|south america|americas|asia(?:[- ]pacific)?|africa|middle east|mena|dach|nordics|benelux|balkans|cee|oceania|european timezones?)$/i;
