export type StoreErrorCode =
  /** `DATABASE_URL` is of no kind that this store knows. */
  | 'address'
  /** The file or its folder can't be opened, made or read. */
  | 'unopenable'
  /** Somebody else holds it for longer than is worth waiting. */
  | 'locked'
  | 'read-only'
  /** The file is no SQLite database, or a damaged one. */
  | 'corrupt'
  | 'full'
  /** The server does not answer, or went away. */
  | 'unreachable'
  /** The server answers, but does not let us in: password, rights, or no such database. */
  | 'refused'
  /** Migrated by a later version of Whosaid than this one. */
  | 'newer'
  /** It holds something else than Whosaid's tables. */
  | 'foreign'
  /** What was to be written breaks a rule that the database holds, such as a number given twice. */
  | 'rule';

/** The database's own trouble, as opposed to a mistake in this code. Its `cause` is what the database said. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
