import fc from "fast-check"

import { type BookedEffect, capturesOf, type KlarnaEffect, match, refundsOf } from "../match"
import { anOperation, sumOf } from "./builders"
import { aKlarnaOrder } from "./support/klarna-order"

const effect = (id: string, amount: number, reference: string | null = null): KlarnaEffect => ({
  amount,
  id,
  reference,
})
const row = (id: string, amount: number, klarnaId: string | null = null): BookedEffect => ({
  amount,
  id,
  klarnaId,
})
const pairsOf = (...sides: Parameters<typeof match>) =>
  match(...sides).pairs.map(({ booked, klarna }) => [klarna.id, booked.id])

describe("Klarna's effects and Medusa's rows", () => {
  it("belong together by the reference first, though another row has the amount", () => {
    expect(
      pairsOf([effect("k1", 40, "capt_2")], [row("capt_1", 40), row("capt_2", 30)], []),
    ).toEqual([["k1", "capt_2"]])
  })

  it("belong together by Klarna's id, where the row was recorded with it", () => {
    expect(pairsOf([effect("k1", 40), effect("k2", 40)], [row("ref_1", 40, "k2")], [])).toEqual([
      ["k2", "ref_1"],
    ])
  })

  it("belong together by the operation that asked, for refunds that are read back without a reference", () => {
    const asked = anOperation("refund", { klarnaId: "k2", reference: "ref_1", state: "done" })
    expect(pairsOf([effect("k1", 40), effect("k2", 40)], [row("ref_1", 40)], [asked])).toEqual([
      ["k2", "ref_1"],
    ])
  })

  it("belong together by the amount last: a second click has adopted what the first one did", () => {
    const first = anOperation("capture", { klarnaId: "k1", reference: "capt_1", state: "done" })
    expect(pairsOf([effect("k1", 40, "capt_1")], [row("capt_2", 40)], [first])).toEqual([
      ["k1", "capt_2"],
    ])
  })

  it("stay apart where nothing says that they are the same", () => {
    const { pairs, unbooked, undone } = match([effect("k1", 40)], [row("capt_1", 30)], [])
    expect([pairs, unbooked, undone]).toEqual([[], [effect("k1", 40)], [row("capt_1", 30)]])
  })

  it("are read from an order that lists none", () => {
    const order = aKlarnaOrder().with({ captures: null, refunds: null }).build()
    expect([capturesOf(order), refundsOf(order)]).toEqual([[], []])
  })

  it("are read from an order with all of them", () => {
    const order = aKlarnaOrder().captured(40, "capt_1").refunded(10).build()
    expect(capturesOf(order)).toEqual([effect("k_capt_1", 40, "capt_1")])
    expect(refundsOf(order)).toEqual([effect("k_ref_1", 10)])
  })
})

const amounts = fc.array(fc.integer({ max: 4, min: 1 }), { maxLength: 6 })

/** Few amounts, so that many are equal; some effects name a row, some rows name an effect, some operations name both. */
const sides = fc
  .record({
    booked: amounts,
    links: fc.array(fc.constantFrom("reference", "recorded", "asked", "none"), { maxLength: 6 }),
    made: amounts,
  })
  .map(({ booked, links, made }) => {
    const effects = made.map((amount, at) =>
      effect(`k${String(at)}`, amount, links[at] === "reference" ? `row${String(at)}` : null),
    )
    const rows = booked.map((amount, at) =>
      row(`row${String(at)}`, amount, links[at] === "recorded" ? `k${String(at)}` : null),
    )
    const operations = links.flatMap((link, at) =>
      link === "asked"
        ? [anOperation("refund", { klarnaId: `k${String(at)}`, reference: `row${String(at)}` })]
        : [],
    )
    return { effects, operations, rows }
  })

const shuffled = fc.infiniteStream(fc.nat({ max: 99 }))
const shuffle = <T>(list: readonly T[], dice: Iterator<number>): T[] =>
  list
    .map((one) => ({ one, at: Number(dice.next().value) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id)

describe("whatever is compared", () => {
  it("is in a pair or left over, each once, and no amount is lost", () => {
    fc.assert(
      fc.property(sides, ({ effects, operations, rows }) => {
        const { pairs, unbooked, undone } = match(effects, rows, operations)
        const klarna = [...pairs.map((pair) => pair.klarna), ...unbooked]
        const booked = [...pairs.map((pair) => pair.booked), ...undone]
        expect(klarna.sort(byId)).toEqual([...effects].sort(byId))
        expect(booked.sort(byId)).toEqual([...rows].sort(byId))
        expect(sumOf(klarna)).toBe(sumOf(effects))
      }),
    )
  })

  it("makes as many pairs in any order", () => {
    fc.assert(
      fc.property(sides, shuffled, ({ effects, operations, rows }, dice) => {
        const mixed = match(shuffle(effects, dice), shuffle(rows, dice), operations)
        const { pairs } = match(effects, rows, operations)
        expect(mixed.pairs).toHaveLength(pairs.length)
        expect(sumOf(mixed.unbooked)).toBe(sumOf(match(effects, rows, operations).unbooked))
      }),
    )
  })

  it("pairs each effect with the row that it names, if there is one", () => {
    fc.assert(
      fc.property(sides, ({ effects, operations, rows }) => {
        const { pairs } = match(effects, rows, operations)
        for (const { booked, klarna } of pairs) {
          const named = rows.find(({ id }) => id === klarna.reference)
          if (named) expect(booked).toBe(named)
        }
        const all = new Set(rows.map(({ id }) => id))
        const named = effects.filter(({ reference }) => reference && all.has(reference))
        expect(pairs.filter(({ booked, klarna }) => booked.id === klarna.reference)).toHaveLength(
          named.length,
        )
      }),
    )
  })

  it("never pairs different amounts, unless something names the row", () => {
    fc.assert(
      fc.property(sides, ({ effects, operations, rows }) => {
        for (const { booked, klarna } of match(effects, rows, operations).pairs) {
          const isAsked = operations.some(
            (one) => one.klarnaId === klarna.id && one.reference === booked.id,
          )
          const isNamed = klarna.reference === booked.id || booked.klarnaId === klarna.id || isAsked
          if (!isNamed) expect(booked.amount).toBe(klarna.amount)
        }
      }),
    )
  })
})
