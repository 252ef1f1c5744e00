import type { Match } from './meeting.ts'

/**
 * Families of things of which people mean one: who speaks of the kitchen does not mean the balcony. A line is a family, `|` parts
 * its members, words of one member mean the same. Written by us; add to it what tells two matters apart.
 */
const families = [
  // Rooms of a home and what is in them.
  '厨房 灶台 灶 抽油烟机 洗菜池 水槽|卫生间 厕所 马桶 坐便 淋浴 洗澡 花洒 浴室 次所|阳台 晾|客厅 沙发 电视|卧室 床头 主卧 次卧 衣柜|书房',
  '马桶 坐便 蹲坑|地漏|洗菜池 水槽 菜池|洗脸池 洗手盆 面盆 台盆|洗衣机|热水器|花洒 淋浴|浴缸',
  // Places that everybody passes.
  '电梯厅 大堂 门厅|楼道 楼梯 过道 走廊|天台 楼顶 屋顶 房顶|地库 车库 地下室|架空层|车棚 棚子|门口 单元门 门洞',
  '篮球场 球场|小花园 花园 花坛 花池|凉亭 亭子|游乐区 滑梯 秋千 沙坑|健身 单杠 双杠 扭腰|池塘 湖 喷泉 荷花池|广场|泳池|幼儿园|食堂|会所 活动室 活动中心|菜场 菜店 超市 小卖部 便利店|垃圾房 垃圾站 垃圾桶 大绿桶|快递柜 驿站 丰巢|传达室 岗亭 保安室 门岗|锅炉房 换热站 水泵房 泵房 配电房',
  // What breaks.
  '灯 灯泡 路灯|门 铁门 闸机 门禁|窗 玻璃|锁|井盖|长椅 板凳 椅子 条凳|滑梯|秋千|跷跷板|单杠 双杠 扭腰 器材|台阶|扶手 栏杆|地砖 盲道 路面|信箱|坡道|减速带',
  '电视 机顶盒|宽带 光纤 路由 WiFi wifi 网线|手机信号 打不出去 没信号',
  '道闸 抬杆 栏杆 起落杆|人脸 刷脸|对讲 可视|门卡 刷卡 门禁卡|人行闸机 闸机',
  // What is in the way, and what runs about.
  '面包车 依维柯 金杯 五菱|货车 卡车 渣土车|三轮|皮卡|房车|出租 的士|电动车 电瓶车 电摩 电驴 小牛|自行车 单车 共享单车|轿车|救护车|快递车',
  '宝马|奔驰|奥迪|大众 帕萨特 朗逸|丰田 卡罗拉 凯美瑞|本田 雅阁|特斯拉|别克|比亚迪|保时捷|POLO polo|途观|奥德赛|哈弗',
  '白色 白的 白车|黑色 黑的 黑车|红色 红的 红车|蓝色 蓝车|灰色 灰车|银色|黄色 黄车|绿色',
  '狗 犬 金毛 泰迪 德牧 二哈 哈士奇 拉布拉多 毛孩子 汪|猫 喵|蛇 长虫|鸡|鹦鹉 鸟|鸽子|马蜂 蜂',
  '老鼠 耗子|蟑螂 小强|蚊子|苍蝇|白蚁|虫',
  '沙发 床垫 席梦思 家具 柜子|建筑垃圾 装修垃圾 渣土 砖头|剩菜 烂菜 厨余 菜叶|纸箱 纸盒 快递盒|屎 粪 尿 大便 便|呕吐 吐了|酸菜 咸菜 腌|小广告|塑料袋',
  // What is heard.
  '电钻 冲击钻 电锤 抡大锤 砸墙 装修 打孔|广场舞 跳舞 舞曲|麦 唱 K歌 卡拉|麻将|派对 聚会 蹦迪|钢琴 小提琴 古筝 二胡|跑 跳 脚步 弹珠 拖椅|水泵 风机 嗡嗡 外机 机房|狗叫 汪汪 嚎|喇叭 叫卖|打桩 工地',
  // What is lost or taken.
  '快递 包裹|电动车 电瓶|自行车|婴儿车 推车|首饰 金 镯子|钱 钱包|花 盆栽|外卖',
  '刀 切 割|烫 开水|摔 跌|撞|呛水 溺|触电|咬',
  '物业费|停车费|水费|电费|卫生费|押金|加压费|广告收入 公共收益|前台 态度',
].map((family) => family.split('|').map((member) => member.split(' ')))

/** More of a text is not read. */
const read = 200

/** For each family whether both texts speak of the same member, of others, or one of them of none. */
export function familiesMatch(a: string, b: string): readonly Match[] {
  const [left, right] = [a.slice(0, read), b.slice(0, read)]
  return families.map((family) => {
    const ours = spokenOf(family, left)
    if (ours.length === 0) return undefined
    const theirs = spokenOf(family, right)
    if (theirs.length === 0) return undefined
    return ours.some((member) => theirs.includes(member)) ? 'same' : 'other'
  })
}

const spokenOf = (family: readonly (readonly string[])[], text: string) =>
  family.filter((words) => words.some((word) => text.includes(word)))
