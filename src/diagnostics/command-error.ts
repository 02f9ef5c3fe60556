/** A command cannot do what it was asked. The message says why and what to do; a stack would only hide that. */
export class Refusal extends Error {}
