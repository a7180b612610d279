export { addDays, daysBetween, endOfMonth, fromDays, isDate, lastDay, toDays, weekday } from "./calendar.ts";
export { danishLocalTime, danishToday, utcStamp, utcTime } from "./danish-time.ts";
