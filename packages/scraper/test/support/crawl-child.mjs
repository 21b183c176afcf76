// One crawl with a journal, in a process of its own that a test can kill: node crawl-child.mjs BASE_URL JOURNAL
import { crawl, openFileJournal, openTarget } from '../../dist/index.js';

const [baseUrl, path] = process.argv.slice(2);
const { source, query } = openTarget('smartrecruiters:korica', { smartrecruiters: baseUrl });
const journal = await openFileJournal(path, { crawl: baseUrl, now: new Date() });
const { report } = await crawl(source, query, { journal, minTimeMs: 0 });
const ids = [];
for await (const { id } of journal.postings()) ids.push(id);
await journal.close();
console.log(JSON.stringify({ ids, complete: report.complete, resumed: report.resumed, postings: report.postings }));
