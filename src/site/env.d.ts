/// <reference types="astro/client" />

declare namespace App {
  // A global declaration cannot import at its top without becoming a module.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  type Facts = import('../views/handbook.ts').FactsView;
  interface Locals {
    /** The facts that the components of a handbook page show. Set from the page's props, because MDX passes nothing on. */
    facts: Facts;
    /** The terms whose meaning the page has already shown. */
    explained: Set<string>;
  }
}
