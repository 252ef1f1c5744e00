/** Somebody to be called by name in a group post. */
export interface Mention {
  readonly wechatId: string
  readonly name: string
}

/** What the bot needs from WeChat in order to speak. */
export interface Voice {
  /**
   * Says `text` to a group's id, or to a contact's id when `direct`. In a group the mentioned are called with @ before
   * the text, unless it calls them already. Gives WeChat's id of the new message where the puppet tells it, else null.
   * Throws where it was not said, or where WeChat gave no answer in time (it may then have been said).
   */
  say(
    to: string,
    direct: boolean,
    text: string,
    mentions: readonly Mention[],
  ): Promise<string | null>
  /** Takes back one own message; false where WeChat would not. */
  recall(messageId: string): Promise<boolean>
}
