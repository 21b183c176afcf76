import { expect, test } from '@jest/globals';
import {
  csvHeader,
  formatOf,
  type ImportedRow,
  type PostingsFormat,
  readRows,
  toCsvRow,
  toJsonLine,
} from '../src/index.js';
import { aPosting } from './support/a-posting.js';

const now = '2026-11-23T08:00:00Z';

async function rowsOf(text: string | Uint8Array[], format: PostingsFormat): Promise<ImportedRow[]> {
  const rows: ImportedRow[] = [];
  for await (const row of readRows(typeof text === 'string' ? [text] : text, format, now)) rows.push(row);
  return rows;
}

test('reads the Python demo’s CSV and repairs it', async () => {
  const csv = `title,location,org_name,org_link,description,job_posting_link
"Baker, nights","Split, Croatia",Korica,https://hr.linkedin.com/company/korica?trk=x,"We bakeYou eat.Show more      Show less",https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/77
`;

  const rows = await rowsOf(csv, 'csv');

  expect(rows).toEqual([
    {
      line: 2,
      unknownFields: [],
      posting: {
        id: 'linkedin:77',
        url: 'https://www.linkedin.com/jobs/view/77',
        title: 'Baker, nights',
        company: 'Korica',
        companyUrl: 'https://hr.linkedin.com/company/korica',
        location: 'Split, Croatia',
        workplace: 'unknown',
        skills: [],
        description: 'We bake\nYou eat.',
        firstSeenAt: now,
        lastSeenAt: now,
        source: 'linkedin',
      },
    },
  ]);
});

test('knows the columns of widespread collections, and parts a company from its rating', async () => {
  const csv = `,Job Title,Job Description,Company Name,Rating,link,url
0,Baker,We bake,"Korica
3.8",3.8,not a link,
1,Cook,We cook,Korica 24,,https://example.com/theirs,https://example.com/own
`;

  const rows = await rowsOf(csv, 'csv');

  expect(rows).toMatchObject([
    { posting: { title: 'Baker', description: 'We bake', company: 'Korica' }, unknownFields: ['', 'Rating'] },
    { posting: { title: 'Cook', company: 'Korica 24', url: 'https://example.com/own' } },
  ]);
  expect(rows[0]).not.toHaveProperty('posting.url');
});

test('reads when a posting was published from dates and from how long ago it was', async () => {
  const csv =
    'title,description,postedAt,date_text\nBaker,x,2026-11-02,\nCook,x,3 days ago,\nWaiter,x,,1 week ago\nHost,x,,long ago\nMaid,x,soon,\n';

  const rows = await rowsOf(csv, 'csv');

  expect(rows.map((row) => ('problem' in row ? 'refused' : row.posting.postedAt))).toEqual([
    '2026-11-02',
    '2026-11-20',
    '2026-11-16',
    undefined,
    'refused',
  ]);
});

test('takes types in anybody’s words, and an id under the source that the row names', async () => {
  const rows = await rowsOf(
    [
      '{"id":"7","source":"board","title":"Baker","description":"x","employmentType":["FULL_TIME","Contractor"]}',
      '{"id":"8","title":"Baker","description":"x","employmentType":"Part-time | Full time"}',
      '{"id":"9","title":"Baker","description":"x","employmentType":"on Mondays"}',
    ].join('\n'),
    'jsonl',
  );

  expect(rows).toMatchObject([
    { posting: { id: 'board:7', source: 'board', employmentType: ['full-time', 'contract'] } },
    { posting: { id: 'import:8', employmentType: ['part-time', 'full-time'] } },
    { problem: expect.stringMatching(/employmentType.*on Mondays/) },
  ]);
});

test('lists bad rows with the line they begin on, and reads the others', async () => {
  const csv = 'title,description\r\nBaker,"two\r\nlines"\r\n,no title\r\nCook,one,too many\r\nWaiter,serves\r\n';

  const rows = await rowsOf(csv, 'csv');

  expect(
    rows.map((row) => ('problem' in row ? `${row.line}: ${row.problem}` : `${row.line}: ${row.posting.title}`)),
  ).toEqual(['2: Baker', '4: title: missing or blank', '5: 3 cells where the header has 2', '6: Waiter']);
});

test('reads semicolons, tabs and a byte order mark', async () => {
  const rows = [
    ...(await rowsOf('\ufefftitle;description\nBaker;bakes, and sells', 'csv')),
    ...(await rowsOf([Buffer.from('\ufefftitle\tdescription\nBaker\tbakes, and sells')], 'csv')),
  ];

  expect(rows.map((row) => 'posting' in row && [row.posting.title, row.posting.description])).toEqual([
    ['Baker', 'bakes, and sells'],
    ['Baker', 'bakes, and sells'],
  ]);
});

test('a quote that is never closed costs what follows it, and that is said', async () => {
  const rows = await rowsOf('title,description\nBaker,bakes\nCook,"cooks\nWaiter,serves\n', 'csv');

  expect(rows).toMatchObject([
    { line: 2, posting: { title: 'Baker' } },
    { line: 3, problem: /never closed/ },
  ]);
});

test('a quote inside a cell is a character like others', async () => {
  const rows = await rowsOf('title,description\nTester 19" screens,tests "all" of them\nCook,cooks\n', 'csv');

  expect(rows).toMatchObject([
    { posting: { title: 'Tester 19" screens', description: 'tests "all" of them' } },
    { posting: { title: 'Cook' } },
  ]);
});

test('names of columns are read in any case', async () => {
  expect(await rowsOf('TITLE,Description,Wage\nBaker,bakes,1', 'csv')).toMatchObject([
    { posting: { title: 'Baker', description: 'bakes' }, unknownFields: ['Wage'] },
  ]);
});

test('names unknown fields of rows that fail, too', async () => {
  expect(await rowsOf('Job,description\nBaker,bakes', 'csv')).toMatchObject([
    { problem: /title/, unknownFields: ['Job'] },
  ]);
});

test('text that is not UTF-8 is an error that says so', async () => {
  await expect(rowsOf([Buffer.from('title,description\nB\xe4cker,x', 'latin1')], 'csv')).rejects.toMatchObject({
    code: 'INVALID_FILE',
    message: expect.stringContaining('UTF-8'),
  });
});

test('a JSON Lines row needs only title and description', async () => {
  const [first, again, other] = await rowsOf(
    '{"title":"Baker","description":"bakes"}\n\n{"title":"Baker","description":"bakes"}\n{"id":7,"title":"Cook","description":"c"}',
    'jsonl',
  );

  expect(first).toMatchObject({
    line: 1,
    posting: { id: expect.stringMatching(/^import:[0-9a-f]{16}$/), company: '', source: 'import' },
  });
  expect(again).toMatchObject({ line: 3, posting: { id: (first as { posting: { id: string } }).posting.id } });
  expect(other).toMatchObject({ line: 4, posting: { id: 'import:7' } });
});

test.each([
  ['{"title":"x"', /not JSON/],
  ['[1]', /not a JSON object/],
  ['{"title":"x","description":null}', /description: missing or blank/],
  ['{"title":7,"description":"x"}', /title: not a text/],
  ['{"title":"x","description":"y","url":"n/a"}', /url: .*n\/a/],
  ['{"title":"x","description":"y","id":{}}', /id: not a text/],
])('%s is a problem of its line', async (line, problem) => {
  expect(await rowsOf(line, 'jsonl')).toMatchObject([{ line: 1, problem: expect.stringMatching(problem) }]);
});

test('names fields that no posting has', async () => {
  const [row] = await rowsOf('{"title":"x","description":"y","wage":12}', 'jsonl');

  expect(row).toMatchObject({ unknownFields: ['wage'] });
});

test('what we write as CSV and JSON Lines reads back the same', async () => {
  const posting = aPosting({
    title: 'Baker "nights", m/w/d',
    description: '- one;\n- two, "three"\u2028four',
    skills: ['a', 'b;c', '[d'],
    employmentType: ['full-time', 'contract'],
    places: [{ city: 'Split', country: 'HR' }],
    salary: { min: 9.5, currency: 'EUR', period: 'hour', origin: 'text' },
    experienceYears: 0,
    closedAt: '2026-11-20',
  });

  const rows = [
    ...(await rowsOf(csvHeader + toCsvRow(posting), 'csv')),
    ...(await rowsOf(toJsonLine(posting), 'jsonl')),
  ];

  const description = '- one;\n- two, "three"\nfour'; // an importer tidies texts
  expect(rows).toMatchObject([{ posting: { ...posting, description } }, { posting: { ...posting, description } }]);
});

test('reads a character that two chunks share', async () => {
  const bytes = Buffer.from('{"title":"Bäcker","description":"x"}');
  const cut = bytes.indexOf(0xc3) + 1;

  const rows = await rowsOf([bytes.subarray(0, cut), bytes.subarray(cut)], 'jsonl');

  expect(rows).toMatchObject([{ posting: { title: 'Bäcker' } }]);
});

test('the name of a file tells its format, or it is an error', () => {
  expect(['a.csv', 'b.TSV', 'c.jsonl', 'd.ndjson'].map(formatOf)).toEqual(['csv', 'csv', 'jsonl', 'jsonl']);
  expect(() => formatOf('jobs.xlsx')).toThrow(/jobs\.xlsx/);
});
