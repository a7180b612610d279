export default {
  test: { include: ["dom.test.mjs"], environment: process.env.OFFLINE_ENVIRONMENT, testTimeout: 120_000 },
};
