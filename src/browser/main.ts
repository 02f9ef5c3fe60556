import { offerCopy } from './copy.ts';
import { listenForSearch } from './search-open.ts';
import { offerThemes } from './theme.ts';

/** The one script of every page. What only some pages need is loaded when it is seen to be there. */
offerThemes();
offerCopy();
listenForSearch();

const ticks = document.querySelector<HTMLElement>('[data-ticks]');
if (ticks) void import('./ticks.ts').then(({ rememberTicks }) => rememberTicks(ticks));

const roles = document.querySelector<HTMLElement>('[data-roles]');
if (roles) void import('./roles.ts').then(({ switchRoles }) => switchRoles(roles));

const blanks = [...document.querySelectorAll<HTMLInputElement>('input[data-fill]')];
if (blanks.length) void import('./variables.ts').then(({ fillVariables }) => fillVariables(blanks));

const filters = document.querySelector<HTMLFormElement>('form[data-filters]');
if (filters) void import('./filters.ts').then(({ filterRows }) => filterRows(filters));

document.querySelector('[data-print]')?.addEventListener('click', () => print());
