import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionView } from '../../web/deps.ts'
import { busyMorning, hear, minutesAgo, NOW, RIVER, STAFF, SUNNY, tell } from './neighbourhood.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await busyMorning(world.prisma)
})
afterAll(() => world.close())

const get = async (url: string) => (await world.web().inject({ url })).body
const chat = (room: string, as = '') =>
  get(`/fragment/chat?room=${encodeURIComponent(room)}&as=${as}`)

/** The markup of the element with that id, up to the next one that begins a line or a ticket. */
const element = (page: string, id: string) =>
  page.slice(page.indexOf(`id="${id}"`)).split(/<li class="(?:line|pause|gone)|<article/)[0] ?? ''

describe('the chat', () => {
  it('shows what was heard and what the assistant said, in the order of time', async () => {
    const bubbles = (await chat(SUNNY)).split('class="bubble">').slice(1)

    const order = [
      '早上好，今天降温',
      '厨房下水堵了',
      '已记下，马上找人处理',
      '我家也是',
      '正赶过去',
    ]
    const places = order.map((words) =>
      bubbles.findIndex((bubble) => bubble.split('</p>')[0]?.includes(words)),
    )
    expect(places).toEqual([0, 2, 3, 4, 7])
  })

  it('sets a quote apart from the words below it', async () => {
    const page = await chat(SUNNY)

    expect(page).toContain('<p class="bubble">我家也是，卫生间返水</p>')
    expect(page).toMatch(
      /<blockquote class="quote">3-2-501 张阿姨：厨房下水堵了，脏水都漫出来了<\/blockquote>/,
    )
  })

  it('tells that a message was taken back, and nothing of what it said', async () => {
    const page = await chat(SUNNY)

    expect(page).toContain('5-1-1102 陈爸撤回了一条消息')
    expect(page).not.toContain('发错群了')
  })

  it('shows a post as the group got to read it: with its @, without a flat or a phone number', async () => {
    const post = await tell(world.prisma, RIVER, '7-3-301 孙奶奶 13812345678 请看', minutesAgo(3), {
      calls: 'sun',
    })
    const page = await chat(RIVER)
    const shown = element(page, `p${post.id}`)

    expect(page).not.toContain('13812345678')
    expect(shown).toContain('<span class="call">@7-3-301 孙奶奶 </span>')
    expect(shown).toContain('7栋 孙** 138****78 请看')
  })

  it('marks a post that waits to be said, and one that was taken back', async () => {
    const waiting = await tell(world.prisma, RIVER, '明早再说', NOW, { state: 'queued' })
    const recalled = await tell(world.prisma, RIVER, '说错了', NOW, { state: 'recalled' })
    const page = await chat(RIVER)

    expect(element(page, `p${waiting.id}`)).toContain('待发送')
    expect(element(page, `p${recalled.id}`)).toContain('已撤回')
  })

  it("puts the speaker's own words on their side of the screen", async () => {
    const message = await hear(world.prisma, STAFF, 'liu', '收到', NOW)

    expect(await chat(STAFF, 'liu')).toContain(`class="line mine said" id="m${message.id}"`)
    expect(await chat(STAFF, 'wang')).toContain(`class="line other said" id="m${message.id}"`)
  })

  it('shows the last 100 lines of a long talk', async () => {
    const said = []
    for (let at = 0; at < 105; at += 1)
      said.push(await hear(world.prisma, 'wang', 'wang', `第 ${at} 句`, NOW))
    const page = await chat('wang')

    expect(page.match(/class="line /g)).toHaveLength(100)
    expect(page).toContain('第 104 句')
    expect(page).not.toContain('第 4 句')
  })

  it('lists the groups before the private chats, and opens the first where an unknown one is asked for', async () => {
    const page = await get('/?room=nowhere&as=nobody')

    expect(page.indexOf('社区管理群')).toBeLessThan(page.indexOf('id="chat-zhang"'))
    expect(page).toMatch(/id="chat-sunny@chatroom"[^>]*aria-current="page"/)
  })

  it('lets nothing that somebody is called or says become markup', async () => {
    const evil = `<img src=x onerror=alert(1)> @"><b>我</b>`
    const message = await hear(world.prisma, RIVER, '<i>sneaky</i>', evil, NOW)
    const shown = element(await chat(RIVER), `m${message.id}`)

    expect(shown).not.toMatch(/<img|<b>我|<i>/)
    expect(shown).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(shown).toContain('&lt;i&gt;sneaky&lt;/i&gt;')
  })
})

describe('the tickets', () => {
  it('stand by urgency, with place, state, worker, reporters and the time that is left or lost', async () => {
    const page = await get('/fragment/tickets')

    const order = ['老人急病求助', '下水堵塞', '照明', '停车'].map((title) => page.indexOf(title))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(element(page, 'ticket-2')).toMatch(
      /紧急[\s\S]*滨河苑7栋3单元[\s\S]*6 分钟内要接单[\s\S]*网格员小刘[\s\S]*7-3-301 孙奶奶/,
    )
    expect(element(page, 'ticket-1')).toContain('3-2-501 张阿姨、3-1-202 李明、3-2-401 赵姐')
    expect(element(page, 'ticket-3')).toContain('接单已超时 28 分钟')
  })

  it('tell in words what happened, in its order', async () => {
    const shown = element(await get('/fragment/tickets'), 'ticket-4')

    expect(shown).toMatch(
      /3-2-401 赵姐 反映，登记成单[\s\S]*邻里小助手 派给网格员小刘[\s\S]*网格员小刘 接单[\s\S]*网格员小刘 办完：联系上车主，已经挪走/,
    )
  })

  it('keep those closed of late folded below, with how they ended', async () => {
    const page = await get('/fragment/tickets')

    expect(page.slice(page.indexOf('<details class="lately"'))).toContain('已办结（居民已确认）')
    expect(page.slice(0, page.indexOf('<details class="lately"'))).not.toContain(
      '一楼大厅顶上在滴水',
    )
  })
})

describe('on real WeChat', () => {
  const page = async (session: SessionView | null) =>
    (await world.real({ session: async () => session }).inject({ url: '/' })).body

  it('the page shows the login code while there is one', async () => {
    const shown = await page({ loggedIn: false, qr: 'https://login/x', lastHeardAt: null })

    expect(shown).toContain('<svg class="qr" role="img" aria-label="微信登录二维码"')
    expect(shown).not.toContain('/say')
  })

  it('it tells that the session stands, and shows no code', async () => {
    const shown = await page({ loggedIn: true, qr: null, lastHeardAt: minutesAgo(2) })

    expect(shown).toContain('微信已连接')
    expect(shown).toContain('最近一次有动静：2 分钟前')
    expect(shown).not.toContain('<svg')
  })

  it('a login is told to a page that is open', async () => {
    const session = () => ({ loggedIn: true, qr: null, lastHeardAt: null })
    const { body } = await world.real({ session }).inject({ url: '/fragment/chat' })

    expect(body).toContain('<p class="session on" id="badge">微信已连接</p>')
    expect(body).not.toContain('<svg')
  })

  it('it says so where no bot has run yet', async () => {
    expect(await page(null)).toContain('微信在另一个程序里运行')
  })
})
