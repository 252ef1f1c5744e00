const numbered =
  /(?:\d{1,2}|[一二三四五六七八九十])(?:栋|幢|号楼|单元)|\d{1,2}[#座]|[a-h]座|(?:我们|咱们?|本)(?:单元|栋)/
const dashed = /\d{1,2}-\d{1,2}-\d{2,4}|(?<!\d)\d{1,2}-\d{1,2}0[1-9](?!\d)/
const flat = /(?<![\d.])\d{1,2}0[1-9](?![\d.:元块年月路号])/

/** Does a normalised text name a house or flat? Who wants somebody to come says where; stories and adverts hardly ever do. */
export const namesHouse = (normal: string): boolean =>
  numbered.test(normal) || dashed.test(normal) || flat.test(normal)
