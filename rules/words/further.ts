import { type CapWord, readCap } from './cap.ts'
import { type DayWord, readDayWord } from './day-off.ts'
import { type EditWord, readEdit } from './edit.ts'
import { type FileWord, readFileFor } from './file-for.ts'
import { type LedgerWord, readLedgerWord } from './ledger.ts'
import { type MergeWord, readMerge } from './merge.ts'
import { type RotaWord, readRotaWord } from './rota.ts'
import { readSplit, type SplitWord } from './split.ts'
import { readStandIn, type StandInWord } from './stand-in.ts'

/** Words that are read by a file of their own each. */
export type FurtherWord = DayWord | LedgerWord | CapWord | RotaWord | StandInWord | IncidentWord
type IncidentWord = SplitWord | MergeWord | EditWord | FileWord

type ReadFurther = (
  plain: string,
  quoted: readonly number[],
  quotes: boolean,
) => FurtherWord | undefined

const further: readonly ReadFurther[] = [
  readDayWord,
  readCap,
  readRotaWord,
  readStandIn,
  readLedgerWord,
  readSplit,
  readMerge,
  readEdit,
  readFileFor,
]

/** The first of them that is read in a text; `undefined` where none is. */
export const furtherIn: ReadFurther = (plain, quoted, quotes) => {
  for (const read of further) {
    const word = read(plain, quoted, quotes)
    if (word) return word
  }
  return undefined
}
