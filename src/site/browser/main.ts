import { offerCopy } from './copy.ts';
import { filterRows } from './filters.ts';
import { showPast } from './freshness.ts';
import { switchRoles } from './roles.ts';
import { listenForSearch } from './search-open.ts';
import { dismissMeanings } from './terms.ts';
import { offerThemes } from './theme.ts';
import { rememberTicks } from './ticks.ts';
import { fillVariables, offerEnvironments } from './variables.ts';

/**
 * The one script of every page. It includes parts that only some pages need, because a request would cost more than their
 * few hundred bytes. Search is loaded when it is opened, and the scripts for drills, training and regulatory clocks only
 * on their pages.
 */
offerThemes();
offerCopy();
listenForSearch();

showPast(document.querySelectorAll<HTMLElement>('[data-valid-to]'));

const ticks = document.querySelector<HTMLElement>('[data-ticks]');
if (ticks) rememberTicks(ticks);

const roles = document.querySelector<HTMLElement>('[data-roles]');
if (roles) switchRoles(roles);

const blanks = [...document.querySelectorAll<HTMLInputElement>('input[data-fill]')];
if (blanks.length) fillVariables(blanks);
offerEnvironments(document.querySelectorAll('input[data-environment]'));

if (document.querySelector('.tip')) dismissMeanings();

const filters = document.querySelector<HTMLFormElement>('form[data-filters]');
if (filters) filterRows(filters);

if (document.querySelector('[data-training]'))
  void import('./training.ts').then(({ train }) => {
    train();
  });

const drill = document.querySelector<HTMLElement>('[data-drill]');
if (drill)
  void import('./drill.ts').then(({ runDrill }) => {
    runDrill(drill);
  });

const wheel = document.querySelector<HTMLElement>('[data-wheel]');
if (wheel)
  void import('./wheel.ts').then(({ drawCards }) => {
    drawCards(wheel);
  });

const clocks = document.querySelector<HTMLElement>('[data-clocks]');
if (clocks)
  void import('./clocks.ts').then(({ countClocks }) => {
    countClocks(clocks);
  });

document.querySelector('[data-print]')?.addEventListener('click', () => print());
