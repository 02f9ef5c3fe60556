import { expect, test } from '@playwright/test';
import { ROUTES } from '../../src/model/addresses.ts';
import { testLooks } from './looks.ts';
import { PAGES } from './site.ts';

for (const [name, path] of Object.entries(PAGES)) testLooks(name, path);

test('the pages looked at are of every route of the site', () => {
  const seen = Object.values(PAGES).map((path) => path.replace('404.html', '404/'));
  const missing = ROUTES.map(({ path }) => path).filter(
    (path) => !seen.some((address) => patternOf(path).test(address)),
  );
  // The page of an alert leads straight on to its runbook.
  expect(missing).toEqual(['/alerts/[alert]/']);
});

function patternOf(route: string): RegExp {
  return new RegExp(`^${route.replace(/\[\.\.\.\w+\]\//, '(?:.+/)?').replace(/\[\w+\]/g, '[^/]+')}$`);
}
