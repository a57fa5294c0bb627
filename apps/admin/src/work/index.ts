export { MyWork } from "./MyWork.tsx";
export { WorkPage } from "./WorkPage.tsx";
