import { matterSigns } from './matter-signs.ts'
import { placeSigns } from './place-signs.ts'
import type { Sign } from './sign.ts'
import { timeSigns } from './time-signs.ts'
import { wordSigns } from './word-signs.ts'

/** All that is looked at when two claims are compared. */
export const signs: readonly Sign[] = [...matterSigns, ...placeSigns, ...timeSigns, ...wordSigns]
