export {
  addDays,
  daysBetween,
  endOfMonth,
  fromDays,
  isDate,
  lastDay,
  toDays,
  twelveMonthsUntil,
  weekday,
} from "./calendar.ts";
export { danishLocalTime, danishToday, utcStamp, utcTime } from "./danish-time.ts";
