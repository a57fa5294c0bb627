export {
  Badge,
  classColour,
  ClassMark,
  StandingBadge,
  useClassName,
  type ClassOrNone,
} from "./badges.tsx";
export { asCode, Facts, FillBar, ShareBar, type Share } from "./bars.tsx";
export { Dialog } from "./dialog.tsx";
export { Filters, SearchField, SelectField, type Option } from "./filters.tsx";
export { Emphasised, Figure, Page, Section, Wide } from "./page.tsx";
export { Empty, Failed, Notice, Waiting, type Failure, type Tone } from "./states.tsx";
export { DataTable, type Column, type Sort } from "./table.tsx";
