import type { TownPlan } from '../../bot/simulator/town-plan.ts'

/** Who is who in the tests' WeChat: two residents' groups, a staff group, a group that is nobody's business. */
export const cast = {
  account: { id: 'bot', name: '邻里小助手' },
  contacts: [
    { id: 'zhang', name: '张阿姨🌸' },
    { id: 'li', name: '李明' },
    { id: 'wang', name: '王师傅' },
    { id: 'chen', name: '陈书记' },
  ],
  groups: [
    {
      id: 'garden@chatroom',
      topic: '阳光花园业主群',
      members: [
        { contactId: 'zhang', alias: '3-2-501 张' },
        { contactId: 'li' },
        { contactId: 'chen' },
      ],
    },
    {
      id: 'river@chatroom',
      topic: '滨河小区居民群',
      members: [{ contactId: 'li', alias: '5栋李明' }, { contactId: 'zhang' }],
    },
    {
      id: 'staff@chatroom',
      topic: '社区工作群',
      members: [{ contactId: 'wang' }, { contactId: 'chen' }],
    },
    { id: 'other@chatroom', topic: '拼团买菜', members: [{ contactId: 'li' }] },
  ],
} as const satisfies TownPlan

export type ContactId = (typeof cast.contacts)[number]['id']
export type GroupId = (typeof cast.groups)[number]['id']
