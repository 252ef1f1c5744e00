/** Who lives in a simulated WeChat. */
export interface TownPlan {
  /** The account the bot is logged in with; it is in every group. */
  readonly account: TownContact
  readonly contacts: readonly TownContact[]
  readonly groups: readonly TownGroup[]
}

export interface TownContact {
  readonly id: string
  readonly name: string
}

export interface TownGroup {
  readonly id: string
  readonly topic: string
  readonly members: readonly TownMember[]
}

export interface TownMember {
  readonly contactId: string
  /** The name in this group (群昵称), if it is not the contact's own. */
  readonly alias?: string
}

export interface TownMessage {
  readonly id: string
  /** Where it stands: a group's id, or in a private chat the id of the other person than the account. */
  readonly chat: string
  readonly group: boolean
  readonly from: string
  readonly kind: 'text' | 'image'
  /** Empty for pictures and for what was taken back. */
  readonly text: string
  readonly mentions: readonly string[]
  readonly at: Date
  readonly recalled?: boolean
}

/** `again`: WeChat's second delivery of something that stands in the chat already. */
export type TownEvent =
  | { readonly type: 'said'; readonly message: TownMessage; readonly again: boolean }
  | { readonly type: 'recalled'; readonly message: TownMessage; readonly noticeId: string }
