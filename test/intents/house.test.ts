import { expect, it } from 'vitest'
import { namesHouse } from '../../intents/house.ts'

it.each([
  '3栋没水',
  '十二号楼',
  '2单元的灯',
  '3-2-501 漏水',
  '12-1204',
  '501没水',
  '我们单元的门',
  'b座',
])('“%s” names a house or flat', (text) => expect(namesHouse(text)).toBe(true))

it.each(['没水了', '3-5天', '买了3斤', '2024年', '1201元', '东门的灯', '10:05集合', '我家没水'])(
  '“%s” names none',
  (text) => expect(namesHouse(text)).toBe(false),
)
