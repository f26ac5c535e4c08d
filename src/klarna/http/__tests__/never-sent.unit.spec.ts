import { wasNeverSent } from "../never-sent"

const failure = (more: object) => Object.assign(new Error("no"), more)
const refused = failure({ code: "ECONNREFUSED", syscall: "connect" })

describe("whether a request never left", () => {
  it.each([
    ["nobody listens", refused, true],
    ["the name is unknown", failure({ code: "ENOTFOUND", syscall: "getaddrinfo" }), true],
    ["no address of the host answers", new AggregateError([refused, refused]), true],
    ["the certificate has expired", failure({ code: "CERT_HAS_EXPIRED" }), true],
    ["the certificate is another's", failure({ code: "ERR_TLS_CERT_ALTNAME_INVALID" }), true],
    ["the connection broke", failure({ code: "ECONNRESET", syscall: "read" }), false],
    ["the connection was closed", failure({ code: "ECONNRESET" }), false],
    ["the pipe broke", failure({ code: "EPIPE", syscall: "write" }), false],
    ["the host got lost on the way", failure({ code: "EHOSTUNREACH", syscall: "read" }), false],
    ["it took too long", failure({ code: "ERR_CANCELED" }), false],
    ["something else", "thrown", false],
  ])("%s", (_what, given, expected) => {
    expect(wasNeverSent(given)).toBe(expected)
  })
})
