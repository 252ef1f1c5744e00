export type NoticeWord =
  | { readonly ask: 'draft'; readonly to: readonly string[]; readonly text: string }
  | { readonly ask: 'confirm' | 'drop' }

/** No notice is longer; WeChat folds what is. */
const LONGEST = 2_000
const MOST_NAMES = 50

/**
 * Reads `通知 内容`, `通知 阳光花园业主群、梧桐苑：内容`, `确认`, `取消`. Whether the names before the colon are groups is for the caller
 * to know; where they are none they belong to the text.
 */
export function readNotice(text: string): NoticeWord | undefined {
  const plain = text.trim()
  if (plain === '确认' || plain === '确认发送') return { ask: 'confirm' }
  if (plain === '取消') return { ask: 'drop' }
  if (!/^通知(?:[\s:：]|$)/.test(plain)) return undefined

  const body = plain
    .slice(2)
    .replace(/^[\s:：]+/, '')
    .slice(0, LONGEST)
  const colon = body.search(/[:：]/)
  const head = colon > 0 && colon <= 200 ? body.slice(0, colon) : ''
  const to = head.includes('\n')
    ? []
    : head
        .split(/[、,，\s@]+/)
        .filter(Boolean)
        .slice(0, MOST_NAMES)
  return to.length === 0
    ? { ask: 'draft', to: [], text: body }
    : { ask: 'draft', to, text: body.slice(colon + 1).trim() }
}
