import { titleOf } from '../../intents/taxonomy.ts'
import { startOf } from '../duty-hours.ts'
import type { State } from '../lifecycle.ts'
import { dateText, type Subject, stateWords, timeText } from './subject.ts'

/** Answers to whoever has asked for something: help, lists, codes, notices. */
export const toWhoever = {
  help: [
    '接单 12 · 退单 12 原因 · 转单 12 @谁',
    '挂起 12 原因 到下周一（不写日子是 3 天）· 恢复 12 · 办完 12 说明',
    '核查 12 通过 / 核查 12 不通过 原因',
    '工单 12 · 我的工单 · 待办',
    '上班 · 下班 · 代班 @谁 · 排班（看这一周）',
    '撤回（收回我刚说的话）',
    '我听错了：不是报修 12 / 这是 停车 12（引用消息可不写号）',
    '代报 电话 3号楼2单元 下水道堵了（后面可写姓名、电话）',
    '改 12 类别 停车 原因 · 拆分 12 李阿姨 · 合并 13 到 12',
    '主管：排班 张师傅 周一至周五 8:00-17:00 · 上限 张师傅 6',
    '管理员：通知 内容（先给您看，回“确认”再发）',
  ].join('\n'),
  meant: (order: string) => `您是要“${order}”吗？是的话请这样回一句，我才好记下。`,
  daySet: (day: string, work: boolean) =>
    `记下了：${day.slice(0, 4)}年${dateText(startOf(day))}${work ? '上班' : '放假'}，时限跟着改了。`,
  none: '现在没有。',
  line: (about: Subject, state: State, assignee: string | null, reports = 1) =>
    `${about.ticket} ${titleOf(about.category)} ${about.place} ${stateWords[state]}${assignee ? `（${assignee}）` : ''}${reports > 1 ? ` 多户（${reports} 人反映）` : ''}`,
  more: (count: number) => `……还有 ${count} 个`,
  recalling: (name: string) => `好的${name}，我撤回刚说的话。`,
  recalled: '已撤回。',
  nothingToRecall: '两分钟内我没说过话，撤不回了。',
  roomBound: (name: string) => `“${name}”绑定好了，我在这儿听着。有事直接在群里说。`,
  enrolled: (name: string) => `${name}，您好！以后有活儿我会叫您。回“帮助”看怎么用。`,
  badCode: '这个码不对、用过了或者过期了。请管理员再发一个。',
  noticeDraft: (text: string, rooms: readonly string[]) =>
    `要发到 ${rooms.length} 个群（${rooms.join('、')}）：\n————\n${text}\n————\n回“确认”就发，回“取消”不发。`,
  noticeEmpty: '通知后面请写上内容，比如：通知 明天上午 9 点停水两小时',
  noticeNoRooms: '没有找到要发的居民群。请先绑定群，或检查群名。',
  noticeConfirmed: (rooms: number) => `好，正在发到 ${rooms} 个群，发完告诉您。`,
  noticeAtDawn: (rooms: number, at: Date) =>
    `好，夜里不打扰大家，${timeText(at)} 发到 ${rooms} 个群，发完告诉您。`,
  noticeDropped: '好，不发了。',
  noticeSent: (sent: number, all: number) => `通知已发完：${all} 个群里 ${sent} 个收到了。`,
}
