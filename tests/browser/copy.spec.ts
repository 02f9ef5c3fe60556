import { expect, test, type Page } from '@playwright/test';
import { unfitIn } from '../../src/markdown/character.ts';
import { commandToHtml } from '../../src/markdown/html.ts';
import { RunbookPage } from './site.ts';

/** Commands that the check accepts, each with something that a browser could change. */
const ACCEPTED = [
  'kubectl get pods --all-namespaces | grep -v Running | wc -l',
  'kubectl get pods \\\n  --context prod \\\n\t-n mast',
  'cat <<-EOF\n\tone\n\n\t\ttwo  \n  three\n\tEOF',
  'echo "a  b   c" \'d  e\'',
  '  ls -l   /var/log  ',
  'printf "%s\\n" "<b>&amp;</b>" > /tmp/a && tail -n 1 < /tmp/a',
  "echo 'Zählerstände fehlen — “x” 日本語 é 🚚'",
  `curl -s 'https://saltmarsh.example/${'a'.repeat(600)}?b=1&c=2'`,
  '\nls\n\n\npwd',
  'grep -c "$(printf \'\\t\')" file # count',
];

/** Commands that it refuses, as they would be if one got through. */
const REFUSED = [
  'echo a\rrm -rf b',
  'echo a\u202Eb c',
  'echo a\u200Bb',
  'kub\u0435ctl get pods',
  'ls\u00A0-l',
  'echo a\u2028b',
  'ls \u2212l',
];

test('a command is copied character by character, by the button and by hand', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const command of ACCEPTED) {
    expect(unfitIn(command, 'command'), command).toEqual([]);
    const runbook = await openWith(page, command);
    const wanted = command.replace(/\n+$/, '');
    expect(await copied(page), command).toBe(wanted);
    expect(await selected(runbook), command).toEqual({ range: wanted, clipboard: wanted });
  }
});

test('what is not what it seems is marked with its number, and the number is not copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const command of REFUSED) {
    const [unfit] = unfitIn(command, 'command');
    const runbook = await openWith(page, command);
    const mark = runbook.command('ask-mast').locator('.char').first();
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      expect(await mark.evaluate((element) => getComputedStyle(element, '::before').content)).toBe(
        `"${unfit?.code ?? ''}"`,
      );
      expect(await mark.evaluate((element) => element.getClientRects().length)).toBeGreaterThan(0);
    }
    await page.emulateMedia({ media: 'screen' });
    expect(await copied(page), command).toBe(command);
    const { range, clipboard } = await selected(runbook);
    expect(range, command).toBe(command);
    expect(clipboard, command).not.toContain('U+');
  }
});

test('a filled-in value is copied in its place', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const runbook = await openWith(page, 'ssh mast-{{MAST}} \\\n  "date  -u" # {{MAST}}');
  await runbook.fill('MAST', 'north');
  const wanted = 'ssh mast-north \\\n  "date  -u" # north';
  expect(await copied(page)).toBe(wanted);
  expect((await selected(runbook)).clipboard).toBe(wanted);
});

test('a message is copied line by line as it is written', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/messages/readings-late-identified/');
  const body = await page
    .locator('blockquote')
    .first()
    .evaluate((element) => element.textContent);
  await page.getByRole('button', { name: /Copy the message/ }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toBe(body);
  expect(text).toMatch(/\n\n/);
});

/** A built page of which the server sends another command. */
async function openWith(page: Page, command: string): Promise<RunbookPage> {
  await page.unroute('**/runbooks/readings-late/');
  await page.route('**/runbooks/readings-late/', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const at = html.indexOf('id="ask-mast"');
    const before = html.slice(0, at);
    const after = html
      .slice(at)
      .replace(/(<pre tabindex="0">)[^]*?(?=<\/pre>)/, (_, tag: string) => tag + commandToHtml(command));
    await route.fulfill({ response, body: before + after });
  });
  const runbook = new RunbookPage(page);
  await runbook.open('readings-late');
  return runbook;
}

async function copied(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy the command of: Ask the mast for its clock' }).click();
  await expect(
    page.getByRole('button', { name: 'Copy the command of: Ask the mast for its clock' }),
  ).toHaveText(/^Copied/);
  return page.evaluate(() => navigator.clipboard.readText());
}

/** What a reader gets who selects a command and copies it with the keyboard. */
async function selected(runbook: RunbookPage): Promise<{ range: string; clipboard: string }> {
  const range = await runbook.command('ask-mast').evaluate((element) => {
    getSelection()?.selectAllChildren(element);
    return getSelection()?.getRangeAt(0).toString() ?? '';
  });
  await runbook.page.keyboard.press('Control+C');
  return { range, clipboard: await runbook.page.evaluate(() => navigator.clipboard.readText()) };
}
