export type NoticeWord = NoticeDraft | { readonly ask: 'confirm' | 'drop' }

export interface NoticeDraft {
  readonly ask: 'draft'
  /** Names before a colon, which may be groups. */
  readonly to: readonly string[]
  /** What follows those names; all of it where there are none. */
  readonly text: string
  /** All of it as it was written, for names that are no groups. */
  readonly whole: string
  /** Without a blank or colon after 通知: an order from those who may notify, talk from anybody else. */
  readonly loose: boolean
}

/** No notice is longer; WeChat folds what is. */
const LONGEST = 2_000
const MOST_NAMES = 50

/** “通知书收到了吗”, “通知发了没”: about a notice, not one. */
const about = /^通知(?:[书栏了过到的吗没好完]|单(?![元位])|发(?!电)|一下|一声)|[吗呢么?？]$/

/**
 * Reads `通知 内容`, `通知明天停水`, `通知 阳光花园业主群、梧桐苑：内容`, `确认`, `取消`. Whether the names before the colon are groups is
 * for the caller to know; where they are none they belong to the text.
 */
export function readNotice(text: string): NoticeWord | undefined {
  const plain = text.trim()
  if (plain === '确认' || plain === '确认发送') return { ask: 'confirm' }
  if (plain === '取消') return { ask: 'drop' }
  if (!plain.startsWith('通知')) return undefined
  const loose = !/^通知(?:[\s:：]|$)/.test(plain)
  if (loose && about.test(plain)) return undefined

  const body = plain.slice(2).replace(/^[\s:：]+/, '')
  const whole = body.slice(0, LONGEST)
  return { ask: 'draft', ...addressed(whole), whole, loose }
}

function addressed(whole: string): Pick<NoticeDraft, 'to' | 'text'> {
  const colon = whole.search(/[:：]/)
  const head = colon > 0 && colon <= 200 ? whole.slice(0, colon) : ''
  if (head.includes('\n')) return { to: [], text: whole }
  const names = head.split(/[、,，\s@]+/).filter(Boolean)
  const to = names.slice(0, MOST_NAMES)
  return to.length === 0 ? { to, text: whole } : { to, text: whole.slice(colon + 1).trim() }
}
