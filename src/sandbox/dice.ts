import { randomBytes } from "node:crypto"

/** Where ids and chances come from; with a seed every run draws the same. */
export interface Dice {
  /** A number from 0 up to, but not including, 1. */
  readonly fraction: () => number
  readonly uuid: () => string
  /** A short reference as shoppers see it, e.g. `K4MADNY2`. */
  reference(): string
  /** Random bytes as base64url text. */
  bytes(count: number): string
  shuffled<T>(items: readonly T[]): readonly T[]
}

/** Letters and digits that are hard to mix up. */
const REFERENCE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

/** Klarna's ids look like UUIDs, but the version digit is not always 4 (recorded). */
const VERSIONS = ["1", "3", "4", "5"]

/** Mulberry32: small, and the same on every machine. */
export function seededFraction(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const trueFraction = () => randomBytes(4).readUInt32BE() / 4_294_967_296

function pick<T>(items: ArrayLike<T>, fraction: number, fallback: T): T {
  return items[Math.floor(fraction * items.length)] ?? fallback
}

function uuidFrom(hex: string, version: string, variant: string): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    version + hex.slice(13, 16),
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-")
}

export function createDice(seed?: number): Dice {
  const fraction = seed === undefined ? trueFraction : seededFraction(seed)
  const buffer = (count: number) =>
    seed === undefined
      ? randomBytes(count)
      : Buffer.from(Array.from({ length: count }, () => Math.floor(fraction() * 256)))
  return {
    bytes: (count) => buffer(count).toString("base64url"),
    fraction,
    reference: () =>
      Array.from({ length: 8 }, () => pick(REFERENCE_LETTERS, fraction(), "K")).join(""),
    shuffled: (items) =>
      items
        .map((item) => ({ item, place: fraction() }))
        .sort((left, right) => left.place - right.place)
        .map(({ item }) => item),
    uuid: () =>
      uuidFrom(
        buffer(16).toString("hex"),
        pick(VERSIONS, fraction(), "4"),
        pick("89ab", fraction(), "8"),
      ),
  }
}
