/** Names each test as it ends: jest itself says nothing until a file is through, which takes minutes with a store in it. */
module.exports = class ProgressReporter {
  onTestCaseResult(_test, { status, fullName, duration, failureMessages }) {
    const mark = status === "passed" ? "✓" : status === "failed" ? "✕" : "-"
    process.stderr.write(`${mark} ${fullName.trim()} (${duration ?? 0} ms)\n`)
    if (status === "failed") process.stderr.write(`${failureMessages.join("\n")}\n`)
  }
}
