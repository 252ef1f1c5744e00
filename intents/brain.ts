import { readFileSync } from 'node:fs'
import { unpackModel } from './artefact.ts'
import { decide, type Verdict } from './decide.ts'
import { type Extract, type Feature, featureExtractor } from './features.ts'
import { conceptsOf, heed } from './heed.ts'
import { modelFile, readRules } from './knowledge.ts'
import { alarmsIn, parseRules, type SafetyRule } from './life-safety.ts'
import { type Calibration, type Judge, judgeOf, type Opinion } from './model.ts'
import { normalise } from './text.ts'
import { readVocabulary, type Vocabulary } from './vocabulary.ts'

/** The trained model and what it reads with. */
export interface Brain {
  readonly vocabulary: Vocabulary
  readonly rules: readonly SafetyRule[]
  readonly extract: Extract
  readonly judge: Judge
  readonly calibration: Calibration
}

/** What came of one text, and by what way. */
export interface Thought {
  /** The text as the features' positions mean it. */
  readonly normal: string
  readonly features: readonly Feature[]
  readonly alarms: readonly SafetyRule[]
  readonly opinion: Opinion
  readonly verdict: Verdict
}

let loaded: Brain | undefined

/** The trained model, read once; throws with what to do where it is missing or of another version. */
export function loadBrain(): Brain {
  loaded ??= readBrain()
  return loaded
}

function readBrain(): Brain {
  const model = unpackModel(readFileSync(modelFile))
  const vocabulary = readVocabulary()
  return {
    vocabulary,
    rules: parseRules(readRules(), vocabulary.lexicon.concepts),
    extract: featureExtractor(vocabulary),
    judge: judgeOf(model),
    calibration: model.about.calibration,
  }
}

/** Thinks about one stretch of a speaker's own words. */
export function think({ extract, judge, rules, calibration }: Brain, text: string): Thought {
  const normal = normalise(text)
  const features = extract(normal)
  const alarms = alarmsIn(rules, conceptsOf(features))
  const opinion = heed(judge.judge(features), alarms, normal)
  return { normal, features, alarms, opinion, verdict: decide(opinion, calibration) }
}
