import { expect, test } from '@jest/globals';
import { readSkills } from '../../src/facts/skills/read-skills.js';
import { skillFacts } from '../../src/facts/skills.js';
import { texts } from './read.js';

const skillsOf = (description: string, title = '') =>
  skillFacts(texts({ title, description })).map(({ value }) => value);

test('knows hundreds of skills of all trades', () => {
  const skills = new Set([...readSkills().values()].flat().map(({ skill }) => skill));

  expect(skills.size).toBeGreaterThan(1000);
  for (const skill of skills) expect(skill).toMatch(/^[\p{L}\p{N}.&][^=~!?;>]*$/u);
});

test.each([
  ['Requirements: C#, .NET, node.js, C++ and PostgreSQL', ['C#', '.NET', 'Node.js', 'C++', 'PostgreSQL']],
  ['Skills: Python, R, SQL', ['Python', 'R', 'SQL']],
  ['Skills: Java, Go and Rust', ['Java', 'Go', 'Rust']],
  ['Knowledge of C and C++', ['C', 'C++']],
  ['Go to the market and be the R of our team', []],
  ['You excel at baking', []],
  ['Requirements: Excel, MS Word, SAP', ['Excel', 'Microsoft Word', 'SAP']],
  ['Skills: react.js, k8s, postgres', ['React', 'Kubernetes', 'PostgreSQL']],
  [
    'Requirements:\n- HACCP\n- forklift licence\n- valid driver’s license',
    ['HACCP', 'Forklift operation', "Driver's license"],
  ],
  [
    'Experience in machine-learning and natural\nlanguage processing',
    ['Machine learning', 'Natural language processing'],
  ],
  ['Experience with AWS, GCP and Azure', ['AWS', 'Google Cloud', 'Azure']],
  ['Clinical trials under GCP', ['Clinical trials']],
  ['Our company is a leading provider of machine learning.', []],
  ['Benefits\nTraining in Excel, dental insurance', []],
  ['We follow HIPAA-compliant end-to-end procedures. Must know HIPAA.', ['HIPAA']],
  ['See https://example.com/python', []],
  ['You bake at night. You are paid. Salary: much. Must know HACCP.', ['HACCP']],
  ['Strong customer service skills', ['Customer service']],
  ['Contact our customer service for questions', []],
])('in %j it finds %j', (description, skills) => {
  expect(skillsOf(description)).toEqual(skills);
});

test('a skill is named once, with its first words', () => {
  expect(skillFacts(texts({ title: 'Python developer', description: 'Skills: Python, Django' }))).toEqual([
    { value: 'Python', evidence: { field: 'title', start: 0, end: 6, words: 'Python' } },
    { value: 'Django', evidence: { field: 'description', start: 16, end: 22, words: 'Django' } },
  ]);
});
