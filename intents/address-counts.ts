import { before, behind, type Context } from './address-context.ts'
import type { Group } from './address-groups.ts'

/** “一栋房子”, “这一栋”, “两三栋”, “有5栋”: so many of them, not the number of one. */
export function isCounted(group: Group, context: Context): boolean {
  const chinese = group.items[0]?.script === 'chinese' && !group.suffix?.word.startsWith('号')
  const front = before(context, group)
  const back = behind(context, group)
  if (/^(?:房子|别墅|大楼|小楼|高楼|居民楼|楼房|建筑|老楼|新楼|洋房)/.test(back)) return true
  if (/[两几数多]$/.test(front) || /(?:共有?|总共|一共|才|盖了?|建了?|拆了?)$/.test(front))
    return true
  if (!chinese) return /(?:小区|总|就|只)有$/.test(front)
  const word = `${context.text.slice(group.from, group.to)}`
  return /[这那哪某每整另同上下隔有买第前后]$/.test(front) && !isExact(front)
    ? true
    : back.startsWith(word) || front.endsWith(word)
}

/** “第三单元”, “上面三楼”: an ordinal names one after all. */
const isExact = (front: string) => front.endsWith('第')

export const isDate = (group: Group, context: Context): boolean =>
  group.suffix?.word.charAt(0) === '号' && /[月]$/.test(before(context, group))

/** “第三单元考试” */
export const isLesson = (group: Group, context: Context): boolean =>
  /^(?:考|测|语|英|作文|课|复习|试卷|卷|练习|单词|知识)/.test(behind(context, group))
