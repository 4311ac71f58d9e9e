/** Sizes that a submission may have (own design): far above what a person types, far below what would hurt the server. */

export const SUBMISSION_LIMITS = {
  /** Characters of all texts together. */
  totalCharacters: 400_000,
  /** Characters of a text whose form names no limit. */
  textCharacters: 20_000,
  /** Rows of a repeated part. */
  listRows: 100,
} as const;
