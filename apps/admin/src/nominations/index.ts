export { BoardPage } from "./BoardPage.tsx";
export { ListPage } from "./ListPage.tsx";
