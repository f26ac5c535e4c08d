import { askedWait } from "../asked-wait"

const NOW = Date.parse("2026-01-01T10:00:00.000Z")

const answer = (status: number, headers: Record<string, string>) => ({
  body: "",
  headers: new Map(Object.entries(headers)),
  status,
})

describe("how long an answer asks to wait", () => {
  it.each([
    ["nothing said", 429, {}, undefined],
    ["Retry-After in seconds", 429, { "retry-after": "3" }, 3_000],
    ["Retry-After of zero", 503, { "retry-after": "0" }, 0],
    ["Retry-After as a date", 503, { "retry-after": "Thu, 01 Jan 2026 10:00:05 GMT" }, 5_000],
    ["a date that has passed", 503, { "retry-after": "Thu, 01 Jan 2026 09:00:00 GMT" }, 0],
    ["X-Ratelimit-Reset of a 429", 429, { "x-ratelimit-reset": "1" }, 1_000],
    ["both: Retry-After counts", 429, { "retry-after": "2", "x-ratelimit-reset": "1" }, 2_000],
    ["X-Ratelimit-Reset of a 500 says nothing", 500, { "x-ratelimit-reset": "1" }, undefined],
    ["nonsense", 429, { "retry-after": "soon", "x-ratelimit-reset": "-1" }, undefined],
    ["a date that is none", 429, { "retry-after": "Someday GMT" }, undefined],
    ["nonsense before the reset", 429, { "retry-after": "", "x-ratelimit-reset": "1" }, 1_000],
  ])("%s", (_what, status, headers, expected) => {
    expect(askedWait(answer(status, headers as Record<string, string>), NOW)).toBe(expected)
  })
})
