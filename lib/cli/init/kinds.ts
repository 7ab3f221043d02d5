/** The kinds of starter files. They are in a module of their own, so that help doesn't load the files. */
export const STARTER_KINDS = ['account', 'organization', 'control-tower'] as const;

export type StarterKind = (typeof STARTER_KINDS)[number];
