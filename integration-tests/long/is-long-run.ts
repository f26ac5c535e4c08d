/** True under `npm run long`, which does everything; false in `npm test`, which does a sample of it. */
export const IS_LONG_RUN: boolean = Reflect.get(globalThis, "IS_LONG_RUN") === true
