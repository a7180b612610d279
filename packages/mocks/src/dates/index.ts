export { addDays, daysBetween, endOfMonth, fromDays, isDate, toDays, weekday } from "./calendar.ts";
export { danishLocalTime, danishToday, utcStamp, utcTime } from "./danish-time.ts";
