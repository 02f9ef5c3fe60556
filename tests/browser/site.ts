import { expect, type Locator, type Page } from '@playwright/test';

/** One page of the firm for each route, and more where a route has several kinds of page. */
export const PAGES = {
  home: '/',
  runbooks: '/runbooks/',
  runbook: '/runbooks/readings-late/',
  'a security runbook': '/runbooks/leaked-key/',
  'a runbook in one environment': '/runbooks/mast-clock/in/north/',
  'role checklist': '/runbooks/readings-late/customer-liaison/',
  alerts: '/alerts/',
  roles: '/roles/',
  role: '/roles/incident-commander/',
  severity: '/severity/',
  'team severity': '/teams/metering/severity/',
  teams: '/teams/',
  team: '/teams/metering/',
  "a team's role": '/teams/metering/roles/responder/',
  services: '/services/',
  service: '/services/reading-intake/',
  vendor: '/services/radio-network/',
  messages: '/messages/',
  message: '/messages/readings-late-identified/',
  templates: '/templates/',
  template: '/templates/hand-over/',
  training: '/training/',
  course: '/training/first-steps/',
  module: '/training/first-steps/taking-command/',
  'run sheet': '/training/first-steps/run-sheet/',
  slides: '/training/first-steps/slides/',
  answers: '/training/first-steps/answers/',
  'task book': '/training/task-book/',
  'training record': '/training/record/',
  drills: '/drills/',
  'a drill, for the facilitator': '/drills/missing-village/',
  'a drill, for players': '/drills/missing-village/players/',
  wheel: '/drills/wheel/',
  'calendar of drills': '/drills/calendar/',
  glossary: '/glossary/',
  handbook: '/handbook/',
  'handbook page': '/handbook/during/incident/',
  'handbook page with lists': '/handbook/during/calls/',
  'handbook page with tables': '/handbook/during/authority/',
  'page of an example': '/examples/late-readings/overview/',
  sources: '/handbook/reference/sources/',
  'regulatory clocks': '/clocks/',
  rules: '/reference/rules/',
  rule: '/reference/rules/flow/no-end/',
  schemas: '/reference/schemas/',
  schema: '/reference/schemas/runbook/',
  'schema of the catalog': '/reference/schemas/catalog/',
  'sheets to print': '/print/',
  'contact sheet': '/print/contacts/',
  authority: '/print/authority/',
  cadence: '/print/cadence/',
  'schema of the health report': '/reference/schemas/health/',
  health: '/health/',
  contribute: '/contribute/',
  hosting: '/contribute/hosting/',
  search: '/search/',
  error: '/404.html',
} as const;

/** The colour behind the text, as the theme sets it. */
export function paperOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

/** How many pages a print has: every page of a PDF names its media box once. */
export async function printedOn(
  page: Page,
  format: 'A4' | 'Letter',
): Promise<{ pages: number; landscape: boolean }> {
  const text = (await page.pdf({ format })).toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]/g)];
  return { pages: boxes.length, landscape: Number(boxes[0]?.[1]) > Number(boxes[0]?.[2]) };
}

/** A runbook's page, as a responder uses it. */
export class RunbookPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/runbooks/${id}/`);
    await expect(this.page.locator('h1')).toBeVisible();
  }

  tick(title: string): Locator {
    return this.page.getByRole('checkbox', { name: title });
  }

  get progress(): Locator {
    return this.page.locator('[data-progress]');
  }

  get visibleSteps(): Locator {
    return this.page.locator('.step:visible');
  }

  command(step: string): Locator {
    return this.page.locator(`.step:has(#${step}) .command pre`).first();
  }

  async fill(variable: string, value: string): Promise<void> {
    await this.page.getByLabel(variable, { exact: true }).fill(value);
  }

  async show(role: string): Promise<void> {
    await this.page.locator('[data-roles]').getByRole('button', { name: role }).click();
  }
}

/** The search dialog. */
export class SearchDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Search' });
  }

  get input(): Locator {
    return this.dialog.getByRole('textbox');
  }

  get links(): Locator {
    return this.dialog.getByRole('link');
  }

  /** One link a result; those to a part of a result are left out. */
  get results(): Locator {
    return this.dialog.locator('section > ul > li > a');
  }

  get status(): Locator {
    // By its attribute: it is hidden as long as it says nothing.
    return this.dialog.locator('[role=status]');
  }

  async openByKey(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await expect(this.dialog).toBeVisible();
  }

  async ask(words: string): Promise<void> {
    await this.input.fill(words);
    await expect(this.links.first()).toBeVisible();
  }

  /** The addresses of the first results, when the index has answered too. */
  async answers(words: string, count: number): Promise<string[]> {
    await this.input.fill('');
    await expect(this.status).toHaveText('');
    await this.input.fill(words);
    await expect(this.status).not.toHaveText('');
    const addresses = await this.results.evaluateAll((links) =>
      links.map((link) => link.getAttribute('href')),
    );
    return addresses.slice(0, count).map((address) => address ?? '');
  }
}
