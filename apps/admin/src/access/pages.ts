export { LogPage } from "./LogPage.tsx";
export { SecurityPage } from "./SecurityPage.tsx";
export { UsersPage } from "./UsersPage.tsx";
