/** So many reports raise a ticket's priority, each by one. */
const thresholds = [3, 5, 10] as const

/** What is asked of staff twice within this time is asked once. */
const PING_MS = 10 * 60_000

/** The priority of a ticket with so many reports: 0 to 3. */
export const priorityFor = (reports: number): number =>
  thresholds.filter((least) => reports >= least).length

interface Pinged {
  /** When anybody was last called about the ticket; null where nobody was. */
  readonly lastAt: Date | null
  /** Whether staff were called a second time because of the number of reports. */
  readonly again: boolean
}

/** Whether a risen priority calls staff again: once in a ticket's life, and not those who have just been called. */
export const mayCallAgain = ({ lastAt, again }: Pinged, now: Date): boolean =>
  !again && (lastAt === null || now.getTime() - lastAt.getTime() >= PING_MS)
