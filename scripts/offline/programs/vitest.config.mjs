export default {
  test: { include: ["dom.mjs"], environment: process.env.OFFLINE_ENVIRONMENT, testTimeout: 120_000 },
};
