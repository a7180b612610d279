/** Lua helpers: `time_of` returns the given time, or else the server's, in milliseconds; `claim_at` returns a claim as a list. */
const common = `
local claim_key, done_key = KEYS[1], KEYS[2]
local function time_of(given)
  if given ~= "" then return given end
  local t = redis.call("TIME")
  return string.format("%.0f", t[1] * 1000 + math.floor(t[2] / 1000))
end
local function claim_at(now)
  local kept = redis.call("HMGET", claim_key, "key", "createdAt", "starts", "request", "write", "result")
  local answer = {}
  for index = 1, 6 do answer[index] = kept[index] or "" end
  answer[7] = now
  return answer
end
`;

/**
 * One script for each method of the store, because Redis runs a script as one atomic command. KEYS are the hash of the claim
 * and the sorted set of claims that have a result.
 */
export const redisScripts = {
  claim: `${common}
local key, now, request = ARGV[1], time_of(ARGV[2]), ARGV[3]
if redis.call("HSETNX", claim_key, "key", key) == 1 then
  redis.call("HSET", claim_key, "createdAt", now, "request", request)
end
redis.call("HINCRBY", claim_key, "starts", 1)
return claim_at(now)`,

  fix: `${common}
local key, write, now = ARGV[1], ARGV[2], time_of(ARGV[3])
if redis.call("HGET", claim_key, "key") ~= key then return false end
redis.call("HSETNX", claim_key, "write", write)
return claim_at(now)`,

  done: `${common}
local key, result, now = ARGV[1], ARGV[2], time_of(ARGV[3])
if redis.call("HSETNX", claim_key, "key", key) == 1 then
  redis.call("HSET", claim_key, "createdAt", now, "starts", 1)
end
if redis.call("HSETNX", claim_key, "result", result) == 1 then
  redis.call("ZADD", done_key, now, claim_key)
end
return redis.call("HGET", claim_key, "result")`,

  replace: `${common}
local old_key, key, now = ARGV[1], ARGV[2], time_of(ARGV[3])
if redis.call("HGET", claim_key, "key") ~= old_key then return false end
if redis.call("HEXISTS", claim_key, "result") == 1 then return false end
redis.call("HSET", claim_key, "key", key, "createdAt", now, "starts", 1)
redis.call("HDEL", claim_key, "write")
return claim_at(now)`,

  free: `${common}
local kept = claim_at("")
if kept[1] ~= ARGV[1] or kept[3] ~= "1" or kept[6] ~= "" then return 0 end
redis.call("DEL", claim_key)
return 1`,

  purge: `${common}
local old = redis.call("ZRANGEBYSCORE", done_key, "-inf", "(" .. ARGV[1], "LIMIT", 0, 500)
for _, key in ipairs(old) do
  redis.call("DEL", key)
  redis.call("ZREM", done_key, key)
end
return #old`,
};
