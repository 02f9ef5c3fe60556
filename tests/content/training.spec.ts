import { expect, test, type Locator, type Page } from '@playwright/test';
import { SearchDialog } from '../browser/site.ts';

const COURSE = '/training/ics-101/';
const MODULE = `${COURSE}history/`;

/** A module's page, as a learner works through it. */
class ModulePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  question(id: string): Locator {
    return this.page.locator(`.quiz:has(#question-${id})`);
  }

  told(id: string): Locator {
    return this.question(id).getByRole('status');
  }

  get progress(): Locator {
    return this.page.locator('[data-progress]');
  }

  /** Presses Tab until the focus is there, as someone without a mouse does. */
  async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < 200; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('The focus never got there.');
  }

  /** Chooses the right option, wherever it is. */
  async chooseRight(question: Locator): Promise<void> {
    const place = await question
      .locator('.reasons > li')
      .evaluateAll((reasons) => reasons.findIndex((reason) => reason.hasAttribute('data-right')));
    await this.press(question.getByRole('radio').first(), 'Space');
    for (let down = 0; down < place; down++) await this.page.keyboard.press('ArrowDown');
  }

  async press(target: Locator, key: 'Space' | 'Enter'): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press(key);
  }
}

test('a module is done by keyboard alone, and the training and the record say so', async ({ page }) => {
  // Some hundred presses of one key take their time.
  test.slow();
  await page.goto(MODULE);
  const module = new ModulePage(page);
  for (const tick of await page.locator('.learner input[data-tick^="read-"]').all())
    await module.press(tick, 'Space');
  await module.press(page.locator('[data-tick="exercise"]'), 'Space');

  const one = module.question('nobody-leads');
  await module.chooseRight(one);
  await module.press(one.getByRole('button', { name: /^Check answer/ }), 'Enter');
  await expect(module.told('nobody-leads')).toHaveText('Yes, that is the one.');

  const several = module.question('which-patterns');
  for (const name of ['Somebody acts alone.', 'Many bosses.', 'Nothing is written down.'])
    await module.press(several.getByRole('checkbox', { name }), 'Space');
  await module.press(several.getByRole('button', { name: /^Check answer/ }), 'Enter');
  await expect(module.told('which-patterns')).toHaveText('Yes, those are all of them.');

  const order = module.question('first-minutes');
  const things = order.locator('.order > li');
  for (let place = 1; place <= (await things.count()); place++)
    for (;;) {
      const at = await things.evaluateAll(
        (all, wanted) => all.findIndex((each) => (each as HTMLElement).dataset['place'] === wanted),
        String(place),
      );
      if (at === place - 1) break;
      // The focus stays with the thing that moves.
      const up = things.nth(at).getByRole('button', { name: /^Up/ });
      await module.press(up, 'Enter');
      await expect(things.nth(at - 1).getByRole('button', { name: /^Up/ })).toBeFocused();
    }
  await module.press(order.getByRole('button', { name: /^Check answer/ }), 'Enter');
  await expect(module.told('first-minutes')).toHaveText('Yes, that is the order.');

  const fault = module.question('wrong-history');
  await module.chooseRight(fault);
  await module.press(fault.getByRole('button', { name: /^Check answer/ }), 'Enter');
  await expect(module.told('wrong-history')).toHaveText('Yes, that is the one.');

  const rewrite = module.question('ask-somebody');
  await module.tabTo(rewrite.getByRole('textbox'));
  await page.keyboard.type('Mira, look at the queue and tell me at 14:20.');
  await module.press(rewrite.locator('summary'), 'Enter');
  await expect(rewrite.locator('.model')).toBeVisible();

  await module.press(page.locator('[data-tick="act"]'), 'Space');
  await expect(module.progress).toHaveText(/^(\d+) of \1 done$/);

  const today = /\d{4}-\d\d-\d\d/;
  await page.goto('/training/');
  await expect(page.locator(`[data-so-far="${MODULE}"]`).first()).toHaveText(/^Done on \d{4}-\d\d-\d\d$/);
  await page.goto('/training/record/');
  await expect(page.locator(`[data-done-on="${MODULE}"]`)).toHaveText(today);
});

test('a wrong choice gets a reason and a link, but no mark', async ({ page }) => {
  await page.goto(MODULE);
  const module = new ModulePage(page);
  const question = module.question('nobody-leads');
  const check = question.getByRole('button', { name: /^Check answer/ });
  await check.click();
  await expect(module.told('nobody-leads')).toHaveText('Choose first, then you will see why.');
  await question.getByRole('radio', { name: 'Wait until' }).check();
  await check.click();
  await expect(module.told('nobody-leads')).toContainText('There is a better answer.');
  await expect(question.locator('.reasoned')).toHaveCount(1);
  await expect(question.locator('.option', { hasText: 'Wait until' }).getByRole('link')).toHaveAttribute(
    'href',
    /^\//,
  );
  await expect(question.locator('[data-tick]')).not.toBeChecked();
  await expect(module.progress).toHaveText('');
  await question.getByRole('radio', { name: 'I am the incident commander' }).check();
  await check.click();
  await expect(question.locator('.reasoned')).toHaveCount(1);
  await expect(module.progress).toContainText(/^1 of \d+ done/);
  await page.reload();
  await expect(question.locator('[data-tick]')).toBeChecked();
});

test('progress is shown next to each module, and only where something was started', async ({ page }) => {
  await page.goto(COURSE);
  const soFar = page.locator(`[data-so-far="${MODULE}"]`);
  await expect(soFar).toBeEmpty();
  await page.goto(MODULE);
  await page.locator('[data-tick="exercise"]').check();
  await page.goBack();
  await expect(soFar).toHaveText(/^1 of \d+ parts done$/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a module can be worked through, and every option has its reason and a link', async ({ page }) => {
    await page.goto(MODULE);
    await expect(page.locator('.learner button:visible')).toHaveCount(0);
    const quizzes = await page.locator('.quiz').all();
    expect(quizzes.length).toBeGreaterThanOrEqual(5);
    for (const quiz of quizzes) {
      await quiz.locator('summary').click();
      const options = await quiz.locator('.option, .order > li').count();
      const reasons = quiz.locator('.reasons > li');
      await expect(reasons).toHaveCount(options);
      for (const reason of await reasons.all()) {
        await expect(reason.locator('.reason')).toBeVisible();
        await expect(reason.getByRole('link').first()).toHaveAttribute('href', /^\//);
      }
      if (options === 0) await expect(quiz.locator('.model')).toBeVisible();
    }
  });

  test('the slides are one long page with their notes', async ({ page }) => {
    await page.goto(`${COURSE}slides/`);
    const slides = page.locator('.slide');
    expect(await slides.count()).toBeGreaterThan(8);
    for (const slide of await slides.all()) await expect(slide.locator('.face')).toBeVisible();
    await slides.first().locator('summary').click();
    await expect(slides.first().locator('.notes p').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Show one at a time' })).toBeHidden();
  });
});

test('slides go forward with one key, show notes with another, and end where they were left', async ({
  page,
}) => {
  await page.goto(`${COURSE}slides/`);
  await page.getByRole('button', { name: 'Show one at a time' }).press('Enter');
  await expect(page.locator('.slide:visible')).toHaveCount(1);
  await expect(page.locator('#slide-1')).toBeVisible();
  await expect(page.locator('.top')).toBeHidden();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#slide-3')).toBeVisible();
  await expect(page.locator('.deck-keys [role="status"]')).toHaveText(/^3 of \d+$/);
  await page.keyboard.press('n');
  await expect(page.locator('#slide-3 .notes')).toHaveAttribute('open');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('#slide-2')).toBeVisible();
  await page.getByRole('button', { name: 'Forward' }).click();
  await expect(page.locator('#slide-3')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.top')).toBeVisible();
  await expect(page.locator('#slide-3')).toBeInViewport();
  await expect(page).toHaveURL(/#slide-3$/);
});

test('what a learner prints holds no answers, and the handout no notes', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(MODULE);
  await expect(page.locator('.reasons:visible, .model:visible')).toHaveCount(0);
  await page.goto(`${COURSE}slides/`);
  await expect(page.locator('.notes:visible')).toHaveCount(0);
  await page.goto(`${COURSE}answers/`);
  await expect(page.locator('.reasons').first()).toBeVisible();
});

test('search finds the module, and no answer', async ({ page }) => {
  await page.goto('/');
  const search = new SearchDialog(page);
  await search.openByKey('/');
  await search.ask('History and introduction');
  await expect(search.links.first()).toHaveAttribute('href', new RegExp(MODULE));
  // An answer of the training says it, and so does a drill that may be found.
  await search.input.fill('overhear');
  await expect(search.dialog).toContainText(/\b1 page found/);
  await expect(search.dialog.locator('[href*="/training/"]')).toHaveCount(0);
});

test('a runbook loads nothing of the training', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/runbooks/');
  expect(asked.filter((url) => url.includes('training'))).toEqual([]);
  await page.goto(MODULE);
  await expect
    .poll(() => asked.filter((url) => url.endsWith('.js') && url.includes('training')))
    .toHaveLength(1);
});
