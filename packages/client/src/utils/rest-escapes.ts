/** Characters that REST writes in a path as their position in this text between underscores: `/` is `_6_` (behaviour.md 10). */
export const restEscapes = "<>*%:&/\\_ ?.#+";
