import type { Posting } from '../../posting.js';

const employmentTypes: Readonly<Record<NonNullable<Posting['employmentType']>[number], string>> = {
  'full-time': 'FULL_TIME',
  'part-time': 'PART_TIME',
  contract: 'CONTRACTOR',
  temporary: 'TEMPORARY',
  internship: 'INTERN',
  volunteer: 'VOLUNTEER',
  other: 'OTHER',
};

/**
 * A posting as a `JobPosting` of schema.org, to be put into a page as JSON-LD: https://schema.org/JobPosting, with the values that search
 * engines ask for (https://developers.google.com/search/docs/appearance/structured-data/job-posting).
 */
export function toJobPosting(posting: Posting): object {
  const { id, title, description, company, companyUrl, url, postedAt, validThrough, workplace, skills, industries } =
    posting;
  const { employmentType = [], remoteRegions = [], categories, experienceYears } = posting;
  return {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title,
    description: toHtml(description),
    identifier: { '@type': 'PropertyValue', ...(company && { name: company }), value: id },
    ...(url && { url }),
    ...(postedAt && { datePosted: postedAt }),
    ...(validThrough && { validThrough }),
    ...(company && {
      hiringOrganization: { '@type': 'Organization', name: company, ...(companyUrl && { sameAs: companyUrl }) },
    }),
    ...locationOf(posting),
    ...(workplace === 'remote' && { jobLocationType: 'TELECOMMUTE' }),
    ...(remoteRegions.length > 0 && {
      applicantLocationRequirements: remoteRegions.map((name) => ({ '@type': 'AdministrativeArea', name })),
    }),
    ...(employmentType.length > 0 && { employmentType: employmentType.map((type) => employmentTypes[type]) }),
    ...(experienceYears !== undefined && {
      experienceRequirements: {
        '@type': 'OccupationalExperienceRequirements',
        monthsOfExperience: Math.round(experienceYears * 12),
      },
    }),
    ...payOf(posting),
    ...(skills.length > 0 && { skills }),
    ...(industries && { industry: industries }),
    ...(categories && { occupationalCategory: categories }),
  };
}

/** Paragraphs and lists as HTML, as search engines want a description. */
function toHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped
    .split(/\n{2,}/)
    .map(blockToHtml)
    .join('');
}

function blockToHtml(block: string): string {
  const lines = block.split('\n');
  if (lines.every((line) => line.startsWith('- ')))
    return `<ul>${lines.map((line) => `<li>${line.slice(2)}</li>`).join('')}</ul>`;
  return `<p>${lines.join('<br>')}</p>`;
}

function locationOf({ places = [], location }: Posting): object {
  if (places.length > 0) {
    const addresses = places.map(({ city, region, country }) => ({
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        ...(city && { addressLocality: city }),
        ...(region && { addressRegion: region }),
        ...(country && { addressCountry: country }),
      },
    }));
    return { jobLocation: addresses };
  }
  return location ? { jobLocation: { '@type': 'Place', name: location } } : {};
}

function payOf({ salary }: Posting): object {
  if (!salary) return {};
  const { min, max, currency, period } = salary;
  const value = {
    '@type': 'QuantitativeValue',
    ...(min !== undefined && { minValue: min }),
    ...(max !== undefined && { maxValue: max }),
    unitText: period.toUpperCase(),
  };
  return { baseSalary: { '@type': 'MonetaryAmount', currency, value } };
}
