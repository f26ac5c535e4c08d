import { readArguments } from "../support/arguments"

describe("readArguments", () => {
  it.each([
    [[], { kind: "serve" }],
    [["--check"], { kind: "check" }],
    [["--help"], { kind: "help" }],
    [["--chek"], { kind: "wrong", argument: "--chek" }],
    [["--check", "fast"], { kind: "wrong", argument: "fast" }],
  ])("reads %j", (args, wish) => {
    expect(readArguments(args)).toEqual(wish)
  })
})
