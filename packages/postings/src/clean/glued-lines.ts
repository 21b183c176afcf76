import { tidyText } from './html-text.js';

/** Names that carry a capital inside: no line ended there. Compared from the word's beginning, so that "JavaScripta" counts. */
const camelCaseNames = [
  ...[
    'ActiveMQ',
    'AdWords',
    'AgTech',
    'AngularJS',
    'AppDynamics',
    'AppSec',
    'AutoCAD',
    'AutoGen',
    'BackEnd',
    'BigData',
    'BigQuery',
  ],
  ...[
    'BitBucket',
    'BizDev',
    'BlueSky',
    'BootStrap',
    'CentOS',
    'ChatGPT',
    'CircleCI',
    'ClickHouse',
    'ClickUp',
    'CloudFormation',
  ],
  ...[
    'CloudFront',
    'CloudWatch',
    'CodePipeline',
    'CosmosDB',
    'CrewAI',
    'CrowdStrike',
    'DataBricks',
    'DataDog',
    'DataFrame',
    'DataOps',
  ],
  ...[
    'DeepMind',
    'DevOps',
    'DevSecOps',
    'DynamoDB',
    'EdTech',
    'ElasticSearch',
    'EventBridge',
    'ExpressJS',
    'FastAPI',
    'FinOps',
    'FinTech',
  ],
  ...[
    'FreeRTOS',
    'FullStack',
    'GenAI',
    'GeoJSON',
    'GitHub',
    'GitLab',
    'GitOps',
    'GraphQL',
    'HealthTech',
    'HubSpot',
    'HuggingFace',
  ],
  ...[
    'InsurTech',
    'IntelliJ',
    'JupyterLab',
    'JavaScript',
    'KeyCloak',
    'LangChain',
    'LangGraph',
    'LegalTech',
    'LinkedIn',
    'LlamaIndex',
    'MacBook',
    'MacOS',
  ],
  ...[
    'MarTech',
    'MatLab',
    'McDonald',
    'McKinsey',
    'MongoDB',
    'MySQL',
    'NestJS',
    'NextJS',
    'NodeJS',
    'NoSQL',
    'NumPy',
    'NuxtJS',
    'OAuth',
  ],
  ...[
    'OpenAI',
    'OpenAPI',
    'OpenCV',
    'OpenGL',
    'OpenShift',
    'OpenSource',
    'OpenStack',
    'OpenTelemetry',
    'PageRank',
    'PayPal',
    'PayTech',
  ],
  ...[
    'PhpStorm',
    'PostGIS',
    'PostgreSQL',
    'PowerApps',
    'PowerBI',
    'PowerPoint',
    'PowerShell',
    'PropTech',
    'PyCharm',
    'PyData',
    'PySpark',
  ],
  ...[
    'PyTest',
    'PyTorch',
    'QuickBooks',
    'QuickSight',
    'RabbitMQ',
    'ReactJS',
    'RegTech',
    'RevOps',
    'SageMaker',
    'SalesForce',
    'ScikitLearn',
  ],
  ...[
    'SciPy',
    'SecOps',
    'ServiceNow',
    'SharePoint',
    'SolidWorks',
    'SonarQube',
    'SpringBoot',
    'StackOverflow',
    'SwiftUI',
    'TeamCity',
  ],
  ...[
    'TensorFlow',
    'TestRail',
    'TikTok',
    'TypeScript',
    'UiPath',
    'UniCredit',
    'VirtualBox',
    'VueJS',
    'WebGL',
    'WebRTC',
    'WebSocket',
  ],
  ...['WhatsApp', 'WordPress', 'YouTube'],
];
const camelCase = new RegExp(`^(?:${camelCaseNames.join('|')})`);

/**
 * Mends a text whose line breaks were deleted when it was scraped ("About UsAt Acme", "your team.You bring"): a new line where
 * a sentence's end or a lower-case word runs into a capitalised one; the "Show more … Show less" buttons at the end are cut.
 *
 * Known names with a capital inside (JavaScript, LinkedIn, …) stay whole. Where it is in doubt, it leaves the text as it is.
 */
export function repairGluedText(text: string): string {
  const cut = tidyText(text).replace(/\s*Show more\s+Show less\s*$/u, '');
  return cut.replace(/[\p{L}\p{N}'’]+(?:[.!?;:)]+[\p{L}\p{N}'’]+)*/gu, repairRun).trim();
}

function repairRun(run: string): string {
  return run
    .split(/(?<=\p{Ll}{2}[.!?;:)]+)(?=\p{Lu}\p{L})/u)
    .map((part) =>
      part
        .split(/(?<=[.!?;:)])/u)
        .map(splitWord)
        .join(''),
    )
    .join('\n');
}

// At least three lower-case letters on the left: "PhD", "iOS", "eBay", "McX" and the like are names.
function splitWord(word: string): string {
  if (camelCase.test(word)) return word;
  return word.replace(/(?<=\p{Ll}{3})(?=\p{Lu}(?:\p{Ll}|['’]|$))/gu, '\n');
}
