/**
 * Which events are recorded: reads, writes, both or none.
 */
export enum ReadWriteFilter {
  /** Reads and writes. */
  ALL = 'ALL',
  /** Reads only. */
  READ_ONLY = 'READ_ONLY',
  /** Writes only. */
  WRITE_ONLY = 'WRITE_ONLY',
  /** No events. Only for management events, which another trail can record. */
  NONE = 'NONE',
}
