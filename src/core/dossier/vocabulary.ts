/** `direct`: whole sentences quoted. `mixed`: quoted fragments inside a reporter's sentence. `indirect`: reported only. */
export const wordings = ['direct', 'mixed', 'indirect'] as const;
export type Wording = (typeof wordings)[number];

/** Never "fact", which would be a verdict. */
export const categories = [
  'assertion',
  'accusation',
  'denial',
  'judgement',
  'reaction',
  'demand',
  'decision',
] as const;
export type Category = (typeof categories)[number];

export const relationKinds = ['rebuts', 'answers', 'supports', 'concedes', 'clarifies'] as const;
export type RelationKind = (typeof relationKinds)[number];

/** What one statement can't be to another that it is already the other to. */
export const contrary: Readonly<Partial<Record<RelationKind, RelationKind>>> = {
  rebuts: 'supports',
  supports: 'rebuts',
};

/** `stated`: the source itself says so. `editor`: a reading, and shown as one. */
export const relationBases = ['stated', 'editor'] as const;
export type RelationBasis = (typeof relationBases)[number];

export const speakerKinds = ['person', 'office', 'body'] as const;
export type SpeakerKind = (typeof speakerKinds)[number];

export const translators = ['machine', 'human', 'unknown'] as const;
export type TranslatedBy = (typeof translators)[number];

export const checkLevels = ['source', 'excerpt', 'editors', 'unchecked'] as const;
export type CheckLevel = (typeof checkLevels)[number];
