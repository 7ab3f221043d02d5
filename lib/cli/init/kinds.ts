/** What a config file can be written for: apart from the files, so that help needn't load them. */
export const STARTER_KINDS = ['account', 'organization', 'control-tower'] as const;

export type StarterKind = (typeof STARTER_KINDS)[number];
