import { maskForGroup, maskName } from './masking.ts'
import { SURNAMES } from './surnames.ts'

/** “王阿姨”, “小李师傅”: the surname goes, what they are stays. */
const CALLED = new RegExp(
  `[${SURNAMES}](?=(?:阿姨|叔叔?|大爷|大妈|大娘|奶奶|爷爷|婆婆|师傅|老师|医生|先生|女士|太太|经理|主任|书记|队长|哥|姐|婶|伯))`,
  'gu',
)

/** “我叫王小明”, “名字是李四”. */
const NAMED = new RegExp(
  `((?:我|他|她|名字|姓名)(?:叫|是|：|:)\\s?)[${SURNAMES}]\\p{Script=Han}{1,2}`,
  'gu',
)

const LONGEST = 500
/** A single character is no name: it would be struck out everywhere. */
const SHORTEST_NAME = 2
const MOST_NAMES = 600

/**
 * A text as somebody outside of the community may read it: without numbers, flats and illnesses, as in a group, and without the
 * names of people, those that are known and those that look like it. At most 500 characters.
 */
export function forStrangers(text: string, names: readonly string[]): string {
  const known = names
    .slice(0, MOST_NAMES)
    .flatMap((name) => [name, ...name.split(/[\s\d－-]+/)])
    .filter((name) => name.length >= SHORTEST_NAME)
  const masked = known.reduce(
    (left, name) => left.replaceAll(name, maskName(name)),
    maskForGroup(text.slice(0, LONGEST)),
  )
  return masked.replace(CALLED, '某').replace(NAMED, '$1某某').slice(0, LONGEST)
}
