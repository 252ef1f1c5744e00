import { type Act, type Category, isAct, isCategory } from './taxonomy.ts'

/** One labelled line of the corpus. */
export interface Example {
  readonly text: string
  readonly act: Act
  readonly category: Category | null
  readonly file: string
  /** Which fifth of its section the line stands in, 0 to 4: the folds of cross-validation. */
  readonly fold: number
}

export interface Corpus {
  readonly examples: readonly Example[]
  /** What is wrong with the files, a sentence each; such lines are left out. */
  readonly problems: readonly string[]
}

interface Line {
  readonly text: string
  readonly act: Act
  readonly category: Category | null
}

const folds = 5

/** Reads corpus files (name without `.txt`, and content) in the format of `corpus/README.md`. */
export function parseCorpus(files: readonly { name: string; content: string }[]): Corpus {
  const examples: Example[] = []
  const problems: string[] = []
  for (const { name, content } of files) {
    for (const section of sectionsOf(name, content, problems)) {
      for (const [i, line] of section.entries()) {
        examples.push({ ...line, file: name, fold: Math.floor((folds * i) / section.length) })
      }
    }
  }
  return { examples, problems }
}

function sectionsOf(name: string, content: string, problems: string[]): Line[][] {
  const sections: Line[][] = []
  let act: Act | undefined
  for (const [index, raw] of content.split('\n').entries()) {
    const line = raw.trim()
    if (line === '' || /^# /.test(line)) continue
    const where = `${name}.txt line ${index + 1}`
    if (line.startsWith('## ')) {
      const word = line.slice(3).trim()
      act = isAct(word) ? word : undefined
      if (!act) problems.push(`${where}: “${word}” is no act`)
      sections.push([])
    } else if (!act) problems.push(`${where}: stands under no act`)
    else {
      const parsed = parseLine(name, act, line)
      if (typeof parsed === 'string') problems.push(`${where}: ${parsed}`)
      else sections.at(-1)?.push(parsed)
    }
  }
  return sections
}

function parseLine(file: string, act: Act, line: string): Line | string {
  const cut = line.lastIndexOf(' => ')
  const label = cut < 0 ? undefined : line.slice(cut + 4).trim()
  const text = (cut < 0 ? line : line.slice(0, cut)).trim().replaceAll('⏎', '\n')
  if (text === '') return 'has no text'
  const category = categoryOf(file, act, label)
  return category === undefined ? `“${label}” is no category` : { text, act, category }
}

function categoryOf(file: string, act: Act, label: string | undefined) {
  if (act === 'signup' || act === 'cancel') return 'activity'
  if (act === 'chat' || act === 'thanks' || act === 'rate' || label === 'none') return null
  if (label === undefined) return isCategory(file) ? file : null
  return isCategory(label) ? label : undefined
}
