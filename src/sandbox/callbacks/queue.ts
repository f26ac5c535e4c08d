/** Something to do at a moment of the sandbox's clock. */
export interface Task {
  /** Milliseconds since 1970. */
  readonly due: number
  readonly act: () => void
  /** Set when it need not be done any more. */
  dropped: boolean
}

interface Place {
  readonly task: Task
  /** What was put in first comes out first when both are due at the same moment. */
  readonly turn: number
}

const isBefore = (left: Place, right: Place): boolean =>
  left.task.due === right.task.due ? left.turn < right.turn : left.task.due < right.task.due

/** Tasks ordered by their moment: a binary heap, so that thousands that wait cost nothing. */
export class TaskQueue {
  private heap: Place[] = []
  private turns = 0

  add(task: Task): void {
    this.turns += 1
    this.heap.push({ task, turn: this.turns })
    this.rise(this.heap.length - 1)
  }

  /** The moment of the earliest task. */
  nextDue(): number | undefined {
    while (this.heap[0]?.task.dropped) this.removeFirst()
    return this.heap[0]?.task.due
  }

  /** Takes out the earliest task that is due by a moment. */
  takeDue(now: number): Task | undefined {
    const due = this.nextDue()
    return due === undefined || due > now ? undefined : this.removeFirst()
  }

  clear(): void {
    this.heap = []
  }

  private removeFirst(): Task | undefined {
    const [first] = this.heap
    const last = this.heap.pop()
    if (last && this.heap.length > 0) {
      this.heap[0] = last
      this.sink(0)
    }
    return first?.task
  }

  private rise(from: number): void {
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.swapped(index, parent)) return
      index = parent
    }
  }

  private sink(from: number): void {
    let index = from
    for (;;) {
      const [left, right] = [2 * index + 1, 2 * index + 2]
      const [one, other] = [this.heap[left], this.heap[right]]
      const child = one && other && isBefore(other, one) ? right : left
      if (!this.swapped(child, index)) return
      index = child
    }
  }

  /** Puts a child above its parent when it comes before it. */
  private swapped(child: number, parent: number): boolean {
    const [below, above] = [this.heap[child], this.heap[parent]]
    if (!below || !above || !isBefore(below, above)) return false
    this.heap[parent] = below
    this.heap[child] = above
    return true
  }
}
