/**
 * Which events are recorded, by whether they read or write.
 */
export enum ReadWriteFilter {
  /** Reads and writes. */
  ALL = 'ALL',
  /** Reads only. */
  READ_ONLY = 'READ_ONLY',
  /** Writes only. */
  WRITE_ONLY = 'WRITE_ONLY',
  /** None: only for management events, which another trail may record. */
  NONE = 'NONE',
}
