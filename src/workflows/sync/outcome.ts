/** What a comparison came to. */
export interface SyncOutcome {
  /** Names of the repairs that were done. */
  readonly done: readonly string[]
  /** Names of what only a person can settle. */
  readonly told: readonly string[]
  /** Something is under way and can't be judged yet: look again in a moment. */
  readonly isWaiting: boolean
}

export const NOTHING: SyncOutcome = { done: [], isWaiting: false, told: [] }

export function join(one: SyncOutcome, other: SyncOutcome): SyncOutcome {
  return {
    done: [...one.done, ...other.done],
    isWaiting: one.isWaiting || other.isWaiting,
    told: [...one.told, ...other.told],
  }
}
