export { SignInPage } from "./SignInPage.tsx";
export { roleNames } from "./text.ts";
