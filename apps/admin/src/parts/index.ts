export { Act } from "./act.tsx";
export { Badge, classColour, ClassMark, useClassName, type ClassOrNone } from "./badges.tsx";
export { asCode, Facts, FillBar, ShareBar } from "./bars.tsx";
export { Dialog } from "./dialog.tsx";
export { Filters, SearchField, SelectField } from "./filters.tsx";
export { Emphasised, Figure, Page, Section, Wide } from "./page.tsx";
export { Empty, Failed, Notice, Waiting, type Failure, type Tone } from "./states.tsx";
export { DataTable, type Column } from "./table.tsx";
export { Source } from "./source.tsx";
