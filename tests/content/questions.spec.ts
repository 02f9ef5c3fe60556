import { expect, test } from '@playwright/test';
import { SearchDialog } from '../browser/site.ts';

/** Fifty questions as a new reader would type them, each with the address of a page that answers it. */
const QUESTIONS: [string, RegExp][] = [
  ['who decides when nobody agrees', /^\/handbook\/during\/decide\//],
  ['how often do we update customers', /^\/handbook\/communications\/cadence\//],
  [
    'what do I say when my manager wants to know whose fault it is',
    /^\/handbook\/(culture\/|reference\/phrase-book|communications\/inside)/,
  ],
  ['can I step down as commander', /^\/handbook\/during\/hand-over\//],
  [
    'who may declare an incident',
    /^\/handbook\/(before\/(what-is-an-incident|declaring-and-paging)|start\/first-fifteen-minutes)\//,
  ],
  ['what do I do first', /^\/handbook\/start\/first-fifteen-minutes\//],
  ['what does the scribe write down', /^\/(roles\/scribe|handbook\/during\/incident-document)\//],
  ['how do I hand over command', /^\/handbook\/during\/hand-over\//],
  ['two people think they are the commander', /^\/handbook\/during\/difficult-moments\//],
  ['an executive joins and gives orders', /^\/handbook\/during\/difficult-moments\//],
  [
    'what is a near miss',
    /^\/(glossary\/|handbook\/foundations\/vocabulary\/|handbook\/after\/which-incidents\/|templates\/near-miss\/)/,
  ],
  [
    'difference between severity and priority',
    /^\/handbook\/(before\/severity-levels|foundations\/vocabulary)\//,
  ],
  ['how many people can one person lead', /^\/handbook\/(foundations\/roles|at-scale\/sub-teams)\//],
  ['when is an incident over', /^\/handbook\/during\/end\//],
  [
    'how do I disagree with the commander',
    /^\/handbook\/(during\/decide|culture\/speaking-up|foundations\/limits)\//,
  ],
  ['should we roll back', /^\/handbook\/during\/stabilise\//],
  ['what if chat is down', /^\/handbook\/(before\/communications-plan|variants\/dark-tools)\//],
  ['we are only three people', /^\/handbook\/start\/small-teams\//],
  ['how do we start', /^\/handbook\/start\/adopt\//],
  ['what makes a good alert', /^\/handbook\/before\/alerting\//],
  ['what belongs in a runbook', /^\/handbook\/before\/runbooks-that-work\//],
  ['who may spend money', /^\/(handbook\/before\/contacts-and-authority\/|print\/authority\/)/],
  ['I am tired', /^\/handbook\/(during\/welfare|on-call\/healthy-load)\//],
  ['an expert on the call is silent', /^\/handbook\/during\/difficult-moments\//],
  ['I do not hear well', /^\/handbook\/before\/accessible-response\//],
  ['when do we post on the status page', /^\/handbook\/communications\/(going-public|cadence|principles)\//],
  [
    'what do I write in the first message',
    /^\/(handbook\/communications\/|messages\/|handbook\/start\/first-fifteen)/,
  ],
  ['may we promise a time', /^\/handbook\/communications\/(principles|writing-workshop|cadence)\//],
  ['a journalist calls', /^\/handbook\/communications\/press-and-social\//],
  ['who approves a message', /^\/handbook\/communications\/approvals\//],
  ['our supplier is down', /^\/handbook\/(at-scale\/vendors|variants\/third-party)\//],
  ['two incidents at the same time', /^\/handbook\/at-scale\/several-incidents\//],
  ['too many people on the call', /^\/handbook\/(during\/release-people|at-scale\/)/],
  ['the incident lasts all night', /^\/handbook\/at-scale\/long-incidents\//],
  ['which incidents need a review', /^\/handbook\/after\/which-incidents\//],
  ['how do I run the review meeting', /^\/handbook\/after\/(meeting|facilitating)\//],
  ['how do I interview somebody', /^\/handbook\/after\/interviews\//],
  ['what is a good action item', /^\/handbook\/after\/actions\//],
  ['root cause', /^\/(glossary\/|handbook\/after\/analyse\/)/],
  ['postmortem template', /^\/(templates\/review\/|handbook\/after\/report\/)/],
  ['how do I write the timeline', /^\/handbook\/(after\/timeline|during\/incident-document)\//],
  ['hindsight', /^\/(glossary\/|handbook\/culture\/biases\/)/],
  ['how do we convince our boss', /^\/handbook\/culture\/leaders\//],
  ['how large must a rota be', /^\/handbook\/on-call\/rotations\//],
  ['do I get paid for being on call', /^\/handbook\/on-call\/healthy-load\//],
  ['how do I get ready for my first shift', /^\/handbook\/on-call\/(joining-the-rota|being-on-call)\//],
  ['should we measure time to repair', /^\/handbook\/metrics\/measures\//],
  ['what do auditors want to see', /^\/handbook\/metrics\/audit-evidence\//],
  [
    'what does major mean',
    /^\/(severity\/|glossary\/|handbook\/foundations\/vocabulary\/|handbook\/before\/)/,
  ],
  ['how do I print the cards', /^\/(handbook\/reference\/printing\/|print\/)/],
];

test('a newcomer finds the answer in the first three results', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/');
  const search = new SearchDialog(page);
  await search.openByKey('/');
  for (const [question, answer] of QUESTIONS) {
    const found = await search.answers(question, 3);
    expect
      .soft(
        found.some((address) => answer.test(address)),
        `${question} → ${found.join(', ')}`,
      )
      .toBe(true);
  }
});

/** What is typed in a hurry: an alert, an error, the name of a service, a short word. */
const FIRST: [string, RegExp][] = [
  ['CardDeclineRatioHigh', /\/runbooks\/card-declines\//],
  ['402 card_declined', /\/runbooks\/card-declines\//],
  ['remaining connection slots', /\/runbooks\/connection-exhaustion\//],
  ['invoice-worker', /\/services\/invoice-worker\//],
  ['ledger-db', /\/services\/ledger-db\//],
  ['IC', /\/(roles\/incident-commander|glossary)\//],
];

test('an alert, an error and a name bring the right page first', async ({ page }) => {
  await page.goto('/');
  const search = new SearchDialog(page);
  await search.openByKey('ControlOrMeta+k');
  for (const [words, address] of FIRST) {
    const [found] = await search.answers(words, 1);
    expect.soft(found, words).toMatch(address);
  }
});
