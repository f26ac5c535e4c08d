/**
 * Gives the tests of a project the time that jest.config.js says: jest knows one `testTimeout` for all projects and
 * ignores a project's own.
 */
/* global jest, PATIENCE_MS */
jest.setTimeout(PATIENCE_MS)
