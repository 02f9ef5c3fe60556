/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** What the components of a handbook page show. Set by the page from its props, because MDX passes nothing on. */
    facts: import('./catalog/handbook.ts').FactsView;
  }
}
