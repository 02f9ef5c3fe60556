import { test } from '@playwright/test';
import { expectGoodDiagrams } from '../browser/diagram.ts';

for (const [name, path] of Object.entries({
  'the flow after a release': '/runbooks/errors-after-release/',
  'the longest flow': '/runbooks/postgres-failover/',
  'the dependencies of a service': '/services/checkout/',
  'all dependencies': '/services/',
  'an escalation path': '/teams/ledger/',
  'the role tree': '/roles/',
}))
  test(`${name} is accessible, keeps every text in its box, and fits a phone and paper`, async ({ page }) => {
    await expectGoodDiagrams(page, path);
  });
