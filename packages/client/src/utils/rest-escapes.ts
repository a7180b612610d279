/** Characters that a REST path has as their position in this text, between underscores: `/` is `_6_`. */
export const restEscapes = "<>*%:&/\\_ ?.#+";
