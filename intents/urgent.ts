import type { Matter, Understanding } from './understanding.ts'

const claims = ['report', 'me-too', 'still-broken']

const isUrgent = ({ act, class: urgency }: Matter) => urgency === 'P1' && claims.includes(act)

/** Is somebody's life or safety at stake now? Such a message does not wait for its turn to end. */
export const soundsUrgent = (understanding: Understanding): boolean =>
  isUrgent(understanding) || understanding.also.some(isUrgent)
