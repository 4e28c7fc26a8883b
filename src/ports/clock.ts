export type Clock = { readonly now: () => Date };

/** Makes an id that nobody can guess. */
export type NewId = () => string;
