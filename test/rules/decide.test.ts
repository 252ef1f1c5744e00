import { describe, expect, it } from 'vitest'
import { addressesIn } from '../../intents/address.ts'
import { type Act, type Category, classOf } from '../../intents/taxonomy.ts'
import type { Address, Matter, Understanding } from '../../intents/understanding.ts'
import { decide } from '../../rules/decide.ts'
import type { Situation, TicketView } from '../../rules/situation.ts'

const now = new Date('2026-03-02T19:00:00+08:00')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

const zhang = { id: 1, name: '3-2-501 张', home: { building: '3', unit: '2', room: '501' } }
const li = { id: 2, name: '3-2-301 李', home: { building: '3', unit: '2', room: '301' } }
const wang = { id: 3, name: '王' }
const far = { id: 4, name: '9-1-101 赵', home: { building: '9', unit: '1', room: '101' } }

/** What a perfect ear would hear, or a doubtful one. */
const heard = (
  text: string,
  act: Act,
  category: Category | null = null,
  confidence = 0.9,
): Understanding => ({
  act,
  category,
  class: category && classOf(category),
  address: addressesIn(text),
  confidence,
  opensTicket: act === 'report' && category !== null,
  also: [],
})

interface Says {
  readonly who?: Situation['talker']
  readonly text: string
  readonly act?: Act
  readonly category?: Category | null
  readonly sure?: number
}

const situation = (
  { who = wang, text, act = 'chat', category = null, sure }: Says,
  over: Partial<Situation> = {},
): Situation => ({
  now,
  room: { id: 1, kind: 'residents', estate: '阳光花园' },
  talker: who,
  text,
  heard: heard(text, act, category, sure),
  tickets: [],
  activities: [],
  guides: [],
  ...over,
})

const report = (who: { id: number }, at: Date, text = '', address: Address = {}) => ({
  personId: who.id,
  address,
  text,
  at,
})

const ticket = (over: Partial<TicketView> & { category: Category }): TicketView => ({
  id: 7,
  class: classOf(over.category) ?? 'P3',
  state: 'accepted',
  closedAs: null,
  address: { building: '3', unit: '2' },
  estate: '阳光花园',
  roomId: 1,
  openedAt: ago(2),
  closedAt: null,
  askedAt: null,
  reports: [report(zhang, over.openedAt ?? ago(2))],
  witnesses: [],
  ratingAskedAt: null,
  ratings: [],
  ...over,
})

const does = (says: Says, tickets: readonly TicketView[] = [], over: Partial<Situation> = {}) =>
  decide(situation(says, { tickets, ...over })).map((one) =>
    one.do === 'move' ? one.move : one.do,
  )

describe('small talk and first reports', () => {
  it('says nothing to small talk', () => {
    expect(does({ text: '今晚吃啥' })).toEqual([])
  })

  it('opens a ticket for a report, at the flat the nickname tells', () => {
    const says: Says = { who: zhang, text: '厕所堵了', act: 'report', category: 'drain-blocked' }
    expect(decide(situation(says))).toMatchObject([
      { do: 'open', category: 'drain-blocked', address: zhang.home, ask: false },
    ])
  })

  it.each([
    ['三楼老太太摔倒起不来了', 'sick-elder', { building: '3', unit: '2', floor: '3' }],
    ['我家对门孤寡老人三天没动静了', 'sick-elder', { building: '3', unit: '2' }],
    ['楼下着火了', 'fire', { building: '3', unit: '2' }],
    ['我妈说隔壁老人晕倒了', 'sick-elder', { building: '3', unit: '2' }],
    ['三楼漏水了', 'water-leak', { building: '3', unit: '2', floor: '3' }],
    ['五楼老人摔倒了', 'sick-elder', { ...zhang.home, floor: '5' }],
    ['我妈摔倒了，隔壁也没人', 'sick-elder', zhang.home],
    ['楼上漏水到我家', 'water-leak', zhang.home],
    ['楼上半夜还在吵', 'noise', zhang.home],
  ] as const)('sends to where the trouble is: %s', (text, category, address) => {
    const [opened] = decide(situation({ who: zhang, text, act: 'report', category }))
    expect(opened).toMatchObject({ do: 'open' })
    expect(opened?.do === 'open' && opened.address).toEqual(address)
  })

  it.each([
    ['楼道里一股煤气味', 'gas-leak', { building: '3', unit: '2' }],
    ['电梯门关不上', 'elevator-fault', { building: '3', unit: '2' }],
    ['单元门口堆了好多垃圾', 'sanitation', { building: '3', unit: '2' }],
    ['3栋楼顶的广告牌要掉了', 'falling-hazard', { building: '3', spot: '楼顶' }],
    ['外面有好几条流浪狗追人', 'pets', { building: '3' }],
    ['2单元门口有野狗', 'pets', { building: '3', unit: '2' }],
    ['我家门口全是垃圾', 'sanitation', zhang.home],
  ] as const)(
    'a place that everybody shares is in nobody’s flat: %s',
    (text, category, address) => {
      const [opened] = decide(situation({ who: zhang, text, act: 'report', category }))
      expect(opened?.do === 'open' && opened.address).toEqual(address)
    },
  )

  it('keeps a place said alone for what comes next, and opens with it', () => {
    expect(does({ text: '五号楼一单元大门口', act: 'me-too', sure: 0.4 })).toEqual(['remember'])
    const then = situation(
      { text: '有个井盖没了', act: 'report', category: 'public-facility' },
      { placeBefore: { building: '5', unit: '1' } },
    )
    expect(decide(then)).toMatchObject([{ do: 'open', address: { building: '5', unit: '1' } }])
  })

  it('a roof of “our house” is in the house of the speaker', () => {
    const says: Says = {
      who: far,
      text: '我们楼顶的窗户要掉了',
      act: 'report',
      category: 'falling-hazard',
    }
    const heardSpot = {
      ...heard(says.text, 'report', 'falling-hazard'),
      address: [{ spot: '楼顶' }],
    }
    expect(decide(situation(says, { heard: heardSpot }))).toMatchObject([
      { address: { building: '9', spot: '楼顶' } },
    ])
  })
})

describe('an answer to the question where', () => {
  const unplaced = ticket({
    category: 'lighting',
    address: {},
    askedAt: ago(1),
    reports: [report(wang, ago(1))],
  })

  it.each([
    ['16栋', { building: '16' }],
    ['我2单元的', { unit: '2' }],
    ['501', { room: '501' }],
    ['3-2-501', { building: '3', unit: '2', room: '501' }],
  ])('%s fills the place', (text, address) => {
    expect(decide(situation({ text, act: 'me-too', sure: 0.4 }, { tickets: [unplaced] }))).toEqual([
      { do: 'locate', ticket: 7, address },
      { do: 'join', ticket: 7, address, act: 'me-too' },
    ])
  })

  it('somebody else’s place does not', () => {
    expect(does({ who: far, text: '16栋', act: 'chat' }, [unplaced])).toEqual(['remember'])
  })

  it('another trouble at another place does not', () => {
    const says: Says = { text: '16栋的电梯停了', act: 'report', category: 'elevator-fault' }
    expect(does(says, [unplaced])).toEqual(['open'])
  })

  it('a detail that contradicts what is known does not', () => {
    const placed = { ...unplaced, address: { building: '3', unit: '2' } }
    expect(does({ text: '5单元的' }, [placed])).toEqual(['remember'])
  })
})

describe('a “+1” means what was spoken of just now', () => {
  const outage = ticket({ category: 'water-supply' })

  it('joins it', () => {
    expect(does({ who: far, text: '+1', act: 'me-too' }, [outage])).toEqual(['join'])
  })

  it('not after half an hour', () => {
    const old = ticket({ category: 'water-supply', openedAt: ago(40) })
    expect(does({ who: far, text: '+1', act: 'me-too' }, [old])).toEqual([])
  })

  it('not after somebody offered a seat in a car', () => {
    const lately = { text: '明早去高铁站 有拼车的吗', together: heard('', 'chat') }
    expect(does({ who: far, text: '+1', act: 'me-too' }, [outage], { lately })).toEqual([])
  })

  it('means the later of two matters', () => {
    const lift = ticket({ id: 8, category: 'elevator-fault', openedAt: ago(1) })
    const said = decide(
      situation({ who: li, text: '我也是', act: 'me-too' }, { tickets: [lift, outage] }),
    )
    expect(said).toMatchObject([{ do: 'join', ticket: 8 }])
  })

  it('a neighbour whom it spares is no voice', () => {
    expect(does({ who: far, text: '我2栋的 龙头好好的呀', act: 'me-too' }, [outage])).toEqual([
      'remember',
    ])
  })

  it('that nothing was spoken of before opens what the two say together', () => {
    const together = heard('没水了\n我家也没有', 'report', 'water-supply')
    const lately = { text: '没水了', together }
    expect(does({ who: far, text: '我家也没有', act: 'me-too' }, [], { lately })).toEqual(['open'])
    expect(does({ who: far, text: '我家也没有', act: 'me-too' })).toEqual([])
  })
})

describe('what was quoted', () => {
  const door = ticket({
    category: 'access-control',
    reports: [report(zhang, ago(5), '门禁坏了 进不去')],
  })
  const quoted = heard('门禁坏了 进不去', 'report', 'access-control')
  const quote = { quoted, quotedText: '门禁坏了 进不去' }

  it('tells what a neighbour means', () => {
    expect(does({ who: li, text: '我家也是', act: 'me-too' }, [door], quote)).toEqual(['join'])
  })

  it('is a matter of its own in another house, and never the quoted one’s flat', () => {
    const said = decide(
      situation({ who: far, text: '我们这也是', act: 'me-too' }, { ...quote, tickets: [door] }),
    )
    expect(said).toMatchObject([{ do: 'open', category: 'access-control', address: far.home }])
  })

  it('tells which ticket is asked about, when it is our own post', () => {
    const post = { quotedText: '收到，供水（工单7）已记下', quoted: heard('', 'chat') }
    const other = ticket({ id: 8, category: 'lighting', openedAt: ago(1) })
    const asks: Says = { text: '啥时候能好', act: 'enquiry' }
    const said = decide(situation(asks, { ...post, tickets: [other, door] }))
    expect(said).toEqual([{ do: 'tell-state', ticket: 7 }])
  })
})

describe('one story of one person', () => {
  const window = ticket({ category: 'falling-hazard', address: { building: '3', spot: '楼顶' } })

  it('goes on in their ticket', () => {
    const says: Says = {
      who: zhang,
      text: '下面人行道上有人',
      act: 'report',
      category: 'falling-hazard',
    }
    expect(does(says, [window])).toEqual(['join'])
    expect(does({ who: zhang, text: '还在响', act: 'still-broken' }, [window])).toEqual(['join'])
  })

  it('takes in a doubtful other matter, and not a plain one', () => {
    const says: Says = { who: zhang, text: '隔壁电钻吵死了', act: 'report', category: 'noise' }
    expect(does({ ...says, sure: 0.4 }, [window])).toEqual(['join'])
    expect(does({ ...says, sure: 0.95 }, [window])).toEqual(['open'])
  })

  it('another house is another matter', () => {
    const says: Says = {
      who: zhang,
      text: '8栋也有扇窗要掉',
      act: 'report',
      category: 'falling-hazard',
    }
    expect(does(says, [window])).toEqual(['open'])
  })
})

describe('what the room is speaking of', () => {
  const lift = ticket({ category: 'elevator-fault', openedAt: ago(1) })

  it.each(['对对 这两天一直这样 我都抱着扶手', '是哦 我昨天也踩到'])(
    '“%s” is one more voice',
    (text) => {
      expect(does({ who: li, text }, [lift])).toEqual(['join'])
    },
  )

  it.each(['对 小心点', '真的假的', '哈哈哈'])('“%s” is none', (text) => {
    expect(does({ who: li, text }, [lift])).toEqual([])
  })

  it('a yes from another house is none for what is inside this one', () => {
    expect(does({ who: far, text: '对对 我家这两天一直这样' }, [lift])).toEqual([])
  })

  it('in a burst a house and a 没 are enough', () => {
    const burst = ticket({
      category: 'water-supply',
      reports: [zhang, li, wang].map((one) => report(one, ago(1))),
    })
    expect(does({ who: far, text: '5号楼滴水全无' }, [burst])).toEqual(['join'])
    expect(does({ who: far, text: '2栋好好的 没停' }, [burst])).toEqual(['remember'])
  })

  it('takes a weak guess for it, never a plain emergency', () => {
    const says: Says = { who: li, text: '门半开着不动', act: 'report', category: 'access-control' }
    expect(does({ ...says, sure: 0.4 }, [lift])).toEqual(['join'])
    const smoke: Says = { who: li, text: '冒烟了', act: 'report', category: 'fire' }
    expect(does({ ...smoke, sure: 0.5 }, [lift])).toEqual(['open'])
  })

  it('goes to the matter of its own kind before a later one of another', () => {
    const water = ticket({ id: 8, category: 'water-supply', openedAt: ago(2) })
    const faint = ticket({ id: 9, category: 'medical', address: {}, openedAt: ago(1) })
    const says: Says = {
      who: far,
      text: '我还以为就我家呢',
      act: 'me-too',
      category: 'water-supply',
    }
    const said = decide(situation({ ...says, sure: 0.7 }, { tickets: [faint, water] }))
    expect(said).toMatchObject([{ do: 'join', ticket: 8 }])
  })

  it('two emergencies in two houses stay apart', () => {
    const fallen = ticket({ category: 'sick-elder' })
    const says: Says = {
      who: far,
      text: '11栋1单元502 我爸胸口疼',
      act: 'report',
      category: 'sick-elder',
    }
    expect(does(says, [fallen])).toEqual(['open'])
  })
})

describe('the end of a matter', () => {
  const drain = ticket({ category: 'drain-blocked' })

  it('the only reporter takes back a false alarm, with a worker on the way too', () => {
    const says: Says = { who: zhang, text: '哦是我家总闸没开', act: 'chat' }
    expect(does(says, [ticket({ category: 'power-outage' })])).toEqual(['withdraw'])
  })

  it('not when neighbours have it as well', () => {
    const shared = ticket({
      category: 'power-outage',
      reports: [report(zhang, ago(2)), report(li, ago(1))],
    })
    expect(does({ who: zhang, text: '哦是我家总闸没开', act: 'chat' }, [shared])).toEqual([])
  })

  it('a neighbour’s explanation changes nothing', () => {
    expect(does({ who: far, text: '是物业在检修 一会就好', act: 'fixed' }, [drain])).toEqual([])
  })

  it.each([
    ['下去了下去了 一冲到底', 'confirm'],
    ['还是不行', 'dispute'],
  ])('“%s” answers whether it is good now', (text, move) => {
    const done = ticket({ category: 'drain-blocked', state: 'done' })
    expect(does({ who: zhang, text, act: 'still-broken', sure: 0.2 }, [done])).toEqual([move])
  })

  it.each([
    ['好了一半，阳台还漏', ['dispute']],
    ['好是好了，就是还有点滴水', ['dispute']],
    ['好了，但是声音不对', []],
    ['好了，阳台不漏了', ['confirm']],
  ])('a half yes confirms nothing: “%s”', (text, moves) => {
    const done = ticket({ category: 'water-leak', state: 'done' })
    expect(does({ who: zhang, text, act: 'fixed' }, [done])).toEqual(moves)
    expect(does({ who: zhang, text, act: 'fixed', sure: 0.2 }, [done])).toEqual(moves)
  })

  it.each(['fixed', 'me-too'] as const)('“我家也通了” of a neighbour is a witness: %s', (act) => {
    const done = ticket({ category: 'drain-blocked', state: 'done' })
    const says: Says = { who: li, text: '我家也通了', act }
    expect(does(says, [done])).toEqual(['witness'])
    expect(does(says, [{ ...done, witnesses: [wang.id] }])).toEqual(['confirm'])
  })

  it('“好了” about a matter by another name closes the one of its talker’s that it fits', () => {
    const done = ticket({ category: 'illegal-construction', state: 'done' })
    const says = { text: '地锁拆了，好了', act: 'fixed', category: 'parking' } as const
    expect(does({ who: zhang, ...says }, [done])).toEqual(['confirm'])
    expect(does({ who: far, ...says }, [done])).toEqual([])
    const another = ticket({ id: 2, category: 'drain-blocked', state: 'done' })
    const said = decide(situation({ who: zhang, ...says }, { tickets: [done, another] }))
    expect(said).toMatchObject([{ do: 'move', ticket: done.id, move: 'confirm' }])
  })

  it('what goes with a matter of the same breath and place is no second one', () => {
    const two = (category: Category, place: string) => ({
      ...{ who: zhang, text: '卫生间天花板漏水，接了半桶', act: 'report' },
      ...{ category: 'water-leak' },
      also: [{ act: 'report', category, class: 'P2', address: addressesIn(place) }],
    })
    const opened = (says: ReturnType<typeof two>) => {
      const heardBoth = { ...heard(says.text, 'report', 'water-leak'), also: says.also as Matter[] }
      return decide({ ...situation({ who: zhang, text: says.text }), heard: heardBoth })
    }
    expect(opened(two('water-supply', ''))).toHaveLength(1)
    expect(opened(two('power-outage', ''))).toHaveLength(2)
    expect(opened(two('water-supply', '9栋'))).toHaveLength(2)
  })

  it('what the reporter of an emergency says next reaches those on the way', () => {
    const sick = ticket({
      category: 'sick-elder',
      class: 'P1',
      openedAt: ago(3),
      reports: [report(zhang, ago(3))],
    })
    expect(does({ who: zhang, text: '清醒的' }, [sick])).toEqual(['join'])
    expect(does({ who: zhang, text: '谢谢大家', act: 'thanks' }, [sick])).toEqual([])
    expect(does({ who: li, text: '清醒的' }, [sick])).toEqual([])
  })

  it('“又堵了” reopens what was closed, from the reporter or the house', () => {
    const closed = ticket({
      category: 'drain-blocked',
      state: 'closed',
      closedAs: 'confirmed',
      openedAt: ago(3_000),
      closedAt: ago(2_900),
    })
    const again: Says = { text: '又堵了', act: 'still-broken', category: 'drain-blocked' }
    expect(does({ ...again, who: zhang }, [closed])).toEqual(['reopen'])
    expect(does({ ...again, who: li }, [closed])).toEqual(['reopen'])
    expect(does({ ...again, who: far }, [closed])).toEqual([])
  })

  it('a bystander’s “啊 又来” is pity', () => {
    const late = ticket({ category: 'drain-blocked', openedAt: ago(60) })
    expect(does({ who: far, text: '啊 又来', act: 'still-broken' }, [late])).toEqual([])
  })

  it('impatience is passed on only when somebody could have come', () => {
    const says: Says = { who: zhang, text: '怎么还没人来', act: 'still-broken' }
    expect(does(says, [drain])).not.toContain('chase')
    expect(does(says, [ticket({ category: 'drain-blocked', openedAt: ago(60) })])).toContain(
      'chase',
    )
  })
})

describe('whether a reporter is content', () => {
  const closed = ticket({
    category: 'drain-blocked',
    state: 'closed',
    closedAs: 'confirmed',
    closedAt: ago(60),
    ratingAskedAt: ago(55),
  })
  const done = ticket({ category: 'drain-blocked', state: 'done' })
  const answered = (minutes: number, score = 1) => ({
    ...closed,
    ratings: [{ personId: zhang.id, score, at: ago(minutes) }],
  })

  it.each([
    ['1', 1],
    ['2', 2],
    ['3，拖了两天', 3],
    ['非常满意', 1],
    ['还行', 2],
    ['不满意', 3],
  ])('“%s” of somebody who was asked is %i', (text, score) => {
    expect(decide(situation({ who: zhang, text }, { tickets: [closed] }))).toEqual([
      { do: 'rate', ticket: 7, score },
    ])
  })

  it.each([
    ['of a neighbour', li, '1', closed],
    ['before it is asked', zhang, '1', done],
    ['three days later', zhang, '1', { ...closed, ratingAskedAt: ago(3 * 24 * 60 + 1) }],
    ['an hour after another answer', zhang, '2', answered(61)],
    ['about something else', zhang, '今天食堂的菜真的不太满意', closed],
    ['of a survey', zhang, '满意度调查表', done],
  ] as const)('is not said by a word %s', (_, who, text, one) => {
    expect(does({ who, text, act: text === '满意度调查表' ? 'rate' : 'chat' }, [one])).toEqual([])
  })

  it('may be thought over', () => {
    expect(does({ who: zhang, text: '2' }, [answered(10)])).toEqual(['rate'])
    expect(does({ who: zhang, text: '不满意' }, [answered(600)])).toEqual(['rate'])
  })

  it('confirms or disputes what is finished', () => {
    expect(does({ who: zhang, text: '满意' }, [done])).toEqual(['confirm', 'rate'])
    expect(does({ who: zhang, text: '不满意' }, [done])).toEqual(['dispute'])
    expect(does({ who: li, text: '满意' }, [done])).toEqual([])
  })

  it('is asked of the matter named, quoted, or not yet rated', () => {
    const lift = { ...closed, id: 9, category: 'elevator-fault' as const }
    const rate = (over: Partial<Situation>, text = '满意') =>
      decide(situation({ who: zhang, text }, { tickets: [lift, closed], ...over }))
    expect(rate({})).toMatchObject([{ ticket: 9 }])
    expect(rate({ quotedText: '下水堵塞（工单7）办完了，您满意吗？' })).toMatchObject([
      { ticket: 7 },
    ])
    expect(rate({ tickets: [{ ...lift, ratings: answered(5).ratings }, closed] })).toMatchObject([
      { ticket: 7 },
    ])
  })

  it('not: “没修好” then reopens that one, whatever else is under way', () => {
    const other = ticket({ id: 12, category: 'lighting', openedAt: ago(600) })
    const says: Says = { who: zhang, text: '没修好', act: 'still-broken', sure: 0.95 }
    expect(decide(situation(says, { tickets: [other, answered(2, 3)] }))).toEqual([
      { do: 'move', ticket: 7, move: 'reopen' },
    ])
  })
})

describe('what comes back, told like a first report', () => {
  const closed = ticket({
    category: 'drain-blocked',
    state: 'closed',
    closedAs: 'confirmed',
    openedAt: ago(12 * 24 * 60),
    closedAt: ago(6 * 24 * 60),
    reports: [report(zhang, ago(12 * 24 * 60), '下水道堵了')],
  })
  const again: Says = {
    who: li,
    text: '3栋2单元下水道又堵了',
    act: 'report',
    category: 'drain-blocked',
  }

  it('reopens what was closed within the week, however long it took', () => {
    expect(does(again, [closed])).toEqual(['reopen'])
    expect(does({ ...again, who: zhang, text: '下水道又堵了' }, [closed])).toEqual(['reopen'])
    expect(
      does(again, [
        { ...closed, state: 'done', closedAs: null, closedAt: null, openedAt: ago(60) },
      ]),
    ).toEqual(['dispute'])
  })

  it('is a matter of its own in another house, without an “again”, or where it is an emergency', () => {
    expect(does({ ...again, who: far, text: '9栋1单元下水道又堵了' }, [closed])).toEqual(['open'])
    expect(does({ ...again, text: '3栋2单元下水道堵了' }, [closed])).toEqual(['open'])
    const gas = { ...closed, category: 'gas-leak' as const, class: 'P1' as const }
    const smell: Says = {
      who: li,
      text: '3栋2单元又有煤气味，又漏了',
      act: 'report',
      category: 'gas-leak',
    }
    expect(does(smell, [gas])).toEqual(['open'])
  })
})

describe('questions', () => {
  const light = ticket({ category: 'lighting', openedAt: ago(60) })

  it('about a known trouble are answered from its ticket', () => {
    const says: Says = { who: li, text: '楼道灯啥时候修好', act: 'enquiry', category: 'lighting' }
    expect(does(says, [light])).toEqual(['tell-state'])
  })

  it('about dinner are not', () => {
    expect(does({ who: li, text: '来两块 甜沫有没', act: 'enquiry', sure: 0.4 }, [light])).toEqual(
      [],
    )
  })
})

describe('activities', () => {
  const dinner = {
    id: 5,
    title: '重阳节敬老宴',
    startsAt: new Date(now.getTime() + 86_400_000),
    place: '食堂',
    capacity: null,
    people: 0,
  }
  const asks = (text: string, act: Act = 'signup') =>
    does({ text, act, category: 'activity' }, [], { activities: [dinner] })

  it.each(['报名', '重阳节那个算我一个'])('“%s” signs up', (text) => {
    expect(asks(text)).toEqual(['signup'])
  })

  it.each(['给我留一个', '#接龙\n苹果 10斤39元\n1. 阿俏 1箱'])('“%s” is not about it', (text) => {
    expect(asks(text)).toEqual([])
  })

  it('takes the activity of which more is named', () => {
    const clinic = { ...dinner, id: 6, title: '敬老义诊' }
    const said = decide(
      situation(
        { text: '敬老义诊报名', act: 'signup', category: 'activity' },
        { activities: [dinner, clinic] },
      ),
    )
    expect(said).toEqual([{ do: 'signup', activity: 6, people: 1 }])
  })
})

describe('staff among residents', () => {
  const worker = { ...wang, isStaff: true }

  it('tell and do not report', () => {
    const text = '各位业主，明天3号楼电梯检修'
    expect(does({ who: worker, text, act: 'report', category: 'elevator-fault' })).toEqual([])
    expect(
      does({ who: worker, text: '好了', act: 'fixed' }, [ticket({ category: 'lighting' })]),
    ).toEqual([])
  })

  it('but what they plainly found counts', () => {
    const says: Says = {
      who: worker,
      text: '5栋楼下井盖没了',
      act: 'report',
      category: 'public-facility',
    }
    expect(does(says)).toEqual(['open'])
  })
})
