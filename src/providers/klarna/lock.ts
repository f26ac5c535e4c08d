import type { Cradle } from "./cradle"

const WAIT_SECONDS = 30

/** Runs a job while nobody else holds the key. Locks save work; what must be unique is unique in the database. */
export function withLock<T>(
  { locking }: Pick<Cradle, "locking">,
  key: string,
  job: () => Promise<T>,
): Promise<T> {
  return locking.execute([key], job, { timeout: WAIT_SECONDS })
}
