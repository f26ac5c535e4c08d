import { ANSWER_DEVIATIONS } from "./answer-deviations"
import { DEVIATIONS } from "./deviations"
import { entriesOfRecordings, isOnPage } from "./places"

describe("the page of recordings", () => {
  it("numbers the entries of each section without a gap", () => {
    const places = entriesOfRecordings().map(({ place }) => place)
    const count = (section: number) =>
      places.filter((place) => place.startsWith(`${section}.`)).length
    const expected = [4, 5, 6].flatMap((section) =>
      Array.from({ length: count(section) }, (_, index) => `${section}.${index + 1}`),
    )
    expect(places).toEqual(expected)
    expect(places.length).toBeGreaterThan(40)
  })

  it("says of each entry how sure it is", () => {
    const unsure = entriesOfRecordings().filter(({ evidence }) => evidence.length === 0)
    expect(unsure).toEqual([])
  })

  it("has the place that every deviation of our schemas rests on", () => {
    const astray = [...DEVIATIONS, ...ANSWER_DEVIATIONS].filter(({ place }) => !isOnPage(place))
    expect(astray).toEqual([])
  })
})
