/** Those who want to hear of something. */
export interface Listeners<Event> {
  /** Gives the way to stop; throws where too many listen already. */
  subscribe(listener: (event: Event) => void): () => void
  emit(event: Event): void
}

export function createListeners<Event>(most: number): Listeners<Event> {
  const listeners = new Set<(event: Event) => void>()
  return {
    subscribe(listener) {
      if (listeners.size >= most) throw new Error(`${most} listen already`)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit(event) {
      for (const listener of [...listeners]) listener(event)
    },
  }
}
